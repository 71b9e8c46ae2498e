#include "sim/app/inputs_of_ranks.h"

#include <fmt/format.h>

#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/sha256.h"

namespace ccsim {

void check_same_inputs(const std::string& key) {
    const std::string digest = sha256_of(key);
    if (as_first_has(digest) == digest) return;
    throw InputError({{.file = fmt::format("process {}", rank()),
                       .what = "reads other inputs, or is another version, than process 0",
                       .hint = "start all from one folder of a disk that all machines share"}});
}

FolderOfRanks::FolderOfRanks(const std::filesystem::path& folder, Overwrite overwrite) {
    if (leads()) held_.emplace(folder, overwrite);
}

}  // namespace ccsim
