#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/report/run_record.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// Says what distinguishes a piece of work from all others: the version, the settings in words, the scenario's numbers
/// and what is in the files that were read. Short; equal for the same work alone. `command` names it to a reader.
std::string work_key(std::string_view command, std::string_view settings, const Scenario& scenario,
                     const std::vector<InputFile>& inputs);

}  // namespace ccsim
