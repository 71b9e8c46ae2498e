#pragma once

#include <string_view>
#include <vector>

#include "calibration/fitted_rows.h"
#include "sim/core/quarter.h"

namespace ccsim::forecast {

/// A figure known for a quarter.
struct SeriesPoint {
    Quarter quarter;
    double value = 0;
};

/// Figures in rising order of their quarters, each quarter at most once. A quarter without a figure is simply not
/// there.
using Series = std::vector<SeriesPoint>;

/// The scale on which figures of a unit are forecast and scored: log odds for percentages, logarithms for counts and
/// money. Both need values inside their range: see has_scale.
Scale usual_scale(std::string_view unit);

/// Whether every value can stand on the scale: above 0 for the logarithm, between 0 and 100 for the log odds.
bool has_scale(const Series& series, Scale scale);

/// The series with its values on the scale.
Series on_scale(const Series& series, Scale scale);

/// A place on a scale as a value in the unit: the inverse of on_scale(Scale, double).
double off_scale(Scale scale, double place);

/// What follows the last point for several quarters: how many quarters after it each of them is. Throws Fault when one
/// is not after it, or the series is empty.
std::vector<int> horizons(const Series& series, const std::vector<Quarter>& quarters);

}  // namespace ccsim::forecast
