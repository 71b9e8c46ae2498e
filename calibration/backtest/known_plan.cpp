#include "calibration/backtest/known_plan.h"

#include <algorithm>

#include "calibration/backtest/vintage.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim::backtest {
namespace {

bool announced_by(const Announcement& what, Quarter origin) { return what.day <= origin.last_day(); }

/// The segments that come after those of a phase in the announced order.
std::vector<int> later_segments(const ClosurePhase& phase) {
    const auto last = std::ranges::find_if(announced_order.rbegin(), announced_order.rend(), [&](int segment) {
        return std::ranges::find(phase.segments, segment) != phase.segments.end();
    });
    return {last.base(), announced_order.end()};
}

std::vector<ClosurePhase> phases_known(const std::vector<ClosurePhase>& phases, Quarter origin) {
    std::vector<ClosurePhase> out;
    for (const ClosurePhase& phase : phases)
        if (phase.from <= origin) out.push_back(phase);
    if (out.size() == phases.size()) return out;
    const bool order_known = announced_by(order_announced, origin);
    if (!out.empty() && order_known)
        for (const int segment : later_segments(out.back())) out.back().segments.push_back(segment);
    if (out.empty() && order_known && announced_by(pace_announced, origin))
        out.push_back({.from = phases.front().from,
                       .segments = {announced_order.begin(), announced_order.end()},
                       .capacity_cases_a_week = announced_cases_a_week});
    return out;
}

}  // namespace

Scenario as_known_at(const Scenario& scenario, Quarter origin, Quarter last, PlanRule rule) {
    Scenario out = scenario;
    out.last_outturn = last_summary_by(origin);
    out.last_quarter = last;
    if (rule == PlanRule::as_written) return out;
    Parameters& p = out.parameters;
    p.closure.phases = phases_known(p.closure.phases, origin);
    for (Quarter* const until :
         {&p.enforcement.starts_change_until, &p.maintenance_direct.change_until, &p.payment.trend_until})
        *until = std::min(*until, out.last_outturn);
    return out;
}

std::vector<Unknown> unknowns_of(const Scenario& scenario, std::span<const Unknown> unknowns) {
    const auto has = [&](const MovedParameter& moved) {
        return find_number(scenario.parameters, moved.path) != nullptr;
    };
    std::vector<Unknown> out;
    for (const Unknown& unknown : unknowns)
        if (std::ranges::all_of(unknown.moved, has)) out.push_back(unknown);
    return out;
}

}  // namespace ccsim::backtest
