#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>

#include "calibration/fit_problem.h"

namespace ccsim::backtest {

/// How run-to-run chance is put into a projection of the expected engine: by what so many runs of the sampled one, each
/// at a draw of its own and one case standing for `scale`, differ from the expected one, shrunk by the root of the
/// scale. Chance is a small part of the spread, so few runs tell enough of it.
struct ChanceSettings {
    int runs = 24;
    int scale = 10;
};

/// How a projection is made. The seed names its misfits, its chance and its own errors.
struct ProjectionSettings {
    std::uint64_t seed = 2012;
    ChanceSettings chance = {};
    int threads = 0;  ///< 0: one per core; touches no result
};

/// A figure that is projected: `value` and `step` of the observation are not looked at.
using WantedFigure = Observation;

/// What published figures after those of a fit may be, in the units of their measures and not yet rounded: one row a
/// figure, one column a point. Each has the parameters of its point, a misfit drawn given what the point misses in the
/// figures fitted and continued from them, run-to-run chance, and the figure's own error. Not a number where the model
/// has none. `future` is the fitted scenario up to the last figure wanted.
Eigen::MatrixXd projected_figures(const Scenario& future, const FitProblem& fitted, const methods::Points& points,
                                  std::span<const WantedFigure> wanted, const ProjectionSettings& settings);

/// What the sampled engine differs by from the expected one: one row a figure on its scale, one column a run, run k
/// with the parameters of point k (the first again when there are fewer). 0 where an engine has no figure.
Eigen::MatrixXd chance_of_runs(const Scenario& future, const FitProblem& fitted, const methods::Points& points,
                               std::span<const WantedFigure> wanted, const ProjectionSettings& settings);

}  // namespace ccsim::backtest
