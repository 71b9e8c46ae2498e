#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/problems.h"
#include "sim/scenario/layer.h"

namespace ccsim {

/// A scenario file and those it extends. A scenario that stands in a file, below `extends`, is a layer and no file.
struct ScenarioFiles {
    std::vector<Layer> layers;       ///< the one at the bottom first, the file itself last
    std::vector<std::string> names;  ///< of the files, the file itself first
};

/// Reads the file, the one it extends, and so on. Notes every problem: a file that another one names and that cannot be
/// read is a problem at the place of the name. Throws FileError when the file itself is missing or cannot be read.
ScenarioFiles read_scenario_files(const std::filesystem::path& file, std::vector<Problem>& problems);

/// A scenario file may have this many bytes.
inline constexpr std::uintmax_t largest_scenario_file = std::uintmax_t{4} * 1024 * 1024;

}  // namespace ccsim
