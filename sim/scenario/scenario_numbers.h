#pragma once

#include <string>
#include <vector>

#include "sim/scenario/parameter_values.h"
#include "sim/scenario/scenario.h"

// What the simulated past depends on. Two scenarios that have the same differ at most in name, seed and length, and in
// how measures count them.
namespace ccsim {

/// The calendar's start, every value of the parameters, and that there is a case file where there is one.
std::vector<ParameterValue> past_values(const Scenario& scenario);

/// The same as one text, a line a number and a line an item of a list. A value at which its parameter changes nothing
/// is left out, so that a new parameter leaves the texts, and digests of them, as they were.
std::string numbers_of(const Scenario& scenario);

}  // namespace ccsim
