#pragma once

#include <filesystem>
#include <string>

#include "sim/scenario/drawn_scenario.h"

namespace ccsim {

/// A scenario as YAML that can be run again, with the same draws or without. Where draws belong to one that it extends,
/// that one is written in full below `extends`, and above it what differs, as it was said: so the draws replace the
/// same numbers again, and what is multiplied or added to is so in every draw. Any other is written as yaml_of writes
/// it. `folder` is where the text is to be saved.
std::string yaml_of(const DrawnScenario& drawn, const std::filesystem::path& folder = {});

}  // namespace ccsim
