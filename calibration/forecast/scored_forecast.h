#pragma once

#include <optional>
#include <vector>

#include "calibration/fitted_rows.h"
#include "calibration/forecast/predictive.h"
#include "calibration/forecast/scores.h"

namespace ccsim::forecast {

/// A figure that was published after it was forecast.
struct OutturnFigure {
    double value = 0;  ///< in its unit
    double step = 0;   ///< printed as a multiple of this; 0 when it was not rounded
};

/// What a forecast says of one figure, in its unit, before rounding.
struct FigureForecast {
    std::vector<ForecastQuantile> quantiles = {};  ///< with the median and the ends of the 50%, 80% and 90% intervals
    std::vector<double> draws = {};                ///< in any order
    bool draws_are_independent = false;            ///< false: they are evenly spread over the distribution
};

/// The forecast of a distribution at the 23 scored shares, with so many even draws.
FigureForecast forecast_of(const Predictive& predictive, std::size_t draws = 1000);

/// The forecast of independent draws, such as those of a model: their quantiles at the 23 scored shares. Throws Fault
/// for fewer than two draws.
FigureForecast forecast_of_draws(std::vector<double> draws);

/// The forecast that is known by some quantiles alone: even draws of the distribution that is straight between them.
/// Beyond the outermost it goes on as steeply as just inside.
FigureForecast forecast_of_quantiles(std::vector<ForecastQuantile> quantiles, std::size_t draws = 1000);

/// All scores of one forecast of one figure. What is scored is the forecast of the *published* figure: quantiles and
/// draws are rounded as it was before anything else.
struct FigureScores {
    double median = 0;  ///< of the rounded forecast, in the unit of the figure
    double crps = 0;    ///< on the scale, as those that follow
    IntervalScore interval;
    double absolute_error = 0;                         ///< of the median
    bool in_50 = false, in_80 = false, in_90 = false;  ///< whether the central intervals hold the figure
    double pit = 0;                                    ///< randomised: even between 0 and 1 when forecasts are right
};

/// Scores a forecast on a scale. `u` is an even random number for the PIT. On the logarithm and the log odds, rounded
/// values that fall off the scale (nobody, all) stand half a step inside it, the figure and the forecast alike. Empty
/// when the figure is off the scale and was not rounded: nothing says then how near the edge it is.
std::optional<FigureScores> scores_of(const FigureForecast& forecast, const OutturnFigure& figure, Scale scale,
                                      double u);

}  // namespace ccsim::forecast
