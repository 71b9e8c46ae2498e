#pragma once

#include <string>
#include <vector>

#include "tests/support/bad_inputs.h"

// The rows of the table of bad inputs, one file a kind. Only bad_inputs.cpp needs them.
namespace ccsim::tests {

std::vector<BadInput> bad_files();
std::vector<BadInput> bad_yaml();
std::vector<BadInput> bad_values();
std::vector<BadInput> bad_lists();
std::vector<BadInput> bad_settings();
std::vector<BadInput> bad_case_files();

}  // namespace ccsim::tests
