#pragma once

#include "calibration/methods/space.h"

namespace ccsim::methods {

/// Importance weights whose largest have been smoothed.
struct SmoothedWeights {
    Eigen::VectorXd log_weights;  ///< not normalised
    double shape = 0;  ///< k-hat of the tail: below 0.5 the weights are good, above 0.7 they are not to be used;
                       ///< infinity when there are too few of them, or the largest are all the same
};

/// Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry 2024): the largest weights are replaced
/// by the quantiles of a generalised Pareto distribution fitted to them. `relative_efficiency`: what a draw is worth
/// beside an independent one, 1 for independent draws.
SmoothedWeights smoothed_weights(const Eigen::VectorXd& log_ratios, double relative_efficiency = 1);

/// A generalised Pareto distribution from 0, shape k and scale sigma, by the estimate of Zhang and Stephens (2009) with
/// k drawn a little towards 0.5. Excesses in increasing order.
struct ParetoFit {
    double shape = 0, scale = 0;
};
ParetoFit fitted_pareto(const Eigen::VectorXd& sorted_excesses);

}  // namespace ccsim::methods
