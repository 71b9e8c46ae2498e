#include "calibration/posterior_draws.h"

#include <algorithm>

#include "calibration/methods/moments.h"
#include "sim/measures/summaries.h"

namespace ccsim {

PosteriorDraws handed_out(const methods::SmcState& posterior, std::size_t most) {
    const Eigen::Index lineages = posterior.settings.lineages, steps = posterior.particles.cols() / lineages;
    const Eigen::Index rounds = std::clamp<Eigen::Index>(static_cast<Eigen::Index>(most) / lineages, 1, steps);
    const Eigen::Index stride = steps / rounds,
                       draws = std::min<Eigen::Index>(static_cast<Eigen::Index>(most), rounds * lineages);
    PosteriorDraws out{methods::Points(posterior.particles.rows(), draws), Eigen::VectorXd(draws)};
    for (Eigen::Index i = 0; i < draws; ++i) {
        const Eigen::Index step = steps - 1 - (i / lineages) * stride, column = step * lineages + i % lineages;
        out.points.col(i) = posterior.particles.col(column);
        out.log_likelihood[i] = posterior.log_likelihood[column];
    }
    return out;
}

std::vector<std::string> moved_paths(std::span<const Unknown> unknowns) {
    std::vector<std::string> out;
    for (const Unknown& unknown : unknowns)
        for (const MovedParameter& moved : unknown.moved) out.push_back(moved.path);
    return out;
}

std::vector<Learnt> learnt(std::span<const Unknown> unknowns, const methods::Points& posterior) {
    constexpr double z_95 = 1.6448536269514722;
    const methods::Moments moments = methods::moments(posterior);
    std::vector<Learnt> out;
    for (std::size_t k = 0; k < unknowns.size(); ++k) {
        const auto row = static_cast<Eigen::Index>(k);
        std::vector<double> z(posterior.row(row).begin(), posterior.row(row).end());
        std::sort(z.begin(), z.end());
        const auto at = [&](double standard) { return value_at(unknowns[k], standard); };
        out.push_back({.unknown = unknowns[k].name,
                       .path = unknowns[k].first().path,
                       .prior_p5 = at(-z_95),
                       .prior_median = at(0),
                       .prior_p95 = at(z_95),
                       .p5 = at(quantile(z, 0.05)),
                       .median = at(quantile(z, 0.5)),
                       .p95 = at(quantile(z, 0.95)),
                       .shift = moments.mean[row],
                       .width = std::sqrt(moments.covariance(row, row))});
    }
    return out;
}

}  // namespace ccsim
