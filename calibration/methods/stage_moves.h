#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "calibration/methods/response_surface.h"
#include "calibration/methods/tempered_smc.h"

// The moves of a stage of the tempered sampler: plain ones around a t distribution, and guided ones over a response
// surface.
namespace ccsim::methods {

/// Log density of a stage's target, but for a constant.
Eigen::VectorXd log_target(const SmcState& state, const Points& points, const Eigen::VectorXd& log_likelihood);

/// The lineages of a stage as they move.
struct Lineages {
    Points points;
    Eigen::VectorXd log_likelihood, log_target;
};

/// What a stage moves by.
struct Guides {
    StudentT fit;
    std::optional<ResponseSurface> surface;
};

/// How many moves of a kind there were in a stage.
struct Tried {
    std::int64_t moves = 0, accepted = 0;

    Tried operator+(const Tried& other) const { return {moves + other.moves, accepted + other.accepted}; }
    double share() const { return moves > 0 ? static_cast<double>(accepted) / static_cast<double>(moves) : 0; }
};

/// Asks the model and keeps what it answered for the next surface.
Answers ask(const Model& model, const Points& points, SmcState& state);

/// Moves every lineage once. `planned`: steps of the stage, in the first fifth of which step sizes are learnt.
void move(const Model& model, const Guides& guides, int step, int planned, SmcState& state, Lineages& lineages,
          Tried& plain, Tried& guided);

/// Random numbers of a stage, by lineage and step.
NamedEngine engine_for(const SmcState& state, Purpose purpose, std::size_t stage, Eigen::Index lineage, int step);

}  // namespace ccsim::methods
