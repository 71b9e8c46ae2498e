#pragma once

#include <filesystem>

namespace ccsim::tests {

/// The top of the source tree, and the built program.
inline const std::filesystem::path source_dir = CCSIM_SOURCE_DIR;
inline const std::filesystem::path program = CCSIM_PROGRAM;

}  // namespace ccsim::tests
