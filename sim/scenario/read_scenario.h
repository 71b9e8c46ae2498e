#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/scenario/layer.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// Reads a scenario: the files it extends, first things first; the file itself; the settings of --set, each
/// path=value; and its case file. Every value is checked: what comes back can be simulated. What settings change is a
/// scenario of its own: "baseline with closure.chance_finalised=0.3", whose description lists the changes.
/// Throws InputError with every problem found in any of them, and FileError when the file itself is missing or cannot
/// be read. (A file that another one names is a problem at the place of the name.)
Scenario read_scenario(const std::filesystem::path& file, const std::vector<std::string>& settings = {});

/// The scenario that layers of files make, of which there is at least one; the last gives it its name. Throws
/// InputError as read_scenario does.
Scenario scenario_of(std::span<const Layer> layers);

}  // namespace ccsim
