#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/sensitivity/answers.h"
#include "calibration/sensitivity/left_open.h"
#include "calibration/sensitivity/morris.h"
#include "calibration/sensitivity/reckoner.h"
#include "calibration/sensitivity/sobol_indices.h"
#include "calibration/sensitivity/spread.h"
#include "calibration/sensitivity/tornado.h"
#include "sim/engine/run_context.h"

namespace ccsim::sensitivity {

/// How closely is looked. Each method can be left out with 0.
struct SensitivitySettings {
    int trajectories = 20;    ///< of Morris's screening
    int points = 1024;        ///< of Sobol's indices: so many times the unknowns and two
    int resamples = 500;      ///< of their bootstrap
    std::size_t draws = 100;  ///< about which the ready reckoner steps, at most those there are
    std::uint64_t seed = 2012;
    Spread::Of spread = Spread::Of::prior;  ///< of the unknowns, in screening and indices
};

/// An answer's indices, or why there are none.
struct QuestionIndices {
    std::optional<SobolIndices> indices;
    int rows = 0;              ///< points of A with all figures of their row
    Eigen::Index lacking = 0;  ///< points of the design without a figure
    Eigen::Index points = 0;   ///< of the design
};

/// What drives the answers to some questions.
struct Sensitivity {
    std::vector<Question> questions;
    std::vector<Unknown> unknowns;
    std::vector<std::string> settled = {}, not_there = {};  ///< unknowns that were left out
    Spread spread = {};                                     ///< of screening and indices
    Spread about = {};                                      ///< of the tornado: the posterior's, where there is one
    std::vector<std::vector<std::optional<ElementaryEffects>>> screening = {};  ///< by question and unknown; or none
    std::vector<QuestionIndices> indices = {};                                  ///< by question; or none
    Tornado tornado = {};
    std::vector<std::optional<LeftOpen>> left_open = {};  ///< by question, with several draws
    std::vector<ReckonedStep> reckoner = {};
    std::size_t draws = 0;  ///< of the reckoner
    std::int64_t evaluations = 0;
};

/// Asks the expected engine. The dates are in the scenario's quarters after its opening. A spread of the posterior
/// needs draws. The same for any number of threads. Throws InputError when nothing is unknown, and Interrupted when
/// told to stop.
Sensitivity sensitivity_of(const DrawnScenario& drawn, std::vector<Unknown> unknowns, std::span<const Quarter> dates,
                           const SensitivitySettings& settings, const RunContext& context = {});

}  // namespace ccsim::sensitivity
