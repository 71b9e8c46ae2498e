#pragma once

#include <filesystem>
#include <string>

namespace ccsim::tests {

/// The top of the source tree, and the built program.
inline const std::filesystem::path source_dir = CCSIM_SOURCE_DIR;
inline const std::filesystem::path program = CCSIM_PROGRAM;

/// The scenario that most tests of commands are about.
inline const std::string baseline_file = (source_dir / "scenarios" / "baseline.yaml").string();

}  // namespace ccsim::tests
