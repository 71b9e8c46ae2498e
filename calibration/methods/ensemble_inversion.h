#pragma once

#include <cstdint>

#include "calibration/methods/distributions.h"

// Ensemble Kalman inversion (Iglesias, Law and Stuart 2013) with the data-misfit controller of Iglesias and Yang
// (2021): a rough posterior for a few thousand evaluations. Its spread is too small when members are few, so it is
// never the answer; it says where the sampler is to start.
namespace ccsim::methods {

struct InversionSettings {
    int members = 500;          ///< at least twice the number of dimensions; 8 times is wise
    int most_iterations = 100;  ///< more is a failure
    double inflation = 1.3;     ///< of the reference's standard deviations
    double freedom = 5;         ///< of the reference
};

struct Inversion {
    Points members;
    Eigen::VectorXd mean;
    Eigen::MatrixXd covariance;
    int iterations = 0;
    std::int64_t evaluations = 0;
    std::int64_t replaced = 0;  ///< evaluations that failed, each of whose members was drawn anew
    StudentT reference;         ///< where the sampler starts
};

/// Fits an ensemble to the observations. Throws MethodFailed when more than half of the evaluations of an iteration
/// fail, or when the iterations do not end.
Inversion invert(const ForwardMap& forward, const Observations& observations, Eigen::Index dimensions,
                 const InversionSettings& settings, std::uint64_t seed);

/// How much of the likelihood the next iteration takes in: all that is left, or less when members' misfits (half the
/// squared whitened distance from the observations) are large or differ much.
double next_share(const Eigen::VectorXd& misfits, Eigen::Index outputs, double taken);

/// One update, in whitened outputs: each member moves towards the observations by the Kalman gain at a share of the
/// likelihood. `noise` is standard normal, one column a member.
Points kalman_update(const Points& members, const Eigen::MatrixXd& outputs, const Eigen::VectorXd& observed,
                     const Eigen::MatrixXd& noise, double share);

}  // namespace ccsim::methods
