#pragma once

#include <vector>

#include "sim/core/problems.h"
#include "sim/scenario/layer.h"

namespace ccsim {

/// Notes what is wrong with values that are each in range but not together: shares over 1, quarters out of order,
/// amounts that the model's pence could not hold. Points at the value given last.
void check_together(Layered& layered);

inline constexpr int most_quarters = 200;
inline constexpr double most_opening_cases = 2e9;
inline constexpr double most_weekly_liability_pounds = 2'000;

}  // namespace ccsim
