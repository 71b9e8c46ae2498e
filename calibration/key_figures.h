#pragma once

#include <vector>

#include "calibration/fit_problem.h"
#include "calibration/history.h"

namespace ccsim {

/// What was published for one of the key dates (end of March 2013 to 2016, June and September 2016), and the model's
/// own figure for it, without any misfit, in the unit of the measure.
struct KeyFigure {
    const Measure* measure = nullptr;
    Quarter quarter;
    double published = 0;
    double model = 0;  ///< median over the posterior
};

/// Cases with a current liability and the percentage contributing, at each key date that has a published figure and is
/// within the quarters that are fitted. The posterior: one column a draw, at least one.
std::vector<KeyFigure> key_figures(FitProblem& problem, const History& history, const methods::Points& posterior);

}  // namespace ccsim
