#include "calibration/methods/importance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "calibration/methods/moments.h"
#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The places of the weights, smallest first.
std::vector<Eigen::Index> sorted_places(const Eigen::VectorXd& values) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return values(a) < values(b); });
    return order;
}

/// Log weights of the tail as the fitted quantiles; as they are when no distribution fits. Smallest first.
SmoothedWeights smoothed_tail(const Eigen::VectorXd& log_tail, double log_cutoff) {
    const double cutoff = std::exp(log_cutoff);
    const auto [shape, scale] = fitted_pareto(log_tail.array().exp() - cutoff);
    if (!std::isfinite(shape)) return {log_tail, shape};
    SmoothedWeights result{log_tail, shape};
    const auto count = static_cast<double>(log_tail.size());
    for (Eigen::Index i = 0; i < log_tail.size(); ++i) {
        const double below = (static_cast<double>(i) + 0.5) / count;
        result.log_weights(i) = std::log(cutoff + scale * std::expm1(-shape * std::log1p(-below)) / shape);
    }
    return result;
}

}  // namespace

ParetoFit fitted_pareto(const Eigen::VectorXd& sorted_excesses) {
    const auto n = sorted_excesses.size();
    const auto count = static_cast<double>(n);
    const auto grid = static_cast<Eigen::Index>(30 + std::floor(std::sqrt(count)));
    constexpr double prior = 3;
    const double quartile = sorted_excesses(static_cast<Eigen::Index>(std::floor(count / 4 + 0.5)) - 1);
    Eigen::VectorXd theta(grid), log_likelihood(grid);
    for (Eigen::Index j = 0; j < grid; ++j) {
        theta(j) = 1 / sorted_excesses(n - 1) +
                   (1 - std::sqrt(static_cast<double>(grid) / (static_cast<double>(j) + 0.5))) / prior / quartile;
        const double k = (-theta(j) * sorted_excesses.array()).log1p().mean();
        log_likelihood(j) = count * (std::log(-theta(j) / k) - k - 1);
    }
    if (!log_likelihood.allFinite()) return {infinity, 0};
    const double mean_theta = theta.dot(normalised_weights(log_likelihood));
    const double k = (-mean_theta * sorted_excesses.array()).log1p().mean();
    constexpr double drawn_as_hard_as = 10;  // as many observations at 0.5
    const double shape = (k * count + 0.5 * drawn_as_hard_as) / (count + drawn_as_hard_as);
    return {std::isnan(shape) ? infinity : shape, -k / mean_theta};
}

SmoothedWeights smoothed_weights(const Eigen::VectorXd& log_ratios, double relative_efficiency) {
    const double top = log_ratios.size() > 0 ? log_ratios.maxCoeff() : -infinity;
    if (!std::isfinite(top) || log_ratios.array().isNaN().any())
        throw Fault("importance weights of which none is above 0, or some are not numbers");
    const auto count = static_cast<double>(log_ratios.size());
    const auto tail =
        static_cast<Eigen::Index>(std::ceil(std::min(0.2 * count, 3 * std::sqrt(count / relative_efficiency))));
    SmoothedWeights result{log_ratios.array() - top, infinity};
    if (tail >= 5) {
        const auto order = sorted_places(result.log_weights);
        const std::vector<Eigen::Index> places(order.end() - tail, order.end());
        const Eigen::VectorXd log_tail = result.log_weights(places);
        if (log_tail(tail - 1) - log_tail(0) >= std::numeric_limits<double>::epsilon() / 100) {
            const double log_cutoff = result.log_weights(order[order.size() - static_cast<std::size_t>(tail) - 1]);
            const SmoothedWeights smoothed = smoothed_tail(log_tail, log_cutoff);
            result.shape = smoothed.shape;
            result.log_weights(places) = smoothed.log_weights;
        }
    }
    result.log_weights = result.log_weights.cwiseMin(0).array() + top;
    return result;
}

}  // namespace ccsim::methods
