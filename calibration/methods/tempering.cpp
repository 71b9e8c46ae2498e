#include "calibration/methods/tempering.h"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <limits>

#include "calibration/methods/moments.h"

namespace ccsim::methods {
namespace {

/// The share of the particles that is left, in effect, after weighting.
double effective_share(const Eigen::VectorXd& log_increments, double step) {
    if (!std::isfinite(log_increments.maxCoeff())) return 0;
    return effective_size(normalised_weights(step * log_increments)) / static_cast<double>(log_increments.size());
}

}  // namespace

double next_temperature(const Eigen::VectorXd& log_increments, double now, const TemperingRule& rule) {
    const auto spare = [&](double step) { return effective_share(log_increments, step) - rule.effective_share; };
    const double most = 1 - now;
    const double spare_at_most = spare(most);
    if (spare_at_most >= 0) return 1;
    const double least = std::min(rule.smallest_step, 0.5 * most);
    const double spare_at_least = spare(least);
    if (spare_at_least < 0)
        throw MethodFailed(
            "the sampler cannot take even its smallest step towards the data without losing more than half of its "
            "particles (the likelihood is 0, or falls off a cliff, over much of where it started); widen the starting "
            "distribution, or look for parameter values at which the model breaks");
    std::uintmax_t iterations = 100;
    const auto bracket = boost::math::tools::toms748_solve(spare, least, most, spare_at_least, spare_at_most,
                                                           boost::math::tools::eps_tolerance<double>(40), iterations);
    return now + bracket.first;  // the end that still leaves the share
}

double log_evidence_increment(const Eigen::VectorXd& log_increments, double step) {
    return log_sum_exp(step * log_increments) - std::log(static_cast<double>(log_increments.size()));
}

std::vector<Eigen::Index> systematic_resampling(const Eigen::VectorXd& weights, Eigen::Index count, double uniform) {
    std::vector<Eigen::Index> places;
    double below = 0;  // the sum of the weights before this place, as a number of copies
    for (Eigen::Index i = 0; i < weights.size(); ++i) {
        below += weights(i) * static_cast<double>(count);
        while (static_cast<Eigen::Index>(places.size()) < count && static_cast<double>(places.size()) + uniform < below)
            places.push_back(i);
    }
    Eigen::Index last = weights.size() - 1;  // rounding may leave the last copy over
    while (weights(last) == 0) --last;
    places.resize(static_cast<std::size_t>(count), last);
    return places;
}

double memory(const Points& start, const Points& end) {
    double sum = 0;
    for (Eigen::Index row = 0; row < start.rows(); ++row) {
        const Eigen::VectorXd before = start.row(row).transpose().array() - start.row(row).mean();
        const Eigen::VectorXd after = end.row(row).transpose().array() - end.row(row).mean();
        const double size = before.norm() * after.norm();
        sum += size > 0 ? before.dot(after) / size : 1;
    }
    return sum / static_cast<double>(start.rows());
}

}  // namespace ccsim::methods
