#pragma once

#include <filesystem>
#include <string>

#include "sim/scenario/scenario.h"

namespace ccsim {

/// The complete scenario as YAML, one line a number: reading it gives an equal scenario. `folder` is where the text is
/// to be saved; the name of a case file is written relative to it.
std::string yaml_of(const Scenario& scenario, const std::filesystem::path& folder = {});

/// The same for people: above each number its description, range and source, within 110 columns.
std::string commented_scenario(const Scenario& scenario, const std::filesystem::path& folder = {});

/// The name of a case file for a scenario that is to be saved in a folder; unchanged when the folder has no name.
std::string case_file_seen_from(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace ccsim
