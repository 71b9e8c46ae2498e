#pragma once

#include <optional>

#include "sim/measures/measure.h"

namespace ccsim::tests {

/// True when the measure is a number of cases, each counted or not: a sum of indicators.
bool counts_cases(const Measure& measure);

/// What a measure that is not a number of cases is made of: about how many cases its value hangs on, in whole cases,
/// and how many of those it takes until the central limit holds for their sum.
struct Events {
    double cases = 0;
    double many = 0;
};

/// The events behind a figure of the expected engine whose value is `value`. Empty when nobody has said what the
/// measure is made of: a new measure of money or a ratio needs a row in events.cpp.
std::optional<Events> events_of(const Measure& measure, std::span<const ExpectedTally> series, std::size_t at,
                                double value);

}  // namespace ccsim::tests
