#include "sim/app/work_key.h"

#include <fmt/format.h>

#include "ccsim_version.h"
#include "sim/report/sha256.h"
#include "sim/scenario/scenario_numbers.h"

namespace ccsim {

std::string work_key(std::string_view command, std::string_view settings, const Scenario& scenario,
                     const std::vector<InputFile>& inputs) {
    std::string text = fmt::format("{} {} {}\n", version, commit, settings) + numbers_of(scenario);
    for (const InputFile& input : inputs) text += input.sha256 + '\n';
    return fmt::format("ccsim {} {}", command, sha256_of(text));
}

}  // namespace ccsim
