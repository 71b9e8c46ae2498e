#include "calibration/discrepancy_draws.h"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

#include "sim/core/problems.h"
#include "sim/random/draws.h"

namespace ccsim {
namespace {

// Blocks of a case that does not exist: no case uses blocks as high as these (sim/random/draws.h).
constexpr std::uint8_t discrepancy_block = 64, error_block = 96;
constexpr std::size_t normals_a_block = 2;

/// Standard normal, from two random words.
double normal_of(std::uint32_t high, std::uint32_t low) {
    const double uniform = (static_cast<double>((std::uint64_t{high} << 32 | low) >> 11) + 0.5) * 0x1p-53;
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * uniform);
}

/// The standard normals of one quarter, one for each base series.
Discrepancy normals(const World& world, std::size_t quarter) {
    Discrepancy out{};
    for (std::size_t b = 0; b < bases; b += normals_a_block) {
        const auto block = static_cast<std::uint8_t>(discrepancy_block + b / normals_a_block);
        const auto word = words(world, {}, static_cast<std::uint16_t>(quarter), block);
        out[b] = normal_of(word[0], word[1]);
        if (b + 1 < bases) out[b + 1] = normal_of(word[2], word[3]);
    }
    return out;
}

/// Rounding and own errors of the observations, drawn.
Eigen::VectorXd errors(const Likelihood& likelihood, const World& world) {
    Eigen::VectorXd out = (likelihood.rounding_variances() + likelihood.own_variances()).cwiseSqrt();
    for (Eigen::Index i = 0; i < out.size(); ++i) {
        const auto word = words(world, {.place = static_cast<std::uint32_t>(i)}, 0, error_block);
        out[i] *= normal_of(word[0], word[1]);
    }
    return out;
}

/// The loaded part of a path: what it adds to each prediction.
Eigen::VectorXd loaded(const Likelihood& likelihood, const DiscrepancyPath& path) {
    const Eigen::MatrixXd& loadings = likelihood.loadings();
    Eigen::VectorXd out = Eigen::VectorXd::Zero(loadings.rows());
    const std::size_t quarters = static_cast<std::size_t>(loadings.cols()) / bases;
    for (std::size_t q = 0; q < quarters; ++q)
        for (std::size_t b = 0; b < bases; ++b)
            out += loadings.col(static_cast<Eigen::Index>(q * bases + b)) * path[q][b];
    return out;
}

/// What a path is on average given that the observations differ so from their predictions.
DiscrepancyPath mean_given(const Likelihood& likelihood, const Eigen::VectorXd& differences, std::size_t quarters) {
    if (!differences.allFinite()) throw Fault("a discrepancy is asked for where the model predicts nothing");
    const Eigen::VectorXd pull = likelihood.loadings().transpose() * likelihood.solve(differences);
    const DiscrepancyScales& scales = likelihood.scales();
    const std::size_t observed = static_cast<std::size_t>(pull.size()) / bases;
    DiscrepancyPath out(quarters, Discrepancy{});
    for (std::size_t q = 0; q < quarters; ++q)
        for (std::size_t from = 0; from < observed; ++from) {
            const double correlation = scales.correlation(q > from ? q - from : from - q);
            for (std::size_t b = 0; b < bases; ++b)
                out[q][b] +=
                    scales.sd[b] * scales.sd[b] * correlation * pull[static_cast<Eigen::Index>(from * bases + b)];
        }
    return out;
}

}  // namespace

DiscrepancyPath draw_discrepancy(const DiscrepancyScales& scales, std::size_t quarters, std::uint64_t seed,
                                 std::uint32_t draw) {
    const World world{.seed = seed, .draw = draw, .replicate = 0};
    const double keep = scales.persistence, fresh = std::sqrt(1 - keep * keep);
    DiscrepancyPath out;
    out.reserve(quarters);
    for (std::size_t q = 0; q < quarters; ++q) {
        Discrepancy now = normals(world, q);
        for (std::size_t b = 0; b < bases; ++b)
            now[b] = q == 0 ? scales.sd[b] * now[b] : keep * out[q - 1][b] + fresh * scales.sd[b] * now[b];
        out.push_back(now);
    }
    return out;
}

DiscrepancyPath mean_discrepancy(const Likelihood& likelihood, const Eigen::VectorXd& predicted, std::size_t quarters) {
    return mean_given(likelihood, likelihood.observed() - predicted, quarters);
}

DiscrepancyPath draw_discrepancy(const Likelihood& likelihood, const Eigen::VectorXd& predicted, std::size_t quarters,
                                 std::uint64_t seed, std::uint32_t draw) {
    const World world{.seed = seed, .draw = draw, .replicate = 0};
    const std::size_t observed = static_cast<std::size_t>(likelihood.loadings().cols()) / bases;
    DiscrepancyPath out = draw_discrepancy(likelihood.scales(), std::max(quarters, observed), seed, draw);
    const Eigen::VectorXd still_missing =
        likelihood.observed() - predicted - loaded(likelihood, out) - errors(likelihood, world);
    const DiscrepancyPath correction = mean_given(likelihood, still_missing, quarters);
    out.resize(quarters);
    for (std::size_t q = 0; q < quarters; ++q)
        for (std::size_t b = 0; b < bases; ++b) out[q][b] += correction[q][b];
    return out;
}

}  // namespace ccsim
