#pragma once

#include <span>
#include <string>

namespace ccsim {

/// Does what a command line says, its words after the name of the program, and says what it did. Gives back what the
/// shell is told.
int run_program(std::span<const std::string> words);

}  // namespace ccsim
