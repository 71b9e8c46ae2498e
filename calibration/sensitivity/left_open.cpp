#include "calibration/sensitivity/left_open.h"

#include <algorithm>
#include <cmath>

#include "calibration/sensitivity/spread.h"
#include "sim/measures/summaries.h"

namespace ccsim::sensitivity {
namespace {

double correlation(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    const Eigen::ArrayXd from_a = a.array() - a.mean(), from_b = b.array() - b.mean();
    const double size = std::sqrt(from_a.square().sum() * from_b.square().sum());
    return size > 0 ? (from_a * from_b).sum() / size : 0;
}

std::optional<LeftOpen> left_open_of(const Eigen::VectorXd& answers, const methods::Points& points) {
    std::vector<Eigen::Index> with_figure;
    for (Eigen::Index d = 0; d < answers.size(); ++d)
        if (std::isfinite(answers[d])) with_figure.push_back(d);
    if (with_figure.size() < 2 || 2 * with_figure.size() < static_cast<std::size_t>(answers.size())) return {};
    const Eigen::VectorXd used = answers(with_figure);
    std::vector<double> rising(used.begin(), used.end());
    std::ranges::sort(rising);
    LeftOpen out{quantile(rising, 0.05), quantile(rising, 0.5), quantile(rising, 0.95), {}};
    for (Eigen::Index k = 0; k < points.rows(); ++k)
        out.correlations.push_back(correlation(points.row(k)(with_figure).transpose(), used));
    return out;
}

}  // namespace

std::vector<std::optional<LeftOpen>> left_open(const Subject& subject, Answers& answers) {
    std::vector<std::optional<LeftOpen>> out(answers.questions().size());
    if (subject.draws() < 2) return out;
    const methods::Points points = points_of_draws(subject);
    const Eigen::MatrixXd found = answers.at(
        points.cols(), [&](Eigen::Index d) { return std::optional(subject.drawn(static_cast<std::size_t>(d))); });
    for (std::size_t q = 0; q < out.size(); ++q)
        out[q] = left_open_of(found.row(static_cast<Eigen::Index>(q)).transpose(), points);
    return out;
}

}  // namespace ccsim::sensitivity
