#include "calibration/methods/ensemble_inversion.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "calibration/methods/moments.h"
#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

NamedEngine engine_for(std::uint64_t seed, Purpose purpose, int iteration, Eigen::Index member) {
    return NamedEngine({.seed = seed,
                        .purpose = static_cast<std::uint8_t>(purpose),
                        .stage = static_cast<std::uint32_t>(iteration),
                        .lineage = static_cast<std::uint32_t>(member)});
}

/// The columns that were evaluated, by number; the others failed.
std::vector<Eigen::Index> evaluated(const Eigen::MatrixXd& outputs) {
    std::vector<Eigen::Index> good;
    for (Eigen::Index j = 0; j < outputs.cols(); ++j)
        if (outputs.col(j).allFinite()) good.push_back(j);
    return good;
}

/// Puts the updated members back in their places and fills the others from the normal distribution fitted to them.
Points refilled(const Points& updated, const std::vector<Eigen::Index>& good, Eigen::Index members, std::uint64_t seed,
                int iteration) {
    if (updated.cols() == members) return updated;
    const Moments fit = moments(updated);
    const Frame frame = Frame::of(fit.mean, fit.covariance);
    Points all(updated.rows(), members);
    Eigen::Index next_good = 0;
    for (Eigen::Index j = 0; j < members; ++j) {
        if (next_good < updated.cols() && good[static_cast<std::size_t>(next_good)] == j) {
            all.col(j) = updated.col(next_good++);
            continue;
        }
        auto engine = engine_for(seed, Purpose::inversion_replacement, iteration, j);
        all.col(j) = frame.centre + frame.stretched(standard_normals(engine, updated.rows()));
    }
    return all;
}

/// A Student's t distribution whose covariance is this one, widened.
StudentT reference_of(const Moments& fit, const InversionSettings& settings) {
    const double scale = settings.inflation * settings.inflation * (settings.freedom - 2) / settings.freedom;
    return {Frame::of(fit.mean, scale * fit.covariance), settings.freedom};
}

void check(const InversionSettings& settings, Eigen::Index dimensions) {
    if (settings.members < 2 * dimensions || settings.freedom <= 2)
        throw Fault("ensemble inversion with too few members for its dimensions, or a reference without a variance");
}

}  // namespace

double next_share(const Eigen::VectorXd& misfits, Eigen::Index outputs, double taken) {
    const double mean = misfits.mean();
    const double variance =
        (misfits.array() - mean).square().sum() / static_cast<double>(std::max<Eigen::Index>(misfits.size() - 1, 1));
    const auto m = static_cast<double>(outputs);
    return std::min(std::max(m / (2 * mean), std::sqrt(m / (2 * variance))), 1 - taken);
}

Points kalman_update(const Points& members, const Eigen::MatrixXd& outputs, const Eigen::VectorXd& observed,
                     const Eigen::MatrixXd& noise, double share) {
    const auto freedom = static_cast<double>(members.cols() - 1);
    const Points member_spread = members.colwise() - members.rowwise().mean();
    const Eigen::MatrixXd output_spread = outputs.colwise() - outputs.rowwise().mean();
    Eigen::MatrixXd output_covariance = sum_of_products(output_spread, output_spread) / freedom;
    output_covariance.diagonal().array() += 1 / share;  // the whitened errors, at this share of the likelihood
    const Eigen::MatrixXd cross_covariance = sum_of_products(member_spread, output_spread) / freedom;
    const Eigen::LLT<Eigen::MatrixXd> cholesky(output_covariance);
    Points updated = members;
    for (Eigen::Index j = 0; j < members.cols(); ++j) {
        const Eigen::VectorXd innovation = observed + noise.col(j) / std::sqrt(share) - outputs.col(j);
        updated.col(j) += cross_covariance * cholesky.solve(innovation);
    }
    return updated;
}

Inversion invert(const ForwardMap& forward, const Observations& observations, Eigen::Index dimensions,
                 const InversionSettings& settings, std::uint64_t seed) {
    check(settings, dimensions);
    const Frame errors = Frame::of(observations.observed, observations.covariance);
    const Eigen::VectorXd target = Eigen::VectorXd::Zero(errors.dimensions());  // once outputs are whitened
    Inversion result;
    result.members.resize(dimensions, settings.members);
    for (Eigen::Index j = 0; j < settings.members; ++j) {
        auto engine = engine_for(seed, Purpose::inversion_start, 0, j);
        result.members.col(j) = standard_normals(engine, dimensions);
    }
    for (double taken = 0; taken < 1;) {
        const int iteration = ++result.iterations;
        if (iteration > settings.most_iterations)
            throw MethodFailed(
                "the ensemble had not taken in the data after " + std::to_string(settings.most_iterations) +
                " iterations; the model is far from the data nearly everywhere: look at the prior predictive");
        const Eigen::MatrixXd raw = forward(result.members);
        if (raw.cols() != settings.members || raw.rows() != errors.dimensions())
            throw Fault("a forward map did not give each point its outputs");
        result.evaluations += settings.members;
        const auto good = evaluated(raw);
        if (2 * good.size() < static_cast<std::size_t>(settings.members))
            throw MethodFailed(
                std::to_string(static_cast<std::size_t>(settings.members) - good.size()) + " of " +
                std::to_string(settings.members) +
                " evaluations failed in one iteration of ensemble inversion; the model fails over much of "
                "the prior: narrow it or mend the model");
        result.replaced += settings.members - static_cast<std::int64_t>(good.size());
        const Eigen::MatrixXd outputs = errors.whitened(raw(Eigen::all, good));
        const Eigen::VectorXd misfits = 0.5 * outputs.colwise().squaredNorm().transpose();
        const double share = next_share(misfits, errors.dimensions(), taken);
        Eigen::MatrixXd noise(errors.dimensions(), outputs.cols());
        for (Eigen::Index j = 0; j < noise.cols(); ++j) {
            auto engine = engine_for(seed, Purpose::inversion_noise, iteration, good[static_cast<std::size_t>(j)]);
            noise.col(j) = standard_normals(engine, noise.rows());
        }
        const Points updated = kalman_update(result.members(Eigen::all, good), outputs, target, noise, share);
        result.members = refilled(updated, good, settings.members, seed, iteration);
        taken = share < 1 - taken ? taken + share : 1;
    }
    Moments fit = moments(result.members);
    result.reference = reference_of(fit, settings);
    result.mean = std::move(fit.mean);
    result.covariance = std::move(fit.covariance);
    return result;
}

}  // namespace ccsim::methods
