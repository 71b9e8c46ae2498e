#include "calibration/prior_predictive.h"

#include <fmt/format.h>

#include <algorithm>

#include "calibration/evaluations.h"
#include "calibration/standard_normal_points.h"
#include "sim/measures/summaries.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

constexpr double share_below = 0.005, share_above = 0.995;

/// The published figures of the quarters of the scenario that the expected engine has a measure for.
std::vector<PredictedFigure> figures_to_compare(const Scenario& scenario, const History& history) {
    std::vector<PredictedFigure> out;
    for (const Measure& measure : measures())
        if (measure.from == Measure::From::both_engines && measure.basis == Measure::Basis::simulated)
            for (int k = 0; k <= scenario.quarters(); ++k)
                if (const auto figure = history.published(measure, scenario.start + k))
                    out.push_back({.measure = &measure, .quarter = scenario.start + k, .published = *figure});
    return out;
}

/// The values of the figures at one point; empty where the measure has none.
std::vector<std::optional<double>> values_of(const std::vector<PredictedFigure>& figures, const Scenario& scenario,
                                             std::span<const ExpectedTally> series) {
    std::vector<std::optional<double>> out;
    out.reserve(figures.size());
    for (const PredictedFigure& figure : figures) {
        const auto at = static_cast<std::size_t>(scenario.index_of(figure.quarter));
        out.push_back(figure.measure->value(series, at, figure.quarter));
    }
    return out;
}

}  // namespace

double PriorPredictive::share_outside() const {
    if (figures.empty()) return 0;
    const auto outside = std::count_if(figures.begin(), figures.end(),
                                       [](const PredictedFigure& figure) { return !figure.is_inside(); });
    return static_cast<double>(outside) / static_cast<double>(figures.size());
}

PriorPredictive prior_predictive(const Scenario& base, std::span<const Unknown> unknowns, const History& history,
                                 const PriorPredictivePlan& plan) {
    Scenario past = base;
    past.last_quarter = base.last_outturn;
    PriorPredictive out{.figures = figures_to_compare(past, history)};
    const auto points = standard_normal_points(plan.points, unknowns.size(), plan.seed);
    std::vector<std::vector<std::optional<double>>> values(points.size());
    Evaluations evaluations(past, plan.threads);
    evaluations.each(
        points.size(), [&](std::size_t i) { return with_unknowns(past.parameters, unknowns, points[i]); },
        [&](std::size_t i, const Series& series) { values[i] = values_of(out.figures, past, series); });
    std::vector<PredictedFigure> with_values;
    for (std::size_t f = 0; f < out.figures.size(); ++f) {
        std::vector<double> rising;
        for (const auto& at_point : values)
            if (at_point[f]) rising.push_back(*at_point[f]);
        if (rising.empty()) continue;  // it needs quarters before the start
        std::sort(rising.begin(), rising.end());
        PredictedFigure& figure = out.figures[f];
        figure.low = quantile(rising, share_below);
        figure.median = quantile(rising, 0.5);
        figure.high = quantile(rising, share_above);
        with_values.push_back(figure);
    }
    out.figures = std::move(with_values);
    return out;
}

std::string csv_of(const PriorPredictive& check) {
    std::string out = "measure,breakdown,quarter,published,low,median,high,inside\n";
    for (const PredictedFigure& figure : check.figures)
        out += fmt::format("{},\"{}\",{},{:.6g},{:.6g},{:.6g},{:.6g},{}\n", figure.measure->id,
                           figure.measure->breakdown, figure.quarter.last_day(), figure.published.value, figure.low,
                           figure.median, figure.high, figure.is_inside() ? "yes" : "no");
    return out;
}

}  // namespace ccsim
