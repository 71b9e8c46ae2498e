#pragma once

#include <string_view>

#include "sim/measures/measure.h"

namespace ccsim {

/// A measure that the program itself names, in a chart or a check. Throws Fault when the table of measures has no such
/// row: nothing is left out unnoticed because a name was mistyped or a measure has gone.
const Measure& measure_named(std::string_view id, std::string_view breakdown);

}  // namespace ccsim
