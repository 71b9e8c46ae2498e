#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/methods/convergence.h"
#include "calibration/methods/distributions.h"

// The posterior by eight Markov chains, a check on the tempered sampler that shares only its main move. Four moves in
// five are preconditioned Crank-Nicolson; the others are differential evolution from an archive of past states with
// snooker updates (DE-MCzs, ter Braak and Vrugt 2008). Everything that learns from the past (the fit, the step size,
// the archive) is frozen at a given generation, and only draws after it count.
namespace ccsim::methods {

struct ChainSettings {
    int chains = 8;
    double spread = 2;  ///< of starts and of the first archive, over that of the ensemble
    double preconditioned_share = 0.8, snooker_share = 0.02;  ///< of the moves; the rest is differential evolution
    double move_freedom = 8;
    int archive_every = 10;                             ///< generations
    std::vector<int> refits = {200, 1000, 3000, 6000};  ///< generations, increasing
    int settling = 2000;  ///< generations after the last refit, in which its step size finds itself; then learning ends
};

enum class ChainMove : std::uint8_t { preconditioned, difference, snooker };

/// Chains between two generations: a plain value from which the rest follows.
struct ChainState {
    std::uint64_t seed = 1;
    ChainSettings settings = {};
    Points now = {};  ///< one column a chain
    Eigen::VectorXd log_likelihood = {};
    Points archive = {};
    StudentT fit = {};
    double step_size = 0.5;
    int generation = 0;
    std::int64_t evaluations = 0;
    std::array<std::int64_t, 3> tried{}, accepted{};  ///< since learning ended, by ChainMove
    std::vector<Points> draws = {};                   ///< since learning ended, by chain: one column a generation
    Draws log_likelihoods = {};                       ///< of the draws: one row a generation, one column a chain
};

/// Starts chains around an ensemble, wider than it.
ChainState begin_chains(const LogLikelihood& log_likelihood, const Points& ensemble, const ChainSettings& settings,
                        std::uint64_t seed);

/// Some generations later, each one batch of as many evaluations as there are chains.
ChainState advance(ChainState state, const LogLikelihood& log_likelihood, int generations);

/// Of the draws: each parameter, then the log likelihood.
std::vector<Draws> quantities(const ChainState& state);

/// Told after every 5,000 generations.
using ChainListener = std::function<void(const ChainState&)>;

/// Runs chains until R-hat is below 1.01 and the effective sizes above 400 for all quantities, looked at every 5,000
/// generations, or until there have been `most_generations`.
ChainState run_chains(const LogLikelihood& log_likelihood, const Points& ensemble, const ChainSettings& settings,
                      std::uint64_t seed, int most_generations, const ChainListener& listener = {});

}  // namespace ccsim::methods
