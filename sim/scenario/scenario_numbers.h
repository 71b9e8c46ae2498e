#pragma once

#include <string>

#include "sim/scenario/scenario.h"

namespace ccsim {

/// Every number that the simulated past depends on, one a line as path=value: the calendar's start, the parameters, the
/// lists. Two scenarios with the same text differ at most in name, seed and length, and in how measures count them. A
/// posterior is known by the digest of the text of the scenario it was fitted to.
std::string numbers_of(const Scenario& scenario);

}  // namespace ccsim
