#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calibration/fit_problem.h"
#include "calibration/methods/bridge_sampling.h"
#include "calibration/methods/chains.h"
#include "calibration/methods/ensemble_inversion.h"
#include "calibration/methods/tempered_smc.h"
#include "sim/engine/run_context.h"

namespace ccsim {

/// How a calibration is made. All of it is part of the result.
struct CalibrationSettings {
    std::uint64_t seed = 2012;
    methods::InversionSettings inversion = {};
    methods::SmcSettings smc = {.lineages = 200, .steps = 30};
    methods::ChainSettings chains = {};
    int most_generations = 45'000;  ///< of the chains; 0: no chains, and no second estimate of the evidence
};

/// The eight chains that check the tempered sampler, and the evidence from their draws.
struct ChainCheck {
    methods::ChainState chains;
    methods::Convergence convergence;
    methods::BridgeEstimate bridge;
};

/// What a calibration finds.
struct Calibration {
    Eigen::VectorXd singular_values;  ///< of the whitened sensitivities at the prior's medians: what the data can tell
    Eigen::VectorXd reference;  ///< that the discrepancy's loadings refer to: the mean of the first of two inversions,
                                ///< or a member near it where the model lacks a figure at the mean
    methods::Inversion inversion;  ///< the second
    methods::SmcState posterior;
    std::optional<ChainCheck> check;
    std::int64_t evaluations = 0;
};

/// Is given the sampler's state after each of its stages; may be empty.
using SaveStage = std::function<void(const methods::SmcState&)>;

/// Fits the unknowns: ensemble inversion twice (the second with the discrepancy's loadings at the mean of the first),
/// tempered SMC, and chains to check it. Goes on from `saved`, a state that `save` was given by a calibration of the
/// same problem and settings, as if it had not been interrupted. Throws MethodFailed, and Interrupted.
Calibration calibrate(FitProblem& problem, const CalibrationSettings& settings, const RunContext& context = {},
                      const SaveStage& save = {}, std::optional<methods::SmcState> saved = {});

}  // namespace ccsim
