#include "calibration/forecast/score_rows.h"

#include <algorithm>
#include <iterator>

#include "calibration/forecast/series.h"
#include "calibration/measure_named.h"
#include "sim/random/named_engine.h"

namespace ccsim::forecast {
namespace {

constexpr std::uint8_t purpose_pit = 50;  ///< of the random numbers; never changes
constexpr Quarter before_all{1990, 1};

/// An even number of its own for each figure and origin, whatever else is scored.
double even_number(const ForecastFigure& figure) {
    NamedEngine engine({.purpose = purpose_pit,
                        .stage = static_cast<std::uint32_t>(figure.quarter - figure.known_up_to),
                        .lineage = static_cast<std::uint32_t>(figure.measure - measures().data()),
                        .step = static_cast<std::uint32_t>(figure.quarter - before_all)});
    return uniform_between(engine);
}

std::string name_of(const Measure& measure) { return std::string(measure.id) + ", " + std::string(measure.breakdown); }

}  // namespace

std::vector<ScoreRow> score_rows(const std::string& forecaster, const std::string& method, const ForecastFigure& figure,
                                 const FigureForecast& forecast) {
    const auto at = [&](double share) {
        return std::ranges::find(forecast.quantiles, share, &ForecastQuantile::share)->value;
    };
    std::vector<ScoreRow> out;
    for (const Scale scale : {usual_scale(figure.measure->unit), Scale::identity})
        if (const auto scores = scores_of(forecast, figure.came, scale, even_number(figure)))
            out.push_back({forecaster, method, figure, scale, at(0.05), at(0.95), *scores});
    return out;
}

std::string_view kind_of_unit(std::string_view unit) {
    if (unit == "percent") return "percentages";
    return unit.starts_with("GBP") ? "money" : "counts";
}

const Measure& caseload_behind(const Measure& measure) {
    return measure.follows == Measure::Follows::live_caseload ? measure_named("live_caseload", "total")
                                                              : measure_named("cases_with_current_liability", "all");
}

Held held_by(const std::vector<ScoreRow>& rows, std::string_view forecaster) {
    Held h;
    for (const ScoreRow& row : rows) {
        if (row.forecaster != forecaster || row.scale != Scale::identity) continue;
        ++h.figures;
        h.in_50 += row.scores.in_50 ? 1 : 0;
        h.in_80 += row.scores.in_80 ? 1 : 0;
        h.in_90 += row.scores.in_90 ? 1 : 0;
        h.too_high += row.scores.median > row.figure.came.value ? 1 : 0;
    }
    return h;
}

bool intervals_hold(const Held& held) {
    return held.share_90() >= least_held_90 && held.share_90() <= most_held_90 && held.share_50() >= least_held_50 &&
           held.share_50() <= most_held_50;
}

std::optional<Skill> crps_skill(const std::vector<ScoreRow>& rows, std::optional<int> horizon) {
    std::vector<ScoreRow> judged;
    std::ranges::copy_if(rows, std::back_inserter(judged),
                         [&](const ScoreRow& row) { return row.horizon() == horizon.value_or(row.horizon()); });
    std::vector<ScoredCell> cells;
    for (const ScoreRow& row : judged)
        if (row.scale != Scale::identity)
            cells.push_back({.forecaster = row.forecaster,
                             .group = std::string(kind_of_unit(row.figure.measure->unit)),
                             .series = name_of(*row.figure.measure),
                             .origin = row.figure.origin,
                             .quarter = row.figure.quarter,
                             .score = row.scores.crps});
    std::optional<Skill> skill = relative_skill(cells, model_name);
    if (skill && skill->claim == SkillClaim::better && !intervals_hold(held_by(judged, model_name)))
        skill->claim = SkillClaim::unreliable;
    return skill;
}

}  // namespace ccsim::forecast
