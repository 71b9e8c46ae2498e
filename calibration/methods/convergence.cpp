#include "calibration/methods/convergence.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <numeric>

namespace ccsim::methods {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

bool says_nothing(const Draws& draws) {
    return draws.rows() < 4 || !draws.allFinite() || draws.maxCoeff() == draws.minCoeff();
}

/// Each chain as its first and its second half; the middle iteration of an odd number is left out.
Draws split(const Draws& draws) {
    const auto half = draws.rows() / 2;
    Draws halves(half, 2 * draws.cols());
    halves << draws.topRows(half), draws.bottomRows(half);
    return halves;
}

/// Normal quantiles of the ranks (Blom's); draws that are equal share their mean rank.
Draws rank_normalised(const Draws& draws) {
    const auto count = draws.size();
    std::vector<Eigen::Index> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    const double* values = draws.data();
    std::sort(order.begin(), order.end(), [values](Eigen::Index a, Eigen::Index b) { return values[a] < values[b]; });
    Draws normalised(draws.rows(), draws.cols());
    const boost::math::normal_distribution<double> normal;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t after = first;
        while (after < order.size() && values[order[after]] == values[order[first]]) ++after;
        const double rank = 0.5 * static_cast<double>(first + 1 + after);
        const double z = boost::math::quantile(normal, (rank - 0.375) / (static_cast<double>(count) + 0.25));
        for (; first < after; ++first) normalised.data()[order[first]] = z;
    }
    return normalised;
}

/// Linear between order statistics, as in most statistics packages (type 7).
double quantile(const Draws& draws, double probability) {
    std::vector<double> sorted(draws.data(), draws.data() + draws.size());
    std::sort(sorted.begin(), sorted.end());
    const double at = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double variance(const Eigen::VectorXd& x) {
    return (x.array() - x.mean()).square().sum() / static_cast<double>(x.size() - 1);
}

double plain_r_hat(const Draws& draws) {
    const auto n = static_cast<double>(draws.rows());
    double within = 0;
    for (Eigen::Index chain = 0; chain < draws.cols(); ++chain) within += variance(draws.col(chain));
    within /= static_cast<double>(draws.cols());
    const double between = n * variance(draws.colwise().mean().transpose());
    return std::sqrt((between / within + n - 1) / n);
}

/// Mean over the chains of the autocovariance at a lag, over n.
double autocovariance(const Draws& centred, Eigen::Index lag) {
    const auto rest = centred.rows() - lag;
    return centred.topRows(rest).cwiseProduct(centred.bottomRows(rest)).sum() / static_cast<double>(centred.size());
}

/// Geyer's initial monotone sequence over the autocorrelations of all chains together.
double plain_effective_size(const Draws& draws) {
    if (says_nothing(draws)) return not_a_number;
    const auto n = draws.rows();
    const Draws centred = draws.rowwise() - draws.colwise().mean();
    const double autocovariance_0 = autocovariance(centred, 0);
    const double mean_variance = autocovariance_0 * static_cast<double>(n) / static_cast<double>(n - 1);
    double total_variance = autocovariance_0;
    if (draws.cols() > 1) total_variance += variance(draws.colwise().mean().transpose());
    const auto correlation = [&](Eigen::Index lag) {
        return 1 - (mean_variance - autocovariance(centred, lag)) / total_variance;
    };
    std::vector<double> rho{1, correlation(1)};
    Eigen::Index last = 0;  // lag of the pair that ended the sequence
    double even = rho[0], odd = rho[1];
    while (last < n - 5 && even + odd > 0) {
        last += 2;
        even = correlation(last);
        odd = correlation(last + 1);
        const bool counts = even + odd >= 0;
        rho.push_back(counts ? even : 0);
        rho.push_back(counts ? odd : 0);
    }
    if (even > 0) rho[static_cast<std::size_t>(last)] = even;
    for (std::size_t t = 2; static_cast<Eigen::Index>(t) <= last - 2; t += 2)
        if (rho[t] + rho[t + 1] > rho[t - 2] + rho[t - 1]) rho[t] = rho[t + 1] = 0.5 * (rho[t - 2] + rho[t - 1]);
    const double sum = std::accumulate(rho.begin(), rho.begin() + last, 0.0);
    const auto count = static_cast<double>(draws.size());
    const double time = std::max(2 * sum - 1 + rho[static_cast<std::size_t>(last)], 1 / std::log10(count));
    return count / time;
}

double quantile_effective_size(const Draws& draws, double probability) {
    const double at = quantile(draws, probability);
    return plain_effective_size(split((draws.array() <= at).cast<double>()));
}

}  // namespace

double r_hat(const Draws& draws) {
    if (says_nothing(draws)) return not_a_number;
    const Draws folded = (draws.array() - quantile(draws, 0.5)).abs();
    return std::max(plain_r_hat(rank_normalised(split(draws))), plain_r_hat(rank_normalised(split(folded))));
}

double bulk_effective_size(const Draws& draws) {
    return says_nothing(draws) ? not_a_number : plain_effective_size(rank_normalised(split(draws)));
}

double tail_effective_size(const Draws& draws) {
    if (says_nothing(draws)) return not_a_number;
    return std::min(quantile_effective_size(draws, 0.05), quantile_effective_size(draws, 0.95));
}

double mean_effective_size(const Draws& draws) {
    return says_nothing(draws) ? not_a_number : plain_effective_size(split(draws));
}

Convergence convergence(const std::vector<Draws>& quantities) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Convergence worst{1, infinity, infinity};
    for (const Draws& draws : quantities) {
        const double ratio = r_hat(draws);
        if (std::isnan(ratio)) return {infinity, 0, 0};  // a quantity that says nothing has not converged
        worst.largest_r_hat = std::max(worst.largest_r_hat, ratio);
        worst.smallest_bulk = std::min(worst.smallest_bulk, bulk_effective_size(draws));
        worst.smallest_tail = std::min(worst.smallest_tail, tail_effective_size(draws));
    }
    return worst;
}

}  // namespace ccsim::methods
