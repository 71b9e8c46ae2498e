#include "calibration/forecast/theta.h"

#include "calibration/forecast/exponential_smoothing.h"
#include "calibration/forecast/random_walk.h"

namespace ccsim::forecast {

std::optional<FittedModel> fit_theta(const Series& series, const std::vector<int>& horizons) {
    auto fit = fit_smoothing(series, Trend::none, horizons);
    const auto line = fit_line(series, {1});
    if (!fit || !line) return {};
    const double slope = line->values[1];
    const auto last = filtered(smoothing_model(Trend::none, {.alpha = fit->values[0]}), series);
    // How far the smoothing of the line lags behind it: nothing at the first figure, then a quarter's slope more each
    // quarter, of which each figure takes its gain away.
    double lag = -slope;
    for (std::size_t i = 0; i < series.size(); ++i) {
        lag += slope * (i == 0 ? 1 : series[i].quarter - series[i - 1].quarter);
        lag *= 1 - last->gains[i];
    }
    for (std::size_t i = 0; i < horizons.size(); ++i) fit->ahead[i].centre += 0.5 * (lag + slope * horizons[i]);
    fit->name = "Theta";
    fit->values = {fit->values[0], 0.5 * slope};
    return fit;
}

}  // namespace ccsim::forecast
