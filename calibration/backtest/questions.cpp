#include "calibration/backtest/questions.h"

#include <algorithm>
#include <utility>

#include "calibration/forecast/baselines.h"
#include "calibration/forecast/score_rows.h"
#include "sim/core/problems.h"

namespace ccsim::backtest {
namespace {

using forecast::fewest_figures;
using forecast::Series;

/// The published figures of a measure in rising order of quarters.
std::vector<AskedFigure> figures_of(const History& history, const Measure& measure) {
    std::vector<AskedFigure> out;
    const auto span = history.published_span(measure);
    if (!span) return out;
    for (Quarter q = span->first; q <= span->second; q = q + 1)
        if (const auto figure = history.published(measure, q)) out.push_back({q, *figure});
    return out;
}

Series series_of(const std::vector<AskedFigure>& figures) {
    Series out;
    for (const AskedFigure& f : figures) out.push_back({f.quarter, f.came.value});
    return out;
}

bool can_be_projected(const Measure& measure) {
    return measure.basis == Measure::Basis::simulated && measure.from == Measure::From::both_engines;
}

/// A series with at least one figure more than has to be known.
bool may_be_tested(const History& history, const Measure& measure) {
    return can_be_projected(measure) && figures_of(history, measure).size() > fewest_figures;
}

Questions questions_at(const Vintages& vintages, Quarter origin, const std::vector<int>& horizons) {
    Questions out{.origin = origin};
    const History known = vintages.known_at(origin);
    for (const Measure& measure : measures()) {
        if (!may_be_tested(vintages.history(), measure)) continue;
        AskedSeries series{.measure = &measure, .known = series_of(figures_of(known, measure))};
        series.caseload = series_of(figures_of(known, forecast::caseload_behind(measure)));
        for (const AskedFigure& figure : figures_of(vintages.history(), measure)) {
            const bool after = figure.quarter > out.known_up_to() &&
                               (series.known.empty() || figure.quarter > series.known.back().quarter);
            const bool wanted =
                horizons.empty() || std::ranges::find(horizons, out.horizon_of(figure.quarter)) != horizons.end();
            if (after && wanted && !known.published(measure, figure.quarter)) series.asked.push_back(figure);
        }
        if (series.known.size() < fewest_figures)
            out.not_tested.push_back({origin, &measure,
                                      std::to_string(series.known.size()) + " figures known by then, and " +
                                          std::to_string(fewest_figures) + " are needed"});
        else if (series.asked.empty())
            out.not_tested.push_back({origin, &measure, "no figure of it was published later"});
        else out.series.push_back(std::move(series));
    }
    if (out.series.empty()) out.not_tested.push_back({origin, nullptr, "no series can be tested from here"});
    return out;
}

}  // namespace

Quarter Questions::last() const {
    Quarter out = origin;
    for (const AskedSeries& s : series) out = std::max(out, s.asked.back().quarter);
    return out;
}

std::vector<Questions> questions_of(const Vintages& vintages, const OriginChoice& choice) {
    std::vector<Quarter> origins = choice.origins;
    if (origins.empty())
        for (const Quarter q : vintages.quarters_of_the_summary())
            if (q >= first_origin && q <= last_origin) origins.push_back(q);
    std::ranges::sort(origins);
    origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
    if (origins.empty())
        throw InputError({{.file = vintages.history().file(),
                           .what = "has no figure of the Quarterly Summary from " + first_origin.words() + " to " +
                                   last_origin.words() + ", so there is no origin",
                           .hint = "name origins with --origins, or another history"}});
    std::vector<Questions> out;
    for (const Quarter origin : origins) out.push_back(questions_at(vintages, origin, choice.horizons));
    return out;
}

std::vector<NotTested> never_tested(const History& history) {
    std::vector<NotTested> out;
    for (const Measure& measure : measures()) {
        const std::size_t figures = figures_of(history, measure).size();
        if (figures == 0 || may_be_tested(history, measure)) continue;
        out.push_back({{},
                       &measure,
                       !can_be_projected(measure)
                           ? "the expected engine, which is projected, does not have it"
                           : std::to_string(figures) + (figures == 1 ? " figure" : " figures") + " published, and " +
                                 std::to_string(fewest_figures + 1) + " are needed"});
    }
    return out;
}

}  // namespace ccsim::backtest
