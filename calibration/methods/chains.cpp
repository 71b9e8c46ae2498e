#include "calibration/methods/chains.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calibration/methods/moments.h"
#include "calibration/methods/preconditioned_move.h"
#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

int last_learning(const ChainSettings& settings) { return settings.refits.back() + settings.settling; }

bool learning(const ChainState& state) { return state.generation <= last_learning(state.settings); }

NamedEngine engine_for(const ChainState& state, Purpose purpose, Eigen::Index chain) {
    return NamedEngine({.seed = state.seed,
                        .purpose = static_cast<std::uint8_t>(purpose),
                        .lineage = static_cast<std::uint32_t>(chain),
                        .step = static_cast<std::uint32_t>(state.generation)});
}

StudentT fit_of(const Points& points, double freedom) {
    const Eigen::VectorXd weights = Eigen::VectorXd::Constant(points.cols(), 1 / static_cast<double>(points.cols()));
    const Moments fitted = shrunk_moments(points, weights);
    return {Frame::of(fitted.mean, fitted.covariance), freedom};
}

/// Where a chain would go.
struct Trial {
    ChainMove move = ChainMove::preconditioned;
    Eigen::VectorXd point;
    double uniform = 0;         ///< decides on acceptance
    double log_correction = 0;  ///< of a move that is not the same both ways, for the snooker
};

/// One of 0 to count - 1.
Eigen::Index any_of(Eigen::Index count, NamedEngine& engine) {
    return std::min(static_cast<Eigen::Index>(uniform_between(engine) * static_cast<double>(count)), count - 1);
}

/// Two different members of the archive, one minus the other.
Eigen::VectorXd difference(const Points& archive, NamedEngine& engine) {
    const Eigen::Index one = any_of(archive.cols(), engine);
    const Eigen::Index gap = any_of(archive.cols() - 1, engine) + 1;
    return archive.col(one) - archive.col((one + gap) % archive.cols());
}

/// Differential evolution in a third, two thirds or all of the coordinates; every tenth generation a jump that can lead
/// from one mode to another.
Eigen::VectorXd difference_move(const ChainState& state, const Eigen::VectorXd& point, NamedEngine& engine) {
    const Eigen::VectorXd step = difference(state.archive, engine);
    const double crossing = std::ceil(3 * uniform_between(engine)) / 3;
    const Eigen::Index always = any_of(point.size(), engine);
    Eigen::VectorXd moved = Eigen::VectorXd::Zero(point.size());
    for (Eigen::Index i = 0; i < point.size(); ++i)
        moved(i) = uniform_between(engine) < crossing || i == always ? 1 : 0;
    const double size = state.generation % 10 == 0 ? 1 : 2.38 / std::sqrt(2 * moved.sum());
    return point + size * moved.cwiseProduct(step);
}

/// Along the line through a member of the archive, by the projection of a difference.
Trial snooker_move(const ChainState& state, const Eigen::VectorXd& point, NamedEngine& engine) {
    const Eigen::VectorXd pole = state.archive.col(any_of(state.archive.cols(), engine));
    const Eigen::VectorXd step = difference(state.archive, engine);
    const double size = 1.2 + uniform_between(engine);
    const double distance = (point - pole).norm();
    if (distance == 0) return {ChainMove::snooker, point};
    const Eigen::VectorXd direction = (point - pole) / distance;
    Trial trial{ChainMove::snooker, point + size * direction.dot(step) * direction};
    trial.log_correction = static_cast<double>(point.size() - 1) * std::log((trial.point - pole).norm() / distance);
    return trial;
}

Trial trial_of(const ChainState& state, Eigen::Index chain) {
    auto engine = engine_for(state, Purpose::chain_move, chain);
    const double choice = uniform_between(engine);
    const Eigen::VectorXd point = state.now.col(chain);
    if (choice < state.settings.preconditioned_share) {
        const MoveNumbers numbers = draw_move(engine, state.fit);
        return {ChainMove::preconditioned, proposal(state.fit, point, state.step_size, numbers), numbers.uniform};
    }
    const double uniform = uniform_between(engine);
    Trial trial = choice < 1 - state.settings.snooker_share
                      ? Trial{ChainMove::difference, difference_move(state, point, engine)}
                      : snooker_move(state, point, engine);
    trial.uniform = uniform;
    return trial;
}

double log_acceptance(const ChainState& state, Eigen::Index chain, const Trial& trial, double log_target_now,
                      double log_target_proposed) {
    if (trial.move == ChainMove::preconditioned)
        return log_acceptance(state.fit, state.now.col(chain), log_target_now, trial.point, log_target_proposed);
    if (std::isinf(log_target_proposed)) return log_target_proposed;
    return log_target_proposed - log_target_now + trial.log_correction;
}

/// Takes in what the generation has shown. The archive's later half is what a new fit is made from.
void learn(ChainState& state, double mean_chance) {
    if (mean_chance >= 0) {
        const double log_step = (mean_chance - wanted_acceptance) / std::sqrt(static_cast<double>(state.generation));
        state.step_size = std::clamp(state.step_size * std::exp(log_step), smallest_step_size, largest_step_size);
    }
    if (state.generation % state.settings.archive_every == 0) {
        const auto before = state.archive.cols();
        state.archive.conservativeResize(Eigen::NoChange, before + state.now.cols());
        state.archive.rightCols(state.now.cols()) = state.now;
    }
    const auto& refits = state.settings.refits;
    if (std::find(refits.begin(), refits.end(), state.generation) != refits.end())
        state.fit = fit_of(state.archive.rightCols(state.archive.cols() / 2), state.settings.move_freedom);
}

void next_generation(ChainState& state, const LogLikelihood& log_likelihood) {
    ++state.generation;
    const auto chains = state.now.cols();
    std::vector<Trial> trials;
    Points proposed(state.now.rows(), chains);
    for (Eigen::Index chain = 0; chain < chains; ++chain) {
        trials.push_back(trial_of(state, chain));
        proposed.col(chain) = trials.back().point;
    }
    const Eigen::VectorXd likelihoods = checked(log_likelihood, proposed);
    const Eigen::VectorXd targets = log_prior(proposed) + likelihoods;
    const Eigen::VectorXd targets_now = log_prior(state.now) + state.log_likelihood;
    state.evaluations += chains;
    double chances = 0;
    int preconditioned = 0;
    for (Eigen::Index chain = 0; chain < chains; ++chain) {
        const Trial& trial = trials[static_cast<std::size_t>(chain)];
        const double ratio = log_acceptance(state, chain, trial, targets_now(chain), targets(chain));
        if (trial.move == ChainMove::preconditioned) {
            chances += std::exp(std::min(0.0, ratio));
            ++preconditioned;
        }
        const bool accepted = std::log(trial.uniform) < ratio;
        if (!learning(state)) {
            ++state.tried[static_cast<std::size_t>(trial.move)];
            state.accepted[static_cast<std::size_t>(trial.move)] += accepted;
        }
        if (!accepted) continue;
        state.now.col(chain) = trial.point;
        state.log_likelihood(chain) = likelihoods(chain);
    }
    if (learning(state)) learn(state, preconditioned > 0 ? chances / preconditioned : -1);
}

}  // namespace

ChainState begin_chains(const LogLikelihood& log_likelihood, const Points& ensemble, const ChainSettings& settings,
                        std::uint64_t seed) {
    if (settings.chains < 2 || settings.refits.empty() || settings.refits.front() < 1 || settings.archive_every < 1 ||
        !std::is_sorted(settings.refits.begin(), settings.refits.end()) || ensemble.cols() <= ensemble.rows())
        throw Fault("chains with settings that make no sense, or from an ensemble that is too small");
    ChainState state{.seed = seed, .settings = settings};
    state.fit = fit_of(ensemble, settings.move_freedom);
    const Eigen::VectorXd& centre = state.fit.frame.centre;
    state.archive = (settings.spread * (ensemble.colwise() - centre)).colwise() + centre;
    state.now.resize(ensemble.rows(), settings.chains);
    for (Eigen::Index chain = 0; chain < settings.chains; ++chain) {
        auto engine = engine_for(state, Purpose::chain_start, chain);
        state.now.col(chain) =
            centre + settings.spread * state.fit.frame.stretched(standard_normals(engine, ensemble.rows()));
    }
    state.log_likelihood = checked(log_likelihood, state.now);
    state.evaluations = settings.chains;
    state.draws.assign(static_cast<std::size_t>(settings.chains), Points(ensemble.rows(), 0));
    state.log_likelihoods.resize(0, settings.chains);
    return state;
}

ChainState advance(ChainState state, const LogLikelihood& log_likelihood, int generations) {
    const int frozen = last_learning(state.settings);
    auto kept = state.log_likelihoods.rows();
    const Eigen::Index room = std::max(0, state.generation + generations - frozen);
    for (Points& draws : state.draws) draws.conservativeResize(Eigen::NoChange, room);
    state.log_likelihoods.conservativeResize(room, Eigen::NoChange);
    for (int i = 0; i < generations; ++i) {
        next_generation(state, log_likelihood);
        if (learning(state)) continue;
        for (std::size_t chain = 0; chain < state.draws.size(); ++chain)
            state.draws[chain].col(kept) = state.now.col(static_cast<Eigen::Index>(chain));
        state.log_likelihoods.row(kept++) = state.log_likelihood.transpose();
    }
    return state;
}

std::vector<Draws> quantities(const ChainState& state) {
    std::vector<Draws> all;
    for (Eigen::Index row = 0; row < state.now.rows(); ++row) {
        Draws draws(state.log_likelihoods.rows(), state.log_likelihoods.cols());
        for (Eigen::Index chain = 0; chain < draws.cols(); ++chain)
            draws.col(chain) = state.draws[static_cast<std::size_t>(chain)].row(row).transpose();
        all.push_back(std::move(draws));
    }
    all.push_back(state.log_likelihoods);
    return all;
}

ChainState run_chains(const LogLikelihood& log_likelihood, const Points& ensemble, const ChainSettings& settings,
                      std::uint64_t seed, int most_generations, const ChainListener& listener) {
    constexpr int between_looks = 5000;  // a look takes as long as some hundred generations
    ChainState state = begin_chains(log_likelihood, ensemble, settings, seed);
    while (state.generation < most_generations) {
        state = advance(std::move(state), log_likelihood, std::min(between_looks, most_generations - state.generation));
        if (listener) listener(state);
        if (state.log_likelihoods.rows() > 0 && convergence(quantities(state)).reached()) break;
    }
    return state;
}

}  // namespace ccsim::methods
