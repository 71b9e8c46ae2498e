#pragma once

#include <cstdint>
#include <vector>

#include "calibration/methods/convergence.h"
#include "calibration/methods/distributions.h"

// Evidence from draws of the posterior by bridge sampling (Meng and Wong 1996): an estimate that shares nothing with
// that of the tempered sampler.
namespace ccsim::methods {

/// Log densities, of the posterior without its constant and of the proposal, at draws of each.
struct BridgeDensities {
    Eigen::VectorXd target_at_posterior, proposal_at_posterior;  ///< chains one after another
    Eigen::VectorXd target_at_proposal, proposal_at_proposal;
};

struct BridgeEstimate {
    double log_evidence = 0;
    double relative_error = 0;  ///< coefficient of variation of the evidence, about the error of its logarithm
    int iterations = 0;
    std::int64_t evaluations = 0;
};

/// The optimal bridge, by iteration. `posterior_size` is how many independent draws those of the posterior are worth.
/// Throws MethodFailed when it does not settle.
BridgeEstimate bridge(const BridgeDensities& densities, double posterior_size, Eigen::Index chains = 1);

/// Draws of the posterior by chain: one Points a chain, one column an iteration, all of the same length.
using Chains = std::vector<Points>;

struct BridgeSettings {
    int most_draws = 4000;  ///< of the posterior, thinned to no more than these, and about as many of the proposal; an
                            ///< evaluation for each of the former and two for each of the latter
};

/// Bridge sampling from chains. The first half of each fits the proposal, and the other half is bridged to it: a
/// proposal fitted to the very draws would make the evidence too large. The proposal is normal and the posterior is
/// made to match it in three moments ("warp III", Meng and Schilling 2002): centred, scaled, and averaged with its
/// mirror image.
BridgeEstimate bridge(const Chains& chains, const LogLikelihood& log_likelihood, const BridgeSettings& settings,
                      std::uint64_t seed);

}  // namespace ccsim::methods
