#pragma once

#include <cstdint>

#include "calibration/methods/ensemble_inversion.h"

// Laplace's approximation of a posterior: where it is highest, and the normal distribution that the slopes of the
// outputs there give. A few hundred evaluations, whatever the width of the posterior; never the answer, but where a
// sampler may start, nearer than an ensemble of as many members leads.
namespace ccsim::methods {

struct LaplaceSettings {
    int most_iterations = 30;  ///< the last point is taken after these
    double step = 0.1;         ///< of the differences, in standard deviations of the prior
    double least_gain = 0.01;  ///< of the log posterior; an iteration that gains less is the last
};

struct Laplace {
    Eigen::VectorXd mode;
    Eigen::MatrixXd covariance;  ///< at the mode
    double log_posterior = 0;    ///< there, but for constants: minus half of squared misfit and squared distance
    int iterations = 0;
    std::int64_t evaluations = 0;
};

/// Climbs from a point by damped least squares (Levenberg and Marquardt). The steps to be tried are evaluated together.
/// Throws MethodFailed when the model fails at the start, or on both sides of a point it has reached.
Laplace laplace(const ForwardMap& forward, const Observations& observations, const Eigen::VectorXd& start,
                const LaplaceSettings& settings);

}  // namespace ccsim::methods
