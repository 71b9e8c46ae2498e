#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calibration/forecast/fitted_model.h"
#include "calibration/forecast/state_space.h"

// ARIMA models by exact maximum likelihood in state-space form. The start of a series that is differenced has a flat
// prior, so that a complete series has the likelihood of its differences, and one with gaps needs no differences.
namespace ccsim::forecast {

/// Which ARIMA model: p and q from 0 to 2, d from 0 to 2. The constant is the mean where d = 0 and the drift where d
/// = 1.
struct ArimaOrder {
    int p = 0, d = 0, q = 0;
    bool constant = false;
};

/// "ARIMA(1,1,0) with drift".
std::string name_of(const ArimaOrder& order);

/// The model with given coefficients: w(t) = ar1 w(t-1) + ... + e(t) + ma1 e(t-1) + ..., w the d-th difference less the
/// constant.
StateSpace arima_model(const ArimaOrder& order, const std::vector<double>& ar, const std::vector<double>& ma);

/// Fits the coefficients, stationary and invertible. `values` are the ar, the ma, and the constant if there is one.
/// Empty when there are fewer than two more figures (less d) than parameters, or they are fitted without error.
std::optional<FittedModel> fit_arima(const Series& series, const ArimaOrder& order, const std::vector<int>& horizons);

/// How often the series is differenced, 0 to 2: while the KPSS test of a constant level (Kwiatkowski, Phillips, Schmidt
/// and Shin 1992; 5%, lags trunc(3 sqrt(n) / 13)) refuses. The test takes the figures one after the other; it knows
/// nothing of gaps.
int differences_needed(const Series& series);

/// The best by AICc of all orders with p and q up to 2 and d as needed, with and without the constant; models with a
/// root within 1% of the unit circle are left out.
std::optional<FittedModel> fit_arima(const Series& series, const std::vector<int>& horizons);

}  // namespace ccsim::forecast
