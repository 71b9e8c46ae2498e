#include "calibration/sensitivity/tornado.h"

#include <algorithm>
#include <cmath>

namespace ccsim::sensitivity {
namespace {

std::optional<double> figure(double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; }

}  // namespace

double Swing::size() const {
    if (!low || !centre || !high) return 0;
    const auto [least, most] = std::minmax({*low, *centre, *high});
    return most - least;
}

Tornado tornado(const Subject& subject, const Spread& spread, Answers& answers) {
    const Eigen::VectorXd centre = spread.centre();
    const Eigen::Index unknowns = centre.size();
    methods::Points points = centre.replicate(1, 1 + 2 * unknowns);
    for (Eigen::Index k = 0; k < unknowns; ++k) {
        const Margin& margin = spread.margins[static_cast<std::size_t>(k)];
        points(k, 1 + 2 * k) = margin.p5;
        points(k, 2 + 2 * k) = margin.p95;
    }
    const Eigen::MatrixXd found = answers.at(points.cols(), [&](Eigen::Index i) { return subject.at(points.col(i)); });
    Tornado out;
    for (Eigen::Index q = 0; q < found.rows(); ++q) {
        out.centre.push_back(figure(found(q, 0)));
        std::vector<Swing> swings;
        for (Eigen::Index k = 0; k < unknowns; ++k)
            swings.push_back({figure(found(q, 1 + 2 * k)), figure(found(q, 0)), figure(found(q, 2 + 2 * k))});
        out.swings.push_back(std::move(swings));
    }
    return out;
}

}  // namespace ccsim::sensitivity
