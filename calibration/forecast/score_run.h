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

/// A row of the outturn that has no score.
struct UnscoredRow {
    int line = 0, column = 0;  ///< of the outturn, from 1; no column (0) when no field is at fault
    std::string measure = {}, breakdown = {}, period_end = {};
    std::string reason = {};
    std::string hint = {};              ///< what to try; may be empty
    bool is_fault_of_the_file = false;  ///< else the run has no forecast of such a figure
};

/// The scores of a run. Figures of quarters up to the run's last outturn are none of its forecasts and are not scored.
struct RunScores {
    std::string scenario = {};
    Quarter origin = {};
    std::vector<ScoreRow> rows = {};  ///< on the usual scale of the measure, then in its unit; by measure and quarter
    std::vector<UnscoredRow> unscored = {};     ///< in the order of the file
    std::vector<std::string> not_scored = {};   ///< the same in words, then forecasters without a forecast, and why
    std::vector<std::string> at_the_edge = {};  ///< figures of nobody or all, and where they stand on the usual scale
    std::size_t figures = 0;                    ///< scored
    std::size_t beside_nothing = 0;             ///< rows of the outturn that no measure of the run stands beside
    std::optional<Skill> skill = {};            ///< of the CRPS on the usual scales; the best baseline by kind of unit
};

/// Scores a run, and what the baselines would have said from the figures that it knew, against figures published later.
/// Every row of the outturn either has a score or is among the unscored.
RunScores score_run(const RunToScore& run, const History& outturn);

}  // namespace ccsim::forecast
