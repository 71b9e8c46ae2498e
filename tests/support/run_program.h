#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace ccsim::tests {

/// What the program said and did.
struct Ran {
    int exit_code = 0;
    std::string out, err;
};

/// Runs the built program in a folder. `interrupt_after_seconds`: sends it Ctrl-C then, when it is over 0.
Ran run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                double interrupt_after_seconds = 0);

/// Runs it with its standard output going to a file that is open for writing: a device, the end of a pipe.
Ran run_program_printing_to(int descriptor, const std::vector<std::string>& arguments,
                            const std::filesystem::path& folder);

/// Runs it and, as soon as there is a file of this name in the folder, does something else and then sends it a signal.
Ran run_program_while(const std::filesystem::path& file, const std::vector<std::string>& arguments,
                      const std::filesystem::path& folder, const std::function<void()>& meanwhile, int signal);

/// Runs it and sends it Ctrl-C as soon as there is a file of this name in the folder, however slow the machine is.
Ran run_program_until(const std::filesystem::path& file, const std::vector<std::string>& arguments,
                      const std::filesystem::path& folder);

/// A whole file. Throws when it cannot be read.
std::string read_file(const std::filesystem::path& file);

}  // namespace ccsim::tests
