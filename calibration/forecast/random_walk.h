#pragma once

#include <optional>
#include <vector>

#include "calibration/forecast/fitted_model.h"

// Forecasts that go on from the last figure with steps that do not depend on each other. A step over several quarters
// has as many times the variance of one, so that gaps are as they are.
namespace ccsim::forecast {

/// The last figure, whatever comes. Empty when there are fewer than two figures or all are the same; as those that
/// follow.
std::optional<FittedModel> fit_last_value(const Series& series, const std::vector<int>& horizons);

/// Goes on by the mean step from the first figure to the last, which is uncertain itself. Needs three figures not on a
/// line.
std::optional<FittedModel> fit_drift(const Series& series, const std::vector<int>& horizons);

/// The last figure, and from it a change known from elsewhere for each quarter; how far the series' own steps have been
/// from that change says how wide it is.
std::optional<FittedModel> fit_known_drift(const Series& series, double change_a_quarter,
                                           const std::vector<int>& horizons);

/// A straight line through all figures by least squares, with errors that do not depend on each other; what is
/// uncertain about the line is in the widths. Needs three figures not on a line.
std::optional<FittedModel> fit_line(const Series& series, const std::vector<int>& horizons);

}  // namespace ccsim::forecast
