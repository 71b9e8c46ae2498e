#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calibration/forecast/fitted_model.h"
#include "calibration/forecast/state_space.h"

// Exponential smoothing with additive errors as a state space with one source of error (Hyndman, Koehler, Ord and
// Snyder 2008): ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N).
namespace ccsim::forecast {

enum class Trend : std::uint8_t { none, additive, damped };

/// How fast level and trend follow the figures. 0 < beta < alpha < 1; phi damps the trend, 1 when it does not.
struct Smoothing {
    double alpha = 0.5, beta = 0, phi = 1;
};

/// The model with its level and trend before the first quarter unknown and fitted.
StateSpace smoothing_model(Trend trend, const Smoothing& smoothing);

/// Maximum likelihood within the bounds of R's forecast (alpha 0.0001 to 0.9999, beta 0.0001 to alpha, phi 0.8 to
/// 0.98). `values` are alpha, beta, phi. Empty when there are fewer than two more figures than parameters, the variance
/// counted, or they are on the model's line without error.
std::optional<FittedModel> fit_smoothing(const Series& series, Trend trend, const std::vector<int>& horizons);

/// The best of the three by AICc.
std::optional<FittedModel> fit_smoothing(const Series& series, const std::vector<int>& horizons);

}  // namespace ccsim::forecast
