#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace ccsim {

/// Reads a scenario: the files it extends, first things first; the file itself; the settings of --set, each
/// path=value; and its case file. Every value is checked: what comes back can be simulated.
/// Throws InputError with every problem found in any of them, and FileError when the file itself is missing or cannot
/// be read. (A file that another one names is a problem at the place of the name.)
Scenario read_scenario(const std::filesystem::path& file, const std::vector<std::string>& settings = {});

}  // namespace ccsim
