#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/methods/distributions.h"
#include "calibration/methods/model.h"
#include "calibration/methods/tempering.h"

// Posterior and evidence by adaptive tempered sequential Monte Carlo, waste-free (Dau and Chopin 2022): from a
// reference distribution, through stages whose targets are reference^(1-b) (prior likelihood)^b, to the posterior at b
// = 1. In each stage some particles are resampled and each starts a lineage of moves, all of whose states are particles
// of the next. Where the model's residuals are known, most moves are guided by a response surface that was fitted
// before the stage to the latest evaluations.
namespace ccsim::methods {

struct SmcSettings {
    int lineages = 100;
    int steps = 40;           ///< states of a lineage in a stage, the first among them
    int longest_stage = 640;  ///< steps of a stage that does not forget its start, at most
    int most_stages = 200;    ///< more is a failure
    double largest_memory = 0.1;
    double move_freedom = 8;    ///< of the t distribution that plain moves are made around
    int trajectories = 1;       ///< of a guided move; 0: no move is guided
    int plain_every = 4;        ///< moves, one of which is plain in case the surface is poor
    int surface_points = 6000;  ///< latest evaluations that the surface is fitted to, at most
    TemperingRule tempering = {};
};

/// What happened in one stage.
struct SmcStage {
    double temperature = 0;               ///< b at its end
    double acceptance = 0;                ///< share of the moves
    double guided_acceptance = 0;         ///< share of the guided moves; 0 when there were none
    double memory = 0;                    ///< mean correlation between start and end of the lineages
    int steps = 0;                        ///< states of a lineage; more than planned when the stage was extended
    int distinct_ancestors = 0;           ///< of the lineages, different points
    int distinct_lineages = 0;            ///< of the lineages, from different lineages of the stage before
    std::vector<double> step_sizes = {};  ///< at each move, of plain ones and of trajectories
};

/// A sampler between two stages: a plain value from which the rest follows, whenever and wherever it is run.
struct SmcState {
    std::uint64_t seed = 1;
    SmcSettings settings = {};
    StudentT reference = {};
    Points particles = {};  ///< equally weighted draws at the temperature; column = step x lineages + lineage
    Eigen::VectorXd log_likelihood = {};  ///< of the particles
    double temperature = 0;               ///< b: 0 at the reference, 1 at the posterior
    double log_evidence = 0;              ///< so far; that of the data once finished
    double step_size = 0.5;               ///< of plain moves
    double trajectory_step = 0.3;         ///< of guided moves
    Points asked = {};                    ///< the latest points the model was asked about, for the next surface
    Eigen::MatrixXd residuals = {};       ///< that it answered with
    int steps = 0;                        ///< of the next stage: settings.steps, or more when a stage needed them
    std::int64_t evaluations = 0;
    std::vector<SmcStage> stages = {};
};

struct SmcProgress {
    int stage = 0;  ///< 0: drawing from the reference
    double temperature = 0;
    std::int64_t evaluations = 0;
};
using SmcListener = std::function<void(const SmcProgress&)>;

/// Draws lineages x steps particles from the reference and evaluates them.
SmcState begin_smc(const Model& model, const StudentT& reference, const SmcSettings& settings, std::uint64_t seed,
                   const SmcListener& listener = {});

inline bool finished(const SmcState& state) { return state.temperature >= 1; }

/// The state one stage later. The last stage, at b = 1, is twice as long. Throws MethodFailed when it cannot go on, and
/// Fault on a state that is finished.
SmcState advance(SmcState state, const Model& model, const SmcListener& listener = {});

/// From the start to the end. `after_stage` gets each state between two stages, to be saved.
SmcState run_smc(const Model& model, const StudentT& reference, const SmcSettings& settings, std::uint64_t seed,
                 const SmcListener& listener = {}, const std::function<void(const SmcState&)>& after_stage = {});

/// The last states of the lineages: draws that are all but independent, for ranks.
Points last_states(const SmcState& state);

}  // namespace ccsim::methods
