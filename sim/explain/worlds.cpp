#include "sim/explain/worlds.h"

#include <algorithm>

#include "sim/explain/mean_exit_rates.h"

namespace ccsim {
namespace {

constexpr Quarter last_full_intake{2013, 3};  // the 2012 scheme took all applications from 25 November 2013
constexpr int largest_families = 4;

void select(Closure& closure, const std::vector<int>& segments, SelectionOrder order) {
    for (ClosurePhase& phase : closure.phases) {
        phase.segments = segments;
        phase.order = order;
    }
}

void close_only(Closure& closure, int segment) {
    for (ClosurePhase& phase : closure.phases)
        std::erase_if(phase.segments, [segment](int listed) { return listed != segment; });
}

/// Nothing changes for a scenario that starts too late to have an intake to go on with.
void go_on_with_intake(Intake& intake, const Scenario& scenario) {
    const int quarters = last_full_intake - scenario.start;
    if (quarters <= 0) return;
    double cases = 0;
    for (const IntakeQuarter& q : intake.quarters)
        if (q.quarter > scenario.start && q.quarter <= last_full_intake) cases += q.cases;
    std::erase_if(intake.quarters, [](const IntakeQuarter& q) { return q.quarter > last_full_intake; });
    for (Quarter q = last_full_intake + 1; q <= scenario.last_quarter; q = q + 1)
        intake.quarters.push_back({q, cases / quarters, largest_families});
}

}  // namespace

Parameters in_world(Parameters p, Switches on, const Scenario& scenario, Quarter held) {
    const auto is_off = [on](Mechanism m) { return (on >> static_cast<unsigned>(m) & 1U) == 0; };
    if (is_off(Mechanism::published_order)) select(p.closure, {1, 2, 3, 4, 5}, SelectionOrder::random);
    if (is_off(Mechanism::unequal_exit)) exit_at_mean_rates(p);
    if (is_off(Mechanism::end_of_intake)) go_on_with_intake(p.intake, scenario);
    if (is_off(Mechanism::behaviour)) {
        p.payment.trend_until = std::min(p.payment.trend_until, held);
        p.payment.odds_pays_in_notice = 1;
    }
    if (is_off(Mechanism::enforcement))
        p.enforcement.starts_change_until = std::min(p.enforcement.starts_change_until, held);
    return p;
}

Parameters in_world(Parameters p, OtherWorld world, Quarter held) {
    switch (world) {
        case OtherWorld::no_programme:
            p.closure.phases.clear();
            break;
        case OtherWorld::reverse_order:
            select(p.closure, {5, 4, 3, 2, 1}, SelectionOrder::listed);
            break;
        case OtherWorld::compliant_first:
            select(p.closure, {3, 4, 1, 2, 5}, SelectionOrder::listed);
            break;
        case OtherWorld::no_frailty:
            p.payer_types = PayerTypes::redrawn;
            break;
        case OtherWorld::transfers_held:
            p.maintenance_direct.change_until = std::min(p.maintenance_direct.change_until, held);
            break;
        case OtherWorld::only_segment_1:
            close_only(p.closure, 1);
            break;
        case OtherWorld::only_segment_2:
            close_only(p.closure, 2);
            break;
    }
    return p;
}

}  // namespace ccsim
