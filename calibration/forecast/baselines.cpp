#include "calibration/forecast/baselines.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "calibration/forecast/arima.h"
#include "calibration/forecast/exponential_smoothing.h"
#include "calibration/forecast/random_walk.h"
#include "calibration/forecast/theta.h"
#include "sim/core/problems.h"

namespace ccsim::forecast {
namespace {

constexpr int a_year = 4;

BaselineForecast answer(Baseline baseline, Scale scale, const std::optional<FittedModel>& fit, const char* cannot) {
    BaselineForecast out{.baseline = baseline};
    if (!fit) {
        out.cannot = cannot;
        return out;
    }
    out.model = fit->name;
    for (const Bell& bell : fit->ahead) out.quarters.emplace_back(scale, std::vector{bell});
    return out;
}

/// The mean change a quarter of the logarithm of the caseload over its last year. Empty when there are not two figures
/// up to that quarter.
std::optional<double> closing_rate(const Series& caseload, Quarter up_to) {
    std::optional<SeriesPoint> last, before;
    for (auto p = caseload.rbegin(); p != caseload.rend(); ++p) {
        if (p->quarter > up_to || !(p->value > 0)) continue;
        if (!last) last = *p;
        else if (!before || last->quarter - before->quarter < a_year) before = *p;
    }
    if (!before) return {};
    return std::log(last->value / before->value) / (last->quarter - before->quarter);
}

BaselineForecast structural_naive(const ForecastQuestion& question, const Series& placed,
                                  const std::vector<int>& ahead) {
    std::optional<double> change = 0;
    if (question.scale == Scale::log) change = closing_rate(question.caseload, placed.back().quarter);
    else if (question.scale == Scale::identity) change.reset();
    if (!change)
        return {.baseline = Baseline::structural_naive,
                .cannot = question.scale == Scale::log ? "it needs two figures of the caseload by then"
                                                       : "it is for counts, money and percentages"};
    auto fit = fit_known_drift(placed, *change, ahead);
    if (fit) fit->name = question.scale == Scale::log ? "constant closure hazard" : "frozen compliance";
    return answer(Baseline::structural_naive, question.scale, fit, "the figures are on its line without error");
}

/// The mix of those that have a forecast, quarter by quarter.
BaselineForecast mix_of(const std::vector<BaselineForecast>& parts, std::size_t quarters) {
    BaselineForecast out{.baseline = Baseline::equal_mix};
    std::size_t able = 0;
    for (const BaselineForecast& part : parts) able += part.cannot.empty() ? 1 : 0;
    if (able == 0) {
        out.cannot = "no method has a forecast";
        return out;
    }
    out.model = "mix of " + std::to_string(able);
    for (std::size_t i = 0; i < quarters; ++i) {
        std::vector<Predictive> of_quarter;
        for (const BaselineForecast& part : parts)
            if (part.cannot.empty()) of_quarter.push_back(part.quarters[i]);
        out.quarters.push_back(Predictive::mix_of(of_quarter));
    }
    return out;
}

std::vector<BaselineForecast> nobody_can(const char* why) {
    std::vector<BaselineForecast> out;
    for (const NamedBaseline& named : named_baselines) out.push_back({.baseline = named.baseline, .cannot = why});
    return out;
}

}  // namespace

std::vector<BaselineForecast> baseline_forecasts(const ForecastQuestion& question) {
    if (question.series.size() < fewest_figures) return nobody_can("fewer than three figures by then");
    if (!has_scale(question.series, question.scale))
        return nobody_can("a figure is outside what the scale can hold (a logarithm or log odds)");
    if (std::ranges::all_of(question.series,
                            [&](const SeriesPoint& p) { return p.value == question.series.front().value; }))
        return nobody_can("the figures do not vary");
    const std::vector<int> ahead = horizons(question.series, question.quarters);
    const Series placed = on_scale(question.series, question.scale);
    const char* const flat = "the figures are on its line without error";
    const char* const few = "too few figures for its parameters, or they are on its line without error";
    std::vector<BaselineForecast> out{
        answer(Baseline::last_value, question.scale, fit_last_value(placed, ahead), flat),
        answer(Baseline::drift, question.scale, fit_drift(placed, ahead), flat),
        answer(Baseline::exponential_smoothing, question.scale, fit_smoothing(placed, ahead), few),
        answer(Baseline::arima, question.scale, fit_arima(placed, ahead), few),
        answer(Baseline::theta, question.scale, fit_theta(placed, ahead), few),
        answer(Baseline::straight_line, question.scale, fit_line(placed, ahead), flat),
        structural_naive(question, placed, ahead)};
    out.push_back(mix_of(out, question.quarters.size()));
    return out;
}

}  // namespace ccsim::forecast
