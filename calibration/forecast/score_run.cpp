#include "calibration/forecast/score_run.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calibration/forecast/baselines.h"

namespace ccsim::forecast {
namespace {

/// A figure to be scored.
struct Asked {
    const RunForecast* of_run = nullptr;
    Quarter quarter;
    OutturnFigure came;
};

std::string words_of(const Measure& measure, Quarter quarter) {
    return std::string(measure.id) + ", " + std::string(measure.breakdown) + ", " + quarter.last_day();
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
            const auto quantiles = asked.of_run->projected.find(asked.quarter);
            if (quantiles == asked.of_run->projected.end() || quantiles->second.empty()) {
                skip(asked, "the run has no intervals there");
                continue;
            }
            ++out_.figures;
            add(asked, model_name, "", forecast_of_quantiles(quantiles->second));
        }
        score_baselines(of_measure);
    }

    void skip(const Asked& asked, const std::string& why) {
        out_.not_scored.push_back(words_of(*asked.of_run->measure, asked.quarter) + ": " + why);
    }
    void count_beside_nothing() { ++out_.beside_nothing; }

private:
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

}  // namespace

RunScores score_run(const RunToScore& run, const History& outturn) {
    Scorer scorer(run);
    std::set<std::pair<const Measure*, Quarter>> seen;
    std::map<const RunForecast*, std::vector<Asked>> asked;
    for (const HistoryRow& row : outturn.rows()) {
        const Measure* const measure = find_measure(row.measure, row.breakdown);
        const auto figure = measure && row.quarter ? outturn.published(*measure, *row.quarter) : std::nullopt;
        const auto of_run = std::ranges::find(run.forecasts, measure, &RunForecast::measure);
        if (!figure || of_run == run.forecasts.end()) {
            scorer.count_beside_nothing();
            continue;
        }
        if (!seen.emplace(measure, *row.quarter).second) continue;
        const Asked one{&*of_run, *row.quarter, {figure->value, figure->step}};
        if (*row.quarter <= run.last_outturn) scorer.skip(one, "not after the run's last outturn, so not a forecast");
        else if (!of_run->means.contains(*row.quarter))
            scorer.skip(one, "the run does not reach it, or has no value there");
        else asked[one.of_run].push_back(one);
    }
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
