# Writes ccsim_version.h: run by every build, see the target ccsim_version. Works without git and outside a checkout.
set(COMMIT unknown)
find_program(GIT git)
if(GIT AND EXISTS ${SOURCE}/.git)
  # The checkout may belong to another user, as in a container; reading its commit is safe all the same.
  execute_process(COMMAND ${GIT} -c safe.directory=* --no-optional-locks -C ${SOURCE}
                          describe --always --dirty --exclude=* --abbrev=12
                  OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed ERROR_QUIET)
  if(NOT failed)
    set(COMMIT ${found})
  endif()
endif()

set(TEXT [[
#pragma once

#include <string_view>

// Made by the build from tools/version.cmake.
namespace ccsim {

inline constexpr std::string_view version = "@VERSION@";
/// Of the source tree, with "-dirty" when tracked files differ from it; "unknown" outside a checkout.
inline constexpr std::string_view commit = "@COMMIT@";
inline constexpr std::string_view compiler = "@COMPILER@";
inline constexpr std::string_view build_type = "@BUILD_TYPE@";

}  // namespace ccsim
]])
string(CONFIGURE "${TEXT}" TEXT @ONLY)
file(CONFIGURE OUTPUT ${HEADER} CONTENT "${TEXT}" @ONLY)  # leaves the file alone when nothing has changed
