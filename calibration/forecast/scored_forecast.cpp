#include "calibration/forecast/scored_forecast.h"

#include <algorithm>
#include <cmath>

#include "calibration/observation.h"
#include "sim/core/problems.h"
#include "sim/measures/rounding.h"
#include "sim/measures/summaries.h"

namespace ccsim::forecast {
namespace {

/// Where a value that is rounded stands on a scale. 0 and 100 would leave the scale, so they stand half a step inside
/// it: what was rounded to nothing was less than that. A step of half the scale and more leaves the middle.
double inside_scale(double published, double step, Scale scale) {
    const double inside = step > 0 ? step / 2 : 1e-9;
    if (scale == Scale::log) return on_scale(scale, std::max(published, inside));
    if (scale == Scale::logit)
        return on_scale(scale, std::clamp(published, std::min(inside, 50.0), std::max(100 - inside, 50.0)));
    return published;
}

/// The published form of a value on a scale.
double placed(double value, double step, Scale scale) {
    return inside_scale(step > 0 ? rounded(value, step) : value, step, scale);
}

/// The value at a share of a distribution that is straight between quantiles, and beyond them.
double straight_between(const std::vector<ForecastQuantile>& quantiles, double share) {
    std::size_t above = 1;
    while (above + 1 < quantiles.size() && quantiles[above].share < share) ++above;
    const ForecastQuantile &a = quantiles[above - 1], &b = quantiles[above];
    return a.value + (b.value - a.value) * (share - a.share) / (b.share - a.share);
}

}  // namespace

FigureForecast forecast_of(const Predictive& predictive, std::size_t draws) {
    FigureForecast out{.draws = predictive.even_draws(draws)};
    for (const double share : scored_shares) out.quantiles.push_back({share, predictive.quantile(share)});
    return out;
}

FigureForecast forecast_of_draws(std::vector<double> draws) {
    if (draws.size() < 2) throw Fault("a forecast of fewer than two draws");
    std::ranges::sort(draws);
    FigureForecast out{.draws_are_independent = true};
    for (const double share : scored_shares) out.quantiles.push_back({share, quantile(draws, share)});
    out.draws = std::move(draws);
    return out;
}

FigureForecast forecast_of_quantiles(std::vector<ForecastQuantile> quantiles, std::size_t draws) {
    if (quantiles.size() < 2) throw Fault("a forecast of fewer than two quantiles");
    FigureForecast out;
    for (std::size_t i = 0; i < draws; ++i)
        out.draws.push_back(straight_between(quantiles, (static_cast<double>(i) + 0.5) / static_cast<double>(draws)));
    out.quantiles = std::move(quantiles);
    return out;
}

std::optional<FigureScores> scores_of(const FigureForecast& forecast, const OutturnFigure& figure, Scale scale,
                                      double u) {
    double came = on_scale(scale, figure.value);
    if (!std::isfinite(came) && figure.step > 0) came = inside_scale(figure.value, figure.step, scale);
    if (!std::isfinite(came)) return {};
    std::vector<ForecastQuantile> quantiles = forecast.quantiles;
    for (ForecastQuantile& q : quantiles) q.value = placed(q.value, figure.step, scale);
    std::vector<double> draws;
    for (const double d : forecast.draws) draws.push_back(placed(d, figure.step, scale));
    FigureScores out;
    const auto median = std::ranges::find(forecast.quantiles, 0.5, &ForecastQuantile::share);
    if (median == forecast.quantiles.end()) throw Fault("a forecast without its median");
    out.median = figure.step > 0 ? rounded(median->value, figure.step) : median->value;
    out.crps = forecast.draws_are_independent ? fair_crps_of_draws(draws, came) : crps_of_values(draws, came);
    out.interval = weighted_interval_score(quantiles, came);
    out.absolute_error = std::abs(placed(median->value, figure.step, scale) - came);
    out.in_50 = covers(quantiles, 0.5, came);
    out.in_80 = covers(quantiles, 0.8, came);
    out.in_90 = covers(quantiles, 0.9, came);
    // Equal after rounding means within half a step before it, whatever the last binary digit says.
    const auto n = static_cast<double>(forecast.draws.size());
    double below = 0, same = 0;
    for (const double d : forecast.draws) {
        const double off = (figure.step > 0 ? rounded(d, figure.step) : d) - figure.value;
        if (std::abs(off) <= 1e-6 * figure.step) ++same;
        else if (off < 0) ++below;
    }
    // Draws without rounding leave a gap around the figure, which is shared out.
    out.pit = figure.step > 0 ? randomised_pit(below / n, (below + same) / n, u)
                              : randomised_pit(below / (n + 1), (below + same + 1) / (n + 1), u);
    return out;
}

}  // namespace ccsim::forecast
