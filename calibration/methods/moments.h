#pragma once

#include "calibration/methods/distributions.h"

namespace ccsim::methods {

/// Log of the sum of exp(x); minus infinity when every x is. Nothing overflows.
double log_sum_exp(const Eigen::VectorXd& x);

/// exp(log weight) / their sum. Throws MethodFailed when every weight is 0.
Eigen::VectorXd normalised_weights(const Eigen::VectorXd& log_weights);

/// How many equally weighted points these normalised weights are worth: 1 over the sum of their squares.
double effective_size(const Eigen::VectorXd& weights);

struct Moments {
    Eigen::VectorXd mean;
    Eigen::MatrixXd covariance;
};

/// The sum over points (columns) of a b'. In one order on every machine: Eigen's own products of long matrices are cut
/// by the size of the cache.
Eigen::MatrixXd sum_of_products(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);

/// Mean and covariance of equally weighted points, the latter over n - 1.
Moments moments(const Points& points);

/// Weighted mean and covariance. When the weights are worth fewer than 5 points a dimension, the covariance is shrunk
/// towards a multiple of the identity as Ledoit and Wolf (2004) do, and 1e-10 is added to its diagonal always.
Moments shrunk_moments(const Points& points, const Eigen::VectorXd& weights);

}  // namespace ccsim::methods
