#pragma once

#include <array>
#include <span>
#include <vector>

#include "sim/engine/run_context.h"
#include "sim/explain/service_rates.h"
#include "sim/explain/worlds.h"

// Every world lived through by the expected engine, for every draw of the parameters.
namespace ccsim {

/// What a world comes to at the end of each quarter, the first of the explanation first.
struct WorldPath {
    std::array<std::vector<ServiceCounts>, both_rates.size()> counts;  ///< by rate
    double selected = 0;                                               ///< cases selected up to the last quarter

    const std::vector<ServiceCounts>& of(Rate rate) const { return counts[static_cast<std::size_t>(rate)]; }
};

/// All worlds under one draw.
struct DrawWorlds {
    std::array<WorldPath, std::size_t{1} << mechanism_count> by_switches;  ///< place all_on is the scenario itself
    std::array<WorldPath, other_world_count> others;
};

/// What is asked for. Both quarters are in the scenario, and `from` is before `to`.
struct ExplainedSpan {
    Quarter from, to;
    std::size_t quarters() const { return static_cast<std::size_t>(to - from) + 1; }
};

/// Lives through all worlds for each draw, which stands in for the scenario's parameters. The same for any number of
/// threads. Throws Interrupted when told to stop.
std::vector<DrawWorlds> live_through_worlds(const Scenario& scenario, std::span<const Parameters> draws,
                                            const ExplainedSpan& span, const RunContext& context = {});

}  // namespace ccsim
