#include "calibration/methods/tempered_smc.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "calibration/methods/moments.h"
#include "calibration/methods/stage_moves.h"
#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

void tell(const SmcListener& listener, std::size_t stage, double temperature, std::int64_t evaluations) {
    if (listener) listener({static_cast<int>(stage), temperature, evaluations});
}

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

/// Moves the resampled particles until they have forgotten where they were; the trail becomes the state's particles.
void move_stage(SmcState& state, Lineages lineages, const Guides& guides, const Model& model,
                const SmcListener& listener) {
    const int planned = finished(state) ? 2 * state.steps : state.steps;
    const Points start = guides.fit.frame.whitened(lineages.points);
    Trail trail;
    trail.add(lineages);
    Tried plain, guided;
    SmcStage& stage = state.stages.back();
    int step = 1;
    for (int until = planned;; until += state.settings.steps) {
        for (; step < until; ++step) {
            move(model, guides, step, planned, state, lineages, plain, guided);
            trail.add(lineages);
            tell(listener, state.stages.size(), state.temperature, state.evaluations);
        }
        stage.memory = memory(start, guides.fit.frame.whitened(lineages.points));
        if (stage.memory < state.settings.largest_memory || until >= state.settings.longest_stage) break;
    }
    if ((plain + guided).accepted == 0)
        throw MethodFailed("no move was accepted in a whole stage at temperature " + std::to_string(state.temperature) +
                           "; the likelihood may not be a fixed function of its parameters (fresh random numbers at "
                           "each evaluation), or it is 0 all around");
    stage.steps = step;
    stage.acceptance = (plain + guided).share();
    stage.guided_acceptance = guided.share();
    if (step > planned) state.steps = finished(state) ? (step + 1) / 2 : step;
    state.particles = trail.points.leftCols(trail.used);
    state.log_likelihood = trail.log_likelihood.head(trail.used);
}

}  // namespace

SmcState begin_smc(const Model& model, const StudentT& reference, const SmcSettings& settings, std::uint64_t seed,
                   const SmcListener& listener) {
    if (settings.lineages < 2 || settings.steps < 2 || settings.move_freedom <= 2 || settings.plain_every < 1)
        throw Fault("a tempered sampler needs at least two lineages of two steps");
    SmcState state{.seed = seed, .settings = settings, .reference = reference, .steps = settings.steps};
    state.asked.resize(reference.frame.dimensions(), 0);
    state.particles.resize(reference.frame.dimensions(), Eigen::Index{settings.lineages} * settings.steps);
    state.log_likelihood.resize(state.particles.cols());
    for (int step = 0; step < settings.steps; ++step) {  // in batches of the size of the later ones
        const auto first = Eigen::Index{step} * settings.lineages;
        for (Eigen::Index l = 0; l < settings.lineages; ++l) {
            auto engine = engine_for(state, Purpose::smc_start, 0, l, step);
            state.particles.col(first + l) = reference.draw(engine);
        }
        state.log_likelihood.segment(first, settings.lineages) =
            ask(model, state.particles.middleCols(first, settings.lineages), state).log_likelihood;
        tell(listener, 0, 0, state.evaluations);
    }
    return state;
}

SmcState advance(SmcState state, const Model& model, const SmcListener& listener) {
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
    Guides guides{{Frame::of(fitted.mean, fitted.covariance), state.settings.move_freedom}, {}};
    if (state.settings.trajectories > 0 && state.residuals.rows() > 0)
        guides.surface = ResponseSurface::fitted(guides.fit.frame, state.asked, state.residuals, model.threads());
    const auto places = ancestors(state, weights, state.stages.size() + 1);

    Lineages lineages{state.particles(Eigen::all, places), state.log_likelihood(places), {}};
    lineages.log_target = log_target(state, lineages.points, lineages.log_likelihood);
    SmcStage stage{.temperature = next, .distinct_ancestors = distinct_points(lineages.points)};
    std::set<Eigen::Index> from;
    for (const Eigen::Index place : places) from.insert(place % state.settings.lineages);
    stage.distinct_lineages = static_cast<int>(from.size());
    state.stages.push_back(std::move(stage));
    move_stage(state, std::move(lineages), guides, model, listener);
    return state;
}

SmcState run_smc(const Model& model, const StudentT& reference, const SmcSettings& settings, std::uint64_t seed,
                 const SmcListener& listener, const std::function<void(const SmcState&)>& after_stage) {
    SmcState state = begin_smc(model, reference, settings, seed, listener);
    if (after_stage) after_stage(state);
    while (!finished(state)) {
        state = advance(std::move(state), model, listener);
        if (after_stage) after_stage(state);
    }
    return state;
}

Points last_states(const SmcState& state) { return state.particles.rightCols(state.settings.lineages); }

}  // namespace ccsim::methods
