#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/scenario/scenario.h"

// The counterfactual worlds. Each is the scenario with other parameters, so both engines can live in it, and every case
// has the luck that it has in the scenario.
namespace ccsim {

/// What may have moved compliance, each of which can be switched off.
enum class Mechanism : std::uint8_t {
    published_order,  ///< off: every open case has the same chance of selection, at the same capacity
    unequal_exit,     ///< off: withdrawal, reactive closure and becoming nil at the mean rate for all payer types
    end_of_intake,    ///< off: new cases go on coming at the mean of March 2012 to September 2013, from all families
    behaviour,        ///< off: paying as in the held quarter, and no effect of being in notice; holds charging
    enforcement       ///< off: enforcement starts at the rate of the held quarter
};
inline constexpr std::size_t mechanism_count = 5;
inline constexpr std::array<std::string_view, mechanism_count> mechanism_words{
    "published_order", "unequal_exit", "end_of_intake", "behaviour", "enforcement"};

/// Which mechanisms are on: bit i for mechanism i.
using Switches = std::uint32_t;
inline constexpr Switches all_on = (1U << mechanism_count) - 1;

/// The parameters with some mechanisms off. `scenario` says when it starts and ends; `held` is the quarter whose rates
/// go on when behaviour or enforcement is off.
Parameters in_world(Parameters parameters, Switches on, const Scenario& scenario, Quarter held);

/// Worlds beside those, to compare with.
enum class OtherWorld : std::uint8_t {
    no_programme,     ///< no case is selected
    reverse_order,    ///< segments 5 to 1, at the same capacity
    compliant_first,  ///< segments 3 and 4 before 1, 2 and 5
    no_frailty,       ///< payer types are redrawn all the time, within standing
    transfers_held,   ///< moves to and from Maintenance Direct at the rates of the held quarter
    only_segment_1,   ///< the phases as they are, but no other segment is closed
    only_segment_2
};
inline constexpr std::size_t other_world_count = 7;
inline constexpr std::array<std::string_view, other_world_count> other_world_words{
    "no_programme",   "reverse_order",  "compliant_first", "no_frailty",
    "transfers_held", "only_segment_1", "only_segment_2"};

Parameters in_world(Parameters parameters, OtherWorld world, Quarter held);

}  // namespace ccsim
