#include "calibration/forecast/score_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "calibration/forecast/baselines.h"
#include "calibration/observation.h"
#include "calibration/row_match.h"
#include "sim/core/number.h"
#include "sim/core/text.h"

namespace ccsim::forecast {
namespace {

/// A figure to be scored.
struct Asked {
    const RunForecast* of_run = nullptr;
    Quarter quarter;
    OutturnFigure came;
};

std::string words_of(const UnscoredRow& row) {
    const std::string of = fmt::format("line {}: {}, {}, {}: {}", row.line, shown_name(row.measure),
                                       shown_name(row.breakdown), shown_name(row.period_end), row.reason);
    return row.hint.empty() ? of : of + "; " + row.hint;
}

/// Where a figure stands that is off its scale, for readers; empty for any other.
std::string words_of_edge(const Measure& measure, const OutturnFigure& came, Quarter quarter) {
    const Scale scale = usual_scale(measure.unit);
    if (std::isfinite(on_scale(scale, came.value))) return {};
    return fmt::format(
        "{}, {}, {}: published as {}, which has no {}. It is scored there as {}, half its rounding inside the scale, "
        "as "
        "forecasts that round to it are.",
        measure.id, measure.breakdown, quarter.last_day(), shortest(came.value),
        scale == Scale::log ? "logarithm" : "log odds",
        shortest(came.value > 0 ? came.value - came.step / 2 : came.step / 2));
}

/// The last quarter that a run projects.
Quarter last_projected(const RunToScore& run) {
    Quarter last = run.last_outturn;
    for (const RunForecast& f : run.forecasts)
        if (!f.means.empty()) last = std::max(last, f.means.rbegin()->first);
    return last;
}

/// Why the run has no forecast of a figure that stands beside a measure of it. Empty when it may have one.
std::string why_no_forecast(const RunToScore& run, const RunForecast& of_run, Quarter quarter) {
    if (quarter <= run.last_outturn) return "not after the run's last outturn, so not a forecast";
    if (const Quarter last = last_projected(run); quarter > last)
        return "the run does not reach it: it ends with " + last.words();
    if (!of_run.means.contains(quarter)) return "the run has no value there";
    const auto quantiles = of_run.projected.find(quarter);
    if (quantiles == of_run.projected.end() || quantiles->second.empty()) return "the run has no intervals there";
    return {};
}

/// Why a row is not the figure that is scored. Empty when it is.
std::string why_another_is_taken(const History& outturn, std::size_t row) {
    const OtherFigure* const other = outturn.other(row);
    if (!other) return {};
    const HistoryRow& taken = outturn.rows()[other->taken];
    if (other->why == OtherFigure::Why::superseded)
        return fmt::format("line {}, of a later edition ({}), is taken instead", taken.line,
                           shown_name(taken.source_id));
    if (other->why == OtherFigure::Why::coarser)
        return fmt::format("line {} gives the same figure more finely", taken.line);
    return fmt::format("line {} gives the same figure", taken.line);
}

/// The cases whose closure moves a measure, as far as the run knew them.
Series caseload_of(const RunToScore& run, const Measure& measure) {
    const auto found = std::ranges::find(run.forecasts, &caseload_behind(measure), &RunForecast::measure);
    return found == run.forecasts.end() ? Series{} : found->known;
}

class Scorer {
public:
    explicit Scorer(const RunToScore& run) : run_(run) { out_.scenario = run.scenario, out_.origin = run.last_outturn; }

    RunScores taken() && { return std::move(out_); }

    void score(const std::vector<Asked>& of_measure) {
        for (const Asked& asked : of_measure) {
            ++out_.figures;
            const Measure& measure = *asked.of_run->measure;
            if (const std::string edge = words_of_edge(measure, asked.came, asked.quarter); !edge.empty())
                out_.at_the_edge.push_back(edge);
            add(asked, model_name, "", forecast_of_quantiles(asked.of_run->projected.at(asked.quarter)));
        }
        score_baselines(of_measure);
    }

    void skip(const HistoryRow& row, std::string why) {
        skip({.line = row.line,
              .measure = row.measure,
              .breakdown = row.breakdown,
              .period_end = row.period_end,
              .reason = std::move(why)});
    }
    void skip(const HistoryRow& row, const RowMismatch& mismatch) {
        ++out_.beside_nothing;
        skip({row.line, mismatch.column, row.measure, row.breakdown, row.period_end, mismatch.what, mismatch.hint,
              mismatch.is_fault_of_the_file()});
    }
    void count_beside_nothing() { ++out_.beside_nothing; }

private:
    void skip(UnscoredRow row) {
        out_.not_scored.push_back(words_of(row));
        out_.unscored.push_back(std::move(row));
    }

    void score_baselines(const std::vector<Asked>& of_measure) {
        const RunForecast& of_run = *of_measure.front().of_run;
        const Measure& measure = *of_run.measure;
        ForecastQuestion question{
            .series = of_run.known, .scale = usual_scale(measure.unit), .caseload = caseload_of(run_, measure)};
        for (const Asked& asked : of_measure) question.quarters.push_back(asked.quarter);
        const auto answers = baseline_forecasts(question);
        const std::string of_measure_words = std::string(measure.id) + ", " + std::string(measure.breakdown) + ": ";
        const bool none = std::ranges::none_of(answers, [](const BaselineForecast& f) { return f.cannot.empty(); });
        if (none)
            out_.not_scored.push_back(of_measure_words + "no simple method has a forecast: " + answers.front().cannot);
        for (std::size_t b = 0; b < answers.size() && !none; ++b) {
            const std::string name(named_baselines[b].name);
            if (!answers[b].cannot.empty()) {
                out_.not_scored.push_back(of_measure_words + name + " has no forecast: " + answers[b].cannot);
                continue;
            }
            for (std::size_t i = 0; i < of_measure.size(); ++i)
                add(of_measure[i], name, answers[b].model, forecast_of(answers[b].quarters[i]));
        }
    }

    void add(const Asked& asked, const std::string& forecaster, const std::string& method,
             const FigureForecast& forecast) {
        const ForecastFigure figure{asked.of_run->measure, run_.last_outturn, run_.last_outturn, asked.quarter,
                                    asked.came};
        const std::vector<ScoreRow> rows = score_rows(forecaster, method, figure, forecast);
        out_.rows.insert(out_.rows.end(), rows.begin(), rows.end());
    }

    const RunToScore& run_;
    RunScores out_;
};

/// The rows of an outturn that have a forecast, by measure; all others are told to the scorer.
std::map<const RunForecast*, std::vector<Asked>> asked_of(const RunToScore& run, const History& outturn,
                                                          Scorer& scorer) {
    const KnownSeries known;
    std::map<const RunForecast*, std::vector<Asked>> asked;
    for (std::size_t i = 0; i < outturn.rows().size(); ++i) {
        const HistoryRow& row = outturn.rows()[i];
        if (const auto mismatch = known.mismatch(row)) {
            scorer.skip(row, *mismatch);
            continue;
        }
        const Measure* const measure = find_measure(row.measure, row.breakdown);
        const auto of_run = std::ranges::find(run.forecasts, measure, &RunForecast::measure);
        if (of_run == run.forecasts.end()) {
            scorer.count_beside_nothing();
            scorer.skip(row, "the run has no figures of this measure");
        } else if (const std::string why = why_no_forecast(run, *of_run, *row.quarter); !why.empty())
            scorer.skip(row, why);
        else if (const std::string other = why_another_is_taken(outturn, i); !other.empty()) scorer.skip(row, other);
        else {
            const PublishedFigure figure = *figure_of(row, i, *measure);
            asked[&*of_run].push_back({&*of_run, *row.quarter, {figure.value, figure.step}});
        }
    }
    return asked;
}

}  // namespace

RunScores score_run(const RunToScore& run, const History& outturn) {
    Scorer scorer(run);
    std::map<const RunForecast*, std::vector<Asked>> asked = asked_of(run, outturn, scorer);
    for (const RunForecast& f : run.forecasts)
        if (const auto of_measure = asked.find(&f); of_measure != asked.end()) {
            std::ranges::sort(of_measure->second, {}, &Asked::quarter);
            scorer.score(of_measure->second);
        }
    RunScores out = std::move(scorer).taken();
    out.skill = crps_skill(out.rows);
    return out;
}

}  // namespace ccsim::forecast
