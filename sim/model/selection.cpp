#include <algorithm>
#include <cmath>

#include "sim/core/money.h"
#include "sim/model/odds.h"
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

/// The chance x at which `taken` cases are selected in all, when `others` are at x and `direct` at odds(x, m):
/// others x + direct m x / (1 - x + m x) = taken, a quadratic equation in x.
double chance_of_others(double others, double direct, double m, double taken) {
    const double a = others * (m - 1), b = others + m * direct - taken * (m - 1);
    return 2 * taken / (b + std::sqrt(std::max(0.0, b * b + 4 * a * taken)));
}

}  // namespace

SegmentParts<double> selection_chances(const Scenario& scenario, int index, const SegmentParts<double>& eligible) {
    const Closure& closure = scenario.parameters.closure;
    const auto& phases = closure.phases;
    const auto begun = [&](const ClosurePhase& phase) { return scenario.index_of(phase.from) <= index; };
    const auto phase_count = static_cast<std::size_t>(std::count_if(phases.begin(), phases.end(), begun));
    SegmentParts<double> chances;
    if (phase_count == 0) return chances;
    const double m = closure.odds_selected_direct;
    double left = phases[phase_count - 1].capacity_cases_a_week * weeks_per_quarter;
    for (const std::vector<int>& pool : pools_of(phases, phase_count - 1)) {
        double others = 0, direct = 0;
        for (const int segment : pool) {
            others += eligible.others[static_cast<std::size_t>(segment - 1)];
            direct += m > 0 ? eligible.direct[static_cast<std::size_t>(segment - 1)] : 0;
        }
        const double taken = std::min(others + direct, left);
        if (!(taken > 0)) continue;
        const double chance = taken < others + direct ? chance_of_others(others, direct, m, taken) : 1;
        for (const int segment : pool) {
            const auto s = static_cast<std::size_t>(segment - 1);
            if (eligible.others[s] > 0) chances.others[s] = chance;
            if (eligible.direct[s] > 0 && m > 0) chances.direct[s] = with_odds(chance, m);
        }
        left -= taken;
    }
    return chances;
}

}  // namespace ccsim
