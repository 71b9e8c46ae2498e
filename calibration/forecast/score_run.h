#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calibration/forecast/scored_forecast.h"
#include "calibration/forecast/series.h"
#include "calibration/forecast/skill.h"
#include "calibration/history.h"

namespace ccsim::forecast {

/// What a run said of one measure.
struct RunForecast {
    const Measure* measure = nullptr;  ///< never empty
    Series known = {};                 ///< figures published up to the run's last outturn
    std::map<Quarter, std::vector<ForecastQuantile>> projected = {};  ///< quantiles in rising order, after it
    std::map<Quarter, double> means = {};                             ///< of the same quarters
};

/// A run as far as its forecasts go.
struct RunToScore {
    std::string scenario = {};
    Quarter last_outturn = {};
    std::vector<RunForecast> forecasts = {};
};

/// The name of the run itself among the forecasters.
inline constexpr const char* model_name = "model";

/// One forecaster's scores of one figure on one scale.
struct ScoreRow {
    std::string forecaster = {};  ///< "model", or the name of a baseline
    std::string method = {};      ///< which model the baseline chose
    const Measure* measure = nullptr;
    Quarter origin = {}, quarter = {};
    Scale scale = Scale::log;
    OutturnFigure came = {};
    double low_90 = 0, high_90 = 0;  ///< the 90% interval, in the unit
    FigureScores scores = {};
};

/// The scores of a run. Figures of quarters up to the run's last outturn are none of its forecasts and are not scored.
struct RunScores {
    std::string scenario = {};
    Quarter origin = {};
    std::vector<ScoreRow> rows = {};  ///< on the usual scale of the measure, then in its unit; by measure and quarter
    std::vector<std::string> not_scored =
        {};                           ///< figures that stand beside a measure and forecasts without a score, and why
    std::size_t figures = 0;          ///< scored
    std::size_t beside_nothing = 0;   ///< rows of the outturn that no measure of the run stands beside
    std::optional<Skill> skill = {};  ///< of the CRPS on the usual scales; the best baseline by kind of unit
};

/// Scores a run, and what the baselines would have said from the figures that it knew, against figures published later.
RunScores score_run(const RunToScore& run, const History& outturn);

/// "counts", "money" or "percentages": of which kind a unit is.
std::string_view kind_of_unit(std::string_view unit);

}  // namespace ccsim::forecast
