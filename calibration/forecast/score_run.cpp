#include "calibration/forecast/score_run.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calibration/forecast/baselines.h"
#include "sim/random/named_engine.h"

namespace ccsim::forecast {
namespace {

constexpr std::uint8_t purpose_pit = 50;  ///< of the random numbers; never changes

/// A figure to be scored.
struct Asked {
    const RunForecast* of_run = nullptr;
    Quarter quarter;
    OutturnFigure came;
};

/// An even number of its own for each figure, whatever else is scored.
double even_number(const Measure& measure, Quarter quarter) {
    NamedEngine engine({.purpose = purpose_pit,
                        .lineage = static_cast<std::uint32_t>(&measure - measures().data()),
                        .step = static_cast<std::uint32_t>(quarter - Quarter(1990, 1))});
    return uniform_between(engine);
}

std::string words_of(const Measure& measure, Quarter quarter) {
    return std::string(measure.id) + ", " + std::string(measure.breakdown) + ", " + quarter.last_day();
}

/// The cases whose closure moves a measure: the whole live caseload moves itself and the arrears, the cases with a
/// current liability all else.
Series caseload_of(const RunToScore& run, const Measure& measure) {
    const bool whole = measure.id == "live_caseload" || measure.id == "outstanding_arrears";
    const Measure* const wanted =
        whole ? find_measure("live_caseload", "total") : find_measure("cases_with_current_liability", "all");
    const auto found = std::ranges::find(run.forecasts, wanted, &RunForecast::measure);
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
        const Measure& measure = *asked.of_run->measure;
        const auto at = [&](double share) {
            return std::ranges::find(forecast.quantiles, share, &ForecastQuantile::share)->value;
        };
        for (const Scale scale : {usual_scale(measure.unit), Scale::identity})
            if (const auto scores = scores_of(forecast, asked.came, scale, even_number(measure, asked.quarter)))
                out_.rows.push_back({forecaster, method, &measure, run_.last_outturn, asked.quarter, scale, asked.came,
                                     at(0.05), at(0.95), *scores});
    }

    const RunToScore& run_;
    RunScores out_;
};

std::optional<Skill> skill_of(const RunScores& scores) {
    std::vector<ScoredCell> cells;
    for (const ScoreRow& row : scores.rows)
        if (row.scale != Scale::identity)
            cells.push_back({.forecaster = row.forecaster,
                             .group = std::string(kind_of_unit(row.measure->unit)),
                             .series = std::string(row.measure->id) + ", " + std::string(row.measure->breakdown),
                             .origin = row.origin,
                             .quarter = row.quarter,
                             .score = row.scores.crps});
    return relative_skill(cells, model_name);
}

}  // namespace

std::string_view kind_of_unit(std::string_view unit) {
    if (unit == "percent") return "percentages";
    return unit.starts_with("GBP") ? "money" : "counts";
}

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
    out.skill = skill_of(out);
    return out;
}

}  // namespace ccsim::forecast
