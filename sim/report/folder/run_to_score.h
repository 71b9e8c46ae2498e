#pragma once

#include <string>

#include "calibration/forecast/score_run.h"
#include "sim/report/folder/figure_series.h"

namespace ccsim {

/// The forecasts of a run, and the published figures that it knew. Throws InputError when there is nothing to score:
/// no projection, several scenarios, or quantiles that are missing or do not rise. The name of measures.csv is only
/// used in problems.
forecast::RunToScore run_to_score(const MeasuresFile& run, const std::string& file);

}  // namespace ccsim
