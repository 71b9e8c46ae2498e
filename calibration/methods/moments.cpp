#include "calibration/methods/moments.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ccsim::methods {
namespace {

/// How much of the identity the covariance is to be mixed with (Ledoit and Wolf 2004, with weights).
double shrinkage(const Points& centred, const Eigen::VectorXd& weights, const Eigen::MatrixXd& covariance) {
    const auto d = static_cast<double>(covariance.rows());
    const double mean_variance = covariance.trace() / d;
    const double distance = covariance.squaredNorm() - d * mean_variance * mean_variance;
    double noise = 0;  // of the covariance's elements, together
    for (Eigen::Index i = 0; i < centred.cols(); ++i) {
        const double square = centred.col(i).squaredNorm();
        const double cross = centred.col(i).dot(covariance * centred.col(i));
        noise += weights(i) * weights(i) * (square * square - 2 * cross + covariance.squaredNorm());
    }
    return distance > 0 ? std::min(1.0, noise / distance) : 1.0;
}

}  // namespace

double log_sum_exp(const Eigen::VectorXd& x) {
    const double top = x.size() ? x.maxCoeff() : -std::numeric_limits<double>::infinity();
    return std::isinf(top) ? top : top + std::log((x.array() - top).exp().sum());
}

Eigen::VectorXd normalised_weights(const Eigen::VectorXd& log_weights) {
    const double total = log_sum_exp(log_weights);
    if (!std::isfinite(total))
        throw MethodFailed(
            "every point has a likelihood of 0, so there is nothing to weight; widen the starting points");
    // Not Eigen's exp, which makes a little more than 0 of minus infinity.
    return log_weights.unaryExpr([total](double x) { return std::exp(x - total); });
}

double effective_size(const Eigen::VectorXd& weights) { return 1 / weights.squaredNorm(); }

Eigen::MatrixXd sum_of_products(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(a.rows(), b.rows());
    for (Eigen::Index i = 0; i < a.cols(); ++i) sum.noalias() += a.col(i) * b.col(i).transpose();
    return sum;
}

Moments moments(const Points& points) {
    const Eigen::VectorXd mean = points.rowwise().mean();
    const Points centred = points.colwise() - mean;
    return {mean, sum_of_products(centred, centred) / static_cast<double>(points.cols() - 1)};
}

Moments shrunk_moments(const Points& points, const Eigen::VectorXd& weights) {
    const Eigen::VectorXd mean = points * weights;
    const Points centred = points.colwise() - mean;
    Eigen::MatrixXd covariance = sum_of_products(centred * weights.asDiagonal(), centred);
    const auto d = covariance.rows();
    if (effective_size(weights) < 5 * static_cast<double>(d)) {
        const double share = shrinkage(centred, weights, covariance);
        const double variance = covariance.trace() / static_cast<double>(d);
        covariance = (1 - share) * covariance + share * variance * Eigen::MatrixXd::Identity(d, d);
    }
    covariance.diagonal().array() += 1e-10;
    return {mean, covariance};
}

}  // namespace ccsim::methods
