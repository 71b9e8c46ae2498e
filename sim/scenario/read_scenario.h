#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace ccsim {

/// One --set path=value of the command line. The path is that of a key, or of a number in a list, such as
/// closure.phases[2016-03-31].capacity_cases_a_week; the value is written as in YAML.
struct Override {
    std::string path;
    std::string value;
};

/// Reads a scenario: the files it extends, first things first; the file itself; the overrides; and its case file.
/// Throws InputError with every problem found in any of them, and FileError when the file itself is missing or cannot
/// be read. (A file that another one names is a problem at the place of the name.)
Scenario read_scenario(const std::filesystem::path& file, const std::vector<Override>& overrides = {});

}  // namespace ccsim
