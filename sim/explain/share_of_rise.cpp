#include "sim/explain/share_of_rise.h"

#include <algorithm>

#include "calibration/methods/moments.h"
#include "calibration/posterior_draws.h"
#include "calibration/standard_normal_points.h"

namespace ccsim {
namespace {

/// In the middle of the places that systematic resampling may take, so that no random number is needed.
constexpr double middle = 0.5;

methods::Points resampled(const methods::Points& particles, const Eigen::VectorXd& log_weights, std::size_t draws) {
    const auto places = methods::systematic_resampling(methods::normalised_weights(log_weights),
                                                       static_cast<Eigen::Index>(draws), middle);
    return particles(Eigen::all, places);
}

/// Has re-weighting answered for the width, or are the particles in the space of a prior of that width?
bool is_in_wider_space(const RivalEvidence& e) { return e.at.prior_width != 1 && e.log_weights.empty(); }

}  // namespace

std::vector<double> RiseTerms::change() const {
    std::vector<double> out;
    for (const MechanismTerms& terms : draws) out.push_back(terms.change);
    return out;
}

std::vector<double> RiseTerms::points(Mechanism m) const {
    std::vector<double> out;
    for (const MechanismTerms& terms : draws) out.push_back(terms.mechanisms[static_cast<std::size_t>(m)].total());
    return out;
}

std::vector<double> RiseTerms::percent_of(Mechanism m) const {
    std::vector<double> out = points(m);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] *= 100 / draws[i].change;
    return out;
}

RiseTerms rise_terms(const Scenario& scenario, std::span<const Unknown> unknowns, const methods::Points& points,
                     const ExplainedSpan& span, const RunContext& context) {
    std::vector<Parameters> parameters;
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
        const Eigen::VectorXd at = points.col(i);
        parameters.push_back(
            with_unknowns(scenario.parameters, unknowns, {at.data(), static_cast<std::size_t>(at.size())}));
    }
    RiseTerms out;
    for (const DrawWorlds& worlds : live_through_worlds(scenario, parameters, span, context))
        out.draws.push_back(mechanism_terms(worlds, Rate::contributing, span.quarters() - 1));
    return out;
}

methods::Points posterior_points(const RivalEvidence& both, std::span<const Unknown> unknowns, std::size_t draws) {
    const std::size_t fits = both.posteriors.size(), each = std::max<std::size_t>(1, draws / fits);
    methods::Points out(static_cast<Eigen::Index>(unknowns.size()), 0);
    for (std::size_t r = 0; r < fits; ++r) {
        const methods::Points some = both.log_weights.empty()
                                         ? handed_out(both.posteriors[r], each).points
                                         : resampled(both.posteriors[r].particles, both.log_weights[r], each);
        out.conservativeResize(Eigen::NoChange, out.cols() + some.cols());
        out.rightCols(some.cols()) = some;
    }
    if (is_in_wider_space(both))
        for (const Eigen::Index k : behaviour_unknowns(unknowns)) out.row(k) *= both.at.prior_width;
    return out;
}

methods::Points prior_points(std::size_t unknowns, std::size_t draws, std::uint64_t seed) {
    const std::vector<std::vector<double>> points = standard_normal_points(draws, unknowns, seed);
    methods::Points out(static_cast<Eigen::Index>(unknowns), static_cast<Eigen::Index>(draws));
    for (std::size_t i = 0; i < draws; ++i)
        out.col(static_cast<Eigen::Index>(i)) =
            Eigen::Map<const Eigen::VectorXd>(points[i].data(), static_cast<Eigen::Index>(unknowns));
    return out;
}

}  // namespace ccsim
