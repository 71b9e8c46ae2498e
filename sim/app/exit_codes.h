#pragma once

namespace ccsim {

/// What the program tells the shell. The meanings are published and do not change.
enum class ExitCode : int {
    done = 0,
    fault = 1,  ///< the program is wrong
    wrong_command_line = 2,
    invalid_input = 3,  ///< a scenario, a history or another input
    file_error = 4,     ///< missing, or cannot be read or written
    check_failed = 5,
    interrupted = 130
};

}  // namespace ccsim
