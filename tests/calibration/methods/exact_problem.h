#pragma once

#include <cstdint>

#include "calibration/methods/ensemble_inversion.h"

// An inverse problem whose evidence and posterior are known exactly, however curved it is: 25 unknowns with a standard
// normal prior, 180 observations in 15 series of 12 quarters with correlated errors, about 12 directions identified. A
// linear model reads z, and z is the unknowns x after rotations whose angles depend on x; each keeps volumes and norms,
// so the prior of z is standard normal too, and all that is known of the linear model holds.
namespace ccsim::tests {

struct ExactProblem {
    double curvature = 0;                ///< angle of a rotation over the norm it depends on
    Eigen::MatrixXd rotation;            ///< orthogonal, before the others
    Eigen::MatrixXd whitened_map;        ///< 180 by 25: z to outputs in units of their errors
    methods::Observations observations;  ///< in their own units
    Eigen::VectorXd whitened_observed;
    Eigen::VectorXd truth;  ///< the unknowns that the observations are of

    /// The unknowns as the linear model sees them.
    methods::Points linear(const methods::Points& points) const;
    methods::ForwardMap forward() const;
    methods::LogLikelihood log_likelihood() const;

    double log_evidence() const;
    Eigen::VectorXd posterior_mean() const;        ///< of z
    Eigen::MatrixXd posterior_covariance() const;  ///< of z
};

/// The map is the same whatever the seed; the truth and the errors are drawn anew.
ExactProblem exact_problem(double curvature, std::uint64_t seed);

}  // namespace ccsim::tests
