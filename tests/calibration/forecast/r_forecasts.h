#pragma once

#include <string>
#include <vector>

#include "calibration/forecast/fitted_model.h"
#include "tests/calibration/methods/fixtures.h"

// What R's forecast package says of the series in fixtures/, beside ours.
namespace ccsim::tests {

/// A table of tests/calibration/forecast/fixtures.
Fixture read_forecast_fixture(const std::string& name);

/// A series of series.csv or series_with_gaps.csv by its number. Its quarters count from March 2000.
forecast::Series series_of(const Fixture& table, int number);

/// One model's forecasts in a table of R's: rows first to first + 3, the horizons 1, 2, 4 and 8.
inline const std::vector<int> r_horizons{1, 2, 4, 8};

/// How far ours is from R's, the worst of the horizons: of middles and ends of the 80% and 95% intervals as a share of
/// R's figure, and of the intervals' widths as a share of R's. The normal distribution is R's.
struct Distance {
    double figures = 0, widths = 0;
};
Distance distance(const forecast::Bells& ours, const Fixture& table, std::size_t first);

/// The same with Student's t, which R takes for a straight line.
Distance distance_by_t(const forecast::Bells& ours, const Fixture& table, std::size_t first);

}  // namespace ccsim::tests
