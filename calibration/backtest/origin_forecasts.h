#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calibration/backtest/known_plan.h"
#include "calibration/backtest/projected_figures.h"
#include "calibration/backtest/questions.h"
#include "calibration/calibrate.h"

namespace ccsim::backtest {

/// How the forecasts of an origin are made. All of it but threads is part of the result.
struct BacktestSettings {
    CalibrationSettings fit;
    std::size_t draws = 1000;  ///< of the posterior, at most; each with a misfit, chance and own errors of its own
    ChanceSettings chance = {};
    PlanRule plan = PlanRule::as_announced;
};

/// Fits that are made again at every origin: half the lineages of the published fit, and no chains.
BacktestSettings backtest_settings();

/// What the model said of one figure.
struct ModelForecast {
    const Measure* measure = nullptr;  ///< never empty
    Quarter quarter;
    std::vector<double> draws = {};  ///< in its unit, not rounded; none when the model has no value in some draw
};

/// What was done at one origin. With the questions all scores follow from it.
struct OriginForecasts {
    Quarter origin;
    std::size_t figures = 0, unknowns = 0;  ///< fitted
    std::int64_t evaluations = 0;           ///< of the fit
    std::vector<ModelForecast> forecasts = {};
    std::string failed = {};  ///< why there is no fit and no forecast; empty when there are
};

/// What is backtested. The scenario and the vintages must outlive it.
struct BacktestProblem {
    const Scenario& scenario;
    const std::vector<Unknown>& unknowns;
    const Vintages& vintages;
};

/// Fits the unknowns to what was known at the origin, as `calibrate` does, and projects. The answer depends on the
/// origin and its questions alone, not on other origins. A fit that fails is said so in the answer. Throws Interrupted,
/// and InputError when nothing that is fitted was known by then.
OriginForecasts origin_forecasts(const BacktestProblem& problem, const Questions& questions,
                                 const BacktestSettings& settings, const RunContext& context = {},
                                 const SaveStage& save = {});

}  // namespace ccsim::backtest
