#pragma once

#include <optional>
#include <vector>

#include "calibration/forecast/fitted_model.h"

namespace ccsim::forecast {

/// The Theta method (Assimakopoulos and Nikolopoulos 2000) as Hyndman and Billah (2003) have it: the mean of the
/// straight line through the figures, and of simple exponential smoothing of twice the figures less the line. The
/// smoothing is that of the figures; its gains, which gaps make larger, also follow the line. `values` are alpha and
/// half the slope. Empty when simple exponential smoothing is.
std::optional<FittedModel> fit_theta(const Series& series, const std::vector<int>& horizons);

}  // namespace ccsim::forecast
