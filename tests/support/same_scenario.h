#pragma once

#include <string>

#include "sim/scenario/scenario.h"

namespace ccsim::tests {

/// The first thing in which two scenarios differ, to the last bit; empty when they are equal. The cases of a case file
/// are compared by their number only, and the files they were read from not at all.
std::string first_difference(const Scenario& a, const Scenario& b);

}  // namespace ccsim::tests
