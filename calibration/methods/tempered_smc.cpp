#include "calibration/methods/tempered_smc.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "calibration/methods/moments.h"
#include "calibration/methods/preconditioned_move.h"
#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

NamedEngine engine_for(const SmcState& state, Purpose purpose, std::size_t stage, Eigen::Index lineage, int step) {
    return NamedEngine({.seed = state.seed,
                        .purpose = static_cast<std::uint8_t>(purpose),
                        .stage = static_cast<std::uint32_t>(stage),
                        .lineage = static_cast<std::uint32_t>(lineage),
                        .step = static_cast<std::uint32_t>(step)});
}

void tell(const SmcListener& listener, std::size_t stage, double temperature, std::int64_t evaluations) {
    if (listener) listener({static_cast<int>(stage), temperature, evaluations});
}

/// Log density of a stage's target, but for a constant.
Eigen::VectorXd log_target(const SmcState& state, const Points& points, const Eigen::VectorXd& log_likelihood) {
    return state.temperature * (log_prior(points) + log_likelihood) +
           (1 - state.temperature) * state.reference.log_density(points);
}

/// The lineages of a stage as they move.
struct Lineages {
    Points points;
    Eigen::VectorXd log_likelihood, log_target;
};

/// The states that have been, one step after another.
struct Trail {
    Points points;
    Eigen::VectorXd log_likelihood;
    Eigen::Index used = 0;

    void add(const Lineages& now) {
        if (used + now.points.cols() > points.cols()) {
            const auto room = std::max(2 * points.cols(), used + now.points.cols());
            points.conservativeResize(now.points.rows(), room);
            log_likelihood.conservativeResize(room);
        }
        points.middleCols(used, now.points.cols()) = now.points;
        log_likelihood.segment(used, now.points.cols()) = now.log_likelihood;
        used += now.points.cols();
    }
};

/// The places of the particles that live on. Lineages are passed one after another, so that the copies spread over
/// them.
std::vector<Eigen::Index> ancestors(const SmcState& state, const Eigen::VectorXd& weights, std::size_t stage) {
    const auto lineages = Eigen::Index{state.settings.lineages};
    const auto steps = weights.size() / lineages;
    const Eigen::VectorXd by_lineage =
        weights.reshaped(lineages, steps).transpose().reshaped();  // step fastest instead of lineage
    auto engine = engine_for(state, Purpose::smc_resampling, stage, 0, 0);
    auto places = systematic_resampling(by_lineage, lineages, uniform_between(engine));
    for (Eigen::Index& place : places) place = place % steps * lineages + place / steps;
    return places;
}

int distinct_points(const Points& points) {
    const auto earlier = [&points](Eigen::Index a, Eigen::Index b) {
        return std::lexicographical_compare(points.col(a).begin(), points.col(a).end(), points.col(b).begin(),
                                            points.col(b).end());
    };
    std::set<Eigen::Index, decltype(earlier)> distinct(earlier);
    for (Eigen::Index i = 0; i < points.cols(); ++i) distinct.insert(i);
    return static_cast<int>(distinct.size());
}

/// Moves every lineage once; gives the mean chance of acceptance and adds to the number accepted.
double move(const SmcState& state, const LogLikelihood& log_likelihood, const StudentT& fit, double step_size, int step,
            Lineages& lineages, std::int64_t& accepted) {
    const auto count = lineages.points.cols();
    Points proposed(lineages.points.rows(), count);
    Eigen::VectorXd uniforms(count);
    for (Eigen::Index l = 0; l < count; ++l) {
        auto engine = engine_for(state, Purpose::smc_move, state.stages.size(), l, step);
        const MoveNumbers numbers = draw_move(engine, fit);
        proposed.col(l) = proposal(fit, lineages.points.col(l), step_size, numbers);
        uniforms(l) = numbers.uniform;
    }
    const Eigen::VectorXd likelihoods = checked(log_likelihood, proposed);
    const Eigen::VectorXd targets = log_target(state, proposed, likelihoods);
    double chances = 0;
    for (Eigen::Index l = 0; l < count; ++l) {
        const double ratio =
            log_acceptance(fit, lineages.points.col(l), lineages.log_target(l), proposed.col(l), targets(l));
        chances += std::exp(std::min(0.0, ratio));
        if (std::log(uniforms(l)) >= ratio) continue;
        ++accepted;
        lineages.points.col(l) = proposed.col(l);
        lineages.log_likelihood(l) = likelihoods(l);
        lineages.log_target(l) = targets(l);
    }
    return chances / static_cast<double>(count);
}

/// Moves the resampled particles until they have forgotten where they were; the trail becomes the state's particles.
void move_stage(SmcState& state, Lineages lineages, const StudentT& fit, const LogLikelihood& log_likelihood,
                const SmcListener& listener) {
    const int planned = finished(state) ? 2 * state.steps : state.steps;
    const Points start = fit.frame.whitened(lineages.points);
    SmcStage& stage = state.stages.back();
    Trail trail;
    trail.add(lineages);
    std::int64_t accepted = 0;
    int step = 1;
    for (int until = planned;; until += state.settings.steps) {
        for (; step < until; ++step) {
            stage.step_sizes.push_back(state.step_size);
            const double acceptance = move(state, log_likelihood, fit, state.step_size, step, lineages, accepted);
            state.step_size = adapted_step_size(state.step_size, acceptance, step, planned);
            state.evaluations += lineages.points.cols();
            trail.add(lineages);
            tell(listener, state.stages.size(), state.temperature, state.evaluations);
        }
        stage.memory = memory(start, fit.frame.whitened(lineages.points));
        if (stage.memory < state.settings.largest_memory || until >= state.settings.longest_stage) break;
    }
    if (accepted == 0)
        throw MethodFailed("no move was accepted in a whole stage at temperature " + std::to_string(state.temperature) +
                           "; the likelihood may not be a fixed function of its parameters (fresh random numbers at "
                           "each evaluation), or it is 0 all around");
    stage.steps = step;
    stage.acceptance = static_cast<double>(accepted) / static_cast<double>(lineages.points.cols() * (step - 1));
    if (step > planned) state.steps = finished(state) ? (step + 1) / 2 : step;
    state.particles = trail.points.leftCols(trail.used);
    state.log_likelihood = trail.log_likelihood.head(trail.used);
}

}  // namespace

SmcState begin_smc(const LogLikelihood& log_likelihood, const StudentT& reference, const SmcSettings& settings,
                   std::uint64_t seed, const SmcListener& listener) {
    if (settings.lineages < 2 || settings.steps < 2 || settings.move_freedom <= 2)
        throw Fault("a tempered sampler needs at least two lineages of two steps");
    SmcState state{.seed = seed, .settings = settings, .reference = reference, .steps = settings.steps};
    state.particles.resize(reference.frame.dimensions(), Eigen::Index{settings.lineages} * settings.steps);
    state.log_likelihood.resize(state.particles.cols());
    for (int step = 0; step < settings.steps; ++step) {  // in batches of the size of the later ones
        const auto first = Eigen::Index{step} * settings.lineages;
        for (Eigen::Index l = 0; l < settings.lineages; ++l) {
            auto engine = engine_for(state, Purpose::smc_start, 0, l, step);
            state.particles.col(first + l) = reference.draw(engine);
        }
        state.log_likelihood.segment(first, settings.lineages) =
            checked(log_likelihood, state.particles.middleCols(first, settings.lineages));
        state.evaluations += settings.lineages;
        tell(listener, 0, 0, state.evaluations);
    }
    return state;
}

SmcState advance(SmcState state, const LogLikelihood& log_likelihood, const SmcListener& listener) {
    if (finished(state)) throw Fault("a finished sampler was asked for another stage");
    if (static_cast<int>(state.stages.size()) >= state.settings.most_stages)
        throw MethodFailed("the sampler had not reached the posterior after " +
                           std::to_string(state.settings.most_stages) + " stages (it was at temperature " +
                           std::to_string(state.temperature) +
                           " of 1); start from a distribution nearer to it, or allow more stages");
    const Eigen::VectorXd increments =
        log_prior(state.particles) + state.log_likelihood - state.reference.log_density(state.particles);
    const double next = next_temperature(increments, state.temperature, state.settings.tempering);
    const double step = next - state.temperature;
    state.log_evidence += log_evidence_increment(increments, step);
    state.temperature = next;
    const Eigen::VectorXd weights = normalised_weights(step * increments);
    const Moments fitted = shrunk_moments(state.particles, weights);
    const StudentT fit{Frame::of(fitted.mean, fitted.covariance), state.settings.move_freedom};
    const auto places = ancestors(state, weights, state.stages.size() + 1);

    Lineages lineages{state.particles(Eigen::all, places), state.log_likelihood(places), {}};
    lineages.log_target = log_target(state, lineages.points, lineages.log_likelihood);
    SmcStage stage{.temperature = next, .distinct_ancestors = distinct_points(lineages.points)};
    std::set<Eigen::Index> from;
    for (const Eigen::Index place : places) from.insert(place % state.settings.lineages);
    stage.distinct_lineages = static_cast<int>(from.size());
    state.stages.push_back(std::move(stage));
    move_stage(state, std::move(lineages), fit, log_likelihood, listener);
    return state;
}

SmcState run_smc(const LogLikelihood& log_likelihood, const StudentT& reference, const SmcSettings& settings,
                 std::uint64_t seed, const SmcListener& listener,
                 const std::function<void(const SmcState&)>& after_stage) {
    SmcState state = begin_smc(log_likelihood, reference, settings, seed, listener);
    if (after_stage) after_stage(state);
    while (!finished(state)) {
        state = advance(std::move(state), log_likelihood, listener);
        if (after_stage) after_stage(state);
    }
    return state;
}

Points last_states(const SmcState& state) { return state.particles.rightCols(state.settings.lineages); }

}  // namespace ccsim::methods
