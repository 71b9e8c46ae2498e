#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calibration/forecast/score_rows.h"
#include "calibration/forecast/series.h"
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

}  // namespace ccsim::forecast
