#pragma once

#include <array>

#include "sim/explain/world_paths.h"

// What each mechanism adds to a rate, within the model.
namespace ccsim {

/// The part of a change that something accounts for, in points: by channel, and their sum.
struct Contribution {
    ByChannel by_channel{};
    double total() const { return by_channel[0] + by_channel[1] + by_channel[2] + by_channel[3]; }
};

/// The change of a rate from the first quarter to a later one, taken apart: the mechanisms' terms and the change with
/// everything off add up to it, and so do their channels to the change by channel.
struct MechanismTerms {
    double change = 0;  ///< of the scenario itself, in points
    std::array<Contribution, mechanism_count> mechanisms;
    Contribution everything_off;  ///< the change that is left with all five off
};

/// The Shapley values of the game in which the players are the mechanisms and the worth of those switched on is the
/// change of the rate, by channel, in their world. `later` counts quarters from the first. With everything off the
/// caseload still ages, withdraws and moves between services.
MechanismTerms mechanism_terms(const DrawWorlds& worlds, Rate rate, std::size_t later);

}  // namespace ccsim
