#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "calibration/unknowns.h"
#include "sim/scenario/scenario.h"

namespace ccsim::backtest {

/// Something said about the programme before it began, and when.
struct Announcement {
    std::string_view day;
    std::string_view source_id;
    std::string_view what;
};

/// Ministers set the order of the segments: nil-assessed cases first, enforcement last.
inline constexpr Announcement order_announced{"2013-11-05", "hansard-2013-11-05", "segments 1 to 5 in this order"};
inline constexpr std::array announced_order{1, 2, 3, 4, 5};

/// Around 900,000 families were to be told that their case would close, in stages over three years.
inline constexpr Announcement pace_announced{"2012-07-31", "cm8399-2012", "about 900,000 cases in three years"};
inline constexpr double announced_cases_a_week = 900'000.0 / (3 * 52);

/// Whether the programme's plan is cut to what was announced, or taken as it is written in the scenario. The second is
/// for made-up histories that follow the scenario's plan.
enum class PlanRule : std::uint8_t { as_announced, as_written };

/// A scenario as it could have been written at the end of a quarter, up to `last`:
/// - Phases of the programme that had begun by then are as they are. Later ones were not announced and are left out:
/// the
///   phase in force goes on at its capacity and, when its segments are worked through, goes on to those that come after
///   them in the announced order.
/// - Before the first phase has begun there is one from its quarter on, in the announced order at the announced pace;
///   none before the announcement.
/// - Changes a year (behaviour, enforcement, Maintenance Direct) end with the last Summary known, as those of the
///   baseline do with its last outturn, unless they end sooner.
Scenario as_known_at(const Scenario& scenario, Quarter origin, Quarter last, PlanRule rule);

/// The unknowns that move numbers which a scenario has: those of a phase that is left out are not among them.
std::vector<Unknown> unknowns_of(const Scenario& scenario, std::span<const Unknown> unknowns);

}  // namespace ccsim::backtest
