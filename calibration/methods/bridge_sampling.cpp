#include "calibration/methods/bridge_sampling.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "calibration/methods/moments.h"
#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

/// Squared coefficient of variation of the mean of numbers that are worth this many independent ones.
double squared_error(const Eigen::VectorXd& values, double size) {
    const double mean = values.mean();
    const double variance = (values.array() - mean).square().sum() / static_cast<double>(values.size() - 1);
    return variance / size / (mean * mean);
}

/// Chains of one length as one, thinned evenly: rows as the points', and every column a draw, chain after chain.
Points joined(const Chains& chains, Eigen::Index first, Eigen::Index every, Eigen::Index each) {
    Points all(chains.front().rows(), each * static_cast<Eigen::Index>(chains.size()));
    for (std::size_t chain = 0; chain < chains.size(); ++chain)
        for (Eigen::Index i = 0; i < each; ++i)
            all.col(static_cast<Eigen::Index>(chain) * each + i) = chains[chain].col(first + i * every);
    return all;
}

/// Median over the dimensions of what the draws are worth.
double worth(const Points& draws, Eigen::Index chains) {
    std::vector<double> sizes;
    for (Eigen::Index row = 0; row < draws.rows(); ++row) {
        const double size = mean_effective_size(draws.row(row).reshaped(draws.cols() / chains, chains));
        if (std::isnan(size))
            throw MethodFailed(
                "the chains did not move in some dimension, so bridge sampling cannot start; run them longer");
        sizes.push_back(size);
    }
    return median(sizes);
}

/// The log posterior without its constant, warped: of (posterior + its mirror image) / 2 in whitened coordinates.
class WarpedTarget {
public:
    WarpedTarget(const Frame& frame, const LogLikelihood& log_likelihood)
        : frame_(frame), log_likelihood_(log_likelihood) {}

    Eigen::VectorXd operator()(const Points& whitened) {
        const Eigen::VectorXd here = log_posterior(whitened), mirrored = log_posterior(-whitened);
        Eigen::VectorXd both(here.size());
        for (Eigen::Index i = 0; i < both.size(); ++i)
            both(i) = log_sum_exp(Eigen::Vector2d(here(i), mirrored(i))) - std::numbers::ln2;
        return both.array() + frame_.log_determinant();
    }
    std::int64_t evaluations() const { return evaluations_; }

private:
    Eigen::VectorXd log_posterior(const Points& whitened) {
        const Points points = (frame_.factor.triangularView<Eigen::Lower>() * whitened).colwise() + frame_.centre;
        evaluations_ += points.cols();
        return log_prior(points) + checked(log_likelihood_, points);
    }

    const Frame& frame_;
    const LogLikelihood& log_likelihood_;
    std::int64_t evaluations_ = 0;
};

}  // namespace

BridgeEstimate bridge(const BridgeDensities& densities, double posterior_size, Eigen::Index chains) {
    Eigen::VectorXd at_posterior = densities.target_at_posterior - densities.proposal_at_posterior;
    Eigen::VectorXd at_proposal = densities.target_at_proposal - densities.proposal_at_proposal;
    const double middle = median({at_posterior.begin(), at_posterior.end()});
    if (!std::isfinite(middle)) throw Fault("bridge sampling from draws that the posterior cannot have");
    const auto proposals = static_cast<double>(at_proposal.size());
    const double share = posterior_size / (posterior_size + proposals), other_share = 1 - share;
    at_posterior = (at_posterior.array() - middle).exp();
    at_proposal =
        (middle - at_proposal.array()).exp();  // the other way up: a target of 0 gives an infinity, and then a 0
    double ratio = 1, change = 1;
    Eigen::VectorXd numerators, denominators;
    BridgeEstimate estimate;
    while (change > 1e-10) {
        if (++estimate.iterations > 1000)
            throw MethodFailed(
                "bridge sampling did not settle in 1000 iterations; the chains are too short, or have not "
                "converged");
        numerators = (share + other_share * ratio * at_proposal.array()).inverse();
        denominators = (share * at_posterior.array() + other_share * ratio).inverse();
        const double next = numerators.mean() / denominators.mean();
        if (!std::isfinite(next) || next <= 0)
            throw MethodFailed("bridge sampling failed: the proposal and the posterior have nothing in common");
        change = std::abs(next - ratio) / next;
        ratio = next;
    }
    estimate.log_evidence = std::log(ratio) + middle;
    const double f_size = mean_effective_size(denominators.reshaped(denominators.size() / chains, chains));
    estimate.relative_error = std::sqrt(squared_error(numerators, proposals) +
                                        squared_error(denominators, std::isnan(f_size) ? posterior_size : f_size));
    return estimate;
}

BridgeEstimate bridge(const Chains& chains, const LogLikelihood& log_likelihood, const BridgeSettings& settings,
                      std::uint64_t seed) {
    if (chains.empty() || chains.front().cols() < 16)
        throw Fault("bridge sampling needs chains of 16 iterations or more");
    const auto count = static_cast<Eigen::Index>(chains.size());
    const auto half = chains.front().cols() / 2;
    const Moments fit = moments(joined(chains, 0, 1, half));
    const Frame frame = Frame::of(fit.mean, fit.covariance);

    const auto wanted = std::max<Eigen::Index>(settings.most_draws / count, 1);
    const auto every = (half + wanted - 1) / wanted;
    const Points draws = joined(chains, half, every, half / every);
    Points proposed(draws.rows(), draws.cols());
    for (Eigen::Index i = 0; i < proposed.cols(); ++i) {
        NamedEngine engine({.seed = seed,
                            .purpose = static_cast<std::uint8_t>(Purpose::bridge_proposal),
                            .lineage = static_cast<std::uint32_t>(i)});
        proposed.col(i) = standard_normals(engine, proposed.rows());
    }
    const Points whitened = frame.whitened(draws);
    WarpedTarget target(frame, log_likelihood);
    const BridgeDensities densities{target(whitened), log_prior(whitened), target(proposed), log_prior(proposed)};
    BridgeEstimate estimate = bridge(densities, worth(draws, count), count);
    estimate.evaluations = target.evaluations();
    return estimate;
}

}  // namespace ccsim::methods
