#include "calibration/sensitivity/spread.h"

#include <algorithm>
#include <cmath>

#include "calibration/methods/moments.h"
#include "sim/measures/summaries.h"

namespace ccsim::sensitivity {
namespace {

constexpr double worth_telling = 0.3;

Margin margin_of(const methods::Moments& moments, const methods::Points& points, Eigen::Index k) {
    std::vector<double> rising(points.row(k).begin(), points.row(k).end());
    std::ranges::sort(rising);
    return {.mean = moments.mean[k],
            .sd = std::sqrt(moments.covariance(k, k)),
            .p5 = quantile(rising, 0.05),
            .median = quantile(rising, 0.5),
            .p95 = quantile(rising, 0.95)};
}

std::vector<Correlated> correlations_of(const Eigen::MatrixXd& covariance) {
    std::vector<Correlated> out;
    for (Eigen::Index i = 0; i < covariance.rows(); ++i)
        for (Eigen::Index j = i + 1; j < covariance.rows(); ++j) {
            const double r = covariance(i, j) / std::sqrt(covariance(i, i) * covariance(j, j));
            if (std::abs(r) >= worth_telling)
                out.push_back({static_cast<std::size_t>(i), static_cast<std::size_t>(j), r});
        }
    std::ranges::stable_sort(out, std::ranges::greater(), [](const Correlated& c) { return std::abs(c.correlation); });
    return out;
}

}  // namespace

methods::Points points_of_draws(const Subject& subject) {
    const auto unknowns = static_cast<Eigen::Index>(subject.unknowns().size());
    methods::Points out(unknowns, static_cast<Eigen::Index>(subject.draws()));
    for (Eigen::Index d = 0; d < out.cols(); ++d) {
        const Places places = subject.places(static_cast<std::size_t>(d));
        for (Eigen::Index k = 0; k < unknowns; ++k) {
            const auto unknown = static_cast<std::size_t>(k);
            out(k, d) = z_at(subject.unknowns()[unknown], places.value(unknown));
        }
    }
    return out;
}

methods::Points Spread::as_wide(methods::Points points) const {
    for (Eigen::Index k = 0; k < points.rows(); ++k) {
        const Margin& margin = margins.at(static_cast<std::size_t>(k));
        points.row(k) = (margin.mean + margin.sd * points.row(k).array()).matrix();
    }
    return points;
}

Eigen::VectorXd Spread::centre() const {
    Eigen::VectorXd out(static_cast<Eigen::Index>(margins.size()));
    for (std::size_t k = 0; k < margins.size(); ++k) out[static_cast<Eigen::Index>(k)] = margins[k].median;
    return out;
}

Spread prior_spread(std::size_t unknowns) {
    return {.of = Spread::Of::prior, .margins = std::vector<Margin>(unknowns), .correlations = {}};
}

Spread posterior_spread(const Subject& subject) {
    const methods::Points points = points_of_draws(subject);
    const methods::Moments moments = methods::moments(points);
    Spread out{.of = Spread::Of::posterior, .margins = {}, .correlations = correlations_of(moments.covariance)};
    for (Eigen::Index k = 0; k < points.rows(); ++k) out.margins.push_back(margin_of(moments, points, k));
    return out;
}

}  // namespace ccsim::sensitivity
