#pragma once

#include <cstddef>
#include <span>
#include <vector>

// Scores of a forecast by what came. All are on the scale of their arguments; smaller is better. The definitions and
// the names of the parts are those of R's scoringutils.
namespace ccsim::forecast {

/// Continuous ranked probability score of a normal distribution (Gneiting and Raftery 2007, equation 5). Throws Fault
/// when the standard deviation is not above 0.
double crps_of_normal(double mean, double sd, double came);

/// The same of independent draws, the fair estimator: unbiased for any number of draws (Ferro 2014). Throws Fault for
/// fewer than two.
double fair_crps_of_draws(std::vector<double> draws, double came);

/// The same of a distribution that is even over these values and nothing else.
double crps_of_values(std::vector<double> values, double came);

/// A value and the share of the forecast below it.
struct ForecastQuantile {
    double share = 0, value = 0;
};

/// Weighted interval score and what it is made of: score = dispersion + too_high + too_low.
struct IntervalScore {
    double score = 0;
    double dispersion = 0;  ///< how wide the intervals are
    double too_high = 0;    ///< how far what came is below them
    double too_low = 0;     ///< how far what came is above them
};

/// The weighted interval score (Bracher, Ray, Gneiting and Reich 2021) of quantiles in rising order, each with its
/// counterpart (0.05 and 0.95), and the median. Throws Fault when they are not so.
IntervalScore weighted_interval_score(std::span<const ForecastQuantile> quantiles, double came);

/// Whether what came lies in the central interval of a share, ends included: 0.9 needs the quantiles at 0.05 and 0.95.
/// Throws Fault when they are not there.
bool covers(std::span<const ForecastQuantile> quantiles, double share, double came);

/// The randomised probability integral transform: evenly spread between the shares of the forecast below what came and
/// up to it. Forecast and figure are rounded alike; `u` is an even random number between 0 and 1.
double randomised_pit(double share_below, double share_up_to, double u);

/// The shares at which forecasts are kept to be scored: 23, as forecast hubs have them.
inline constexpr double scored_shares[] = {0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4,   0.45, 0.5,
                                           0.55, 0.6,   0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99};

}  // namespace ccsim::forecast
