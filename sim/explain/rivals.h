#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "calibration/fit_problem.h"
#include "sim/explain/worlds.h"

// Rival explanations of the published figures, as corners of one encompassing model.
namespace ccsim {

enum class Rival : std::uint8_t {
    both,                 ///< the encompassing model: the published order, and behaviour that may change
    no_selection_effect,  ///< cases selected at random among all open ones, at the same capacity
    no_behaviour_change,  ///< no trend in paying and no effect of notice, from the opening on
    neither
};
inline constexpr std::size_t rival_count = 4;
inline constexpr std::array<Rival, rival_count> all_rivals{Rival::both, Rival::no_selection_effect,
                                                           Rival::no_behaviour_change, Rival::neither};
inline constexpr std::array<std::string_view, rival_count> rival_words{"both", "no_selection_effect",
                                                                       "no_behaviour_change", "neither"};
inline std::string_view word_of(Rival rival) { return rival_words[static_cast<std::size_t>(rival)]; }

/// The mechanisms that a rival has on; those that no rival switches off are on in all.
Switches switches_of(Rival rival);

/// The parameters in the rival's world. Everything else, the unknowns' priors among it, is the encompassing model's; an
/// unknown that the world has no use for stays at its prior and leaves the evidence as it is.
Parameters as_rival(Parameters parameters, Rival rival, const Scenario& scenario);

/// The same as a change for a fit. The scenario must outlive it.
ParameterChange change_of(Rival rival, const Scenario& scenario);

/// The places of the unknowns that are the change of behaviour: those that move nothing but the trends in paying and
/// the effect of notice. Rivals without it have no use for them.
std::vector<Eigen::Index> behaviour_unknowns(std::span<const Unknown> unknowns);

/// Whether a rival has a use for them.
inline bool behaviour_may_change(Rival rival) { return rival == Rival::both || rival == Rival::no_selection_effect; }

}  // namespace ccsim
