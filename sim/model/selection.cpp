#include <algorithm>

#include "sim/core/money.h"
#include "sim/model/quarter_tables.h"

namespace ccsim {
namespace {

constexpr int last_drift_segment = 3;

bool lists(const ClosurePhase& phase, int segment) {
    return std::find(phase.segments.begin(), phase.segments.end(), segment) != phase.segments.end();
}

/// Pools of segments in the order in which the capacity of phase `current` goes to them: each segment is one of its
/// own, but for those of a phase that selects at random.
std::vector<std::vector<int>> pools_of(const std::vector<ClosurePhase>& phases, std::size_t current) {
    std::vector<std::vector<int>> pools;
    for (int segment = 1; segment <= last_drift_segment; ++segment) {
        const bool worked_through =
            std::any_of(phases.begin(), phases.begin() + static_cast<std::ptrdiff_t>(current),
                        [segment](const ClosurePhase& earlier) { return lists(earlier, segment); });
        if (worked_through && !lists(phases[current], segment)) pools.push_back({segment});
    }
    if (phases[current].order == SelectionOrder::random) pools.push_back(phases[current].segments);
    else
        for (const int segment : phases[current].segments) pools.push_back({segment});
    return pools;
}

}  // namespace

std::array<double, segments> selection_chances(const Scenario& scenario, int index,
                                               const std::array<double, segments>& eligible) {
    const auto& phases = scenario.parameters.closure.phases;
    const auto begun = [&](const ClosurePhase& phase) { return scenario.index_of(phase.from) <= index; };
    const auto phase_count = static_cast<std::size_t>(std::count_if(phases.begin(), phases.end(), begun));
    std::array<double, segments> chances{};
    if (phase_count == 0) return chances;
    double left = phases[phase_count - 1].capacity_cases_a_week * weeks_per_quarter;
    for (const std::vector<int>& pool : pools_of(phases, phase_count - 1)) {
        double together = 0;
        for (const int segment : pool) together += eligible[static_cast<std::size_t>(segment - 1)];
        const double taken = std::min(together, left);
        for (const int segment : pool)
            if (taken > 0 && eligible[static_cast<std::size_t>(segment - 1)] > 0)
                chances[static_cast<std::size_t>(segment - 1)] = taken / together;
        left -= taken;
    }
    return chances;
}

}  // namespace ccsim
