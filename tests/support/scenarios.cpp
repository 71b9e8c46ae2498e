#include "tests/support/scenarios.h"

namespace ccsim::tests {
namespace {

void set_payer_types(Parameters& p, PayerTypeShares shares) {
    Opening& o = p.opening;
    for (PayerTypeShares* of : {&o.payer_types_collected, &o.payer_types_enforced, &o.payer_types_direct,
                                &o.payer_types_nil, &o.payer_types_no_liability, &p.intake.payer_types})
        *of = shares;
}

void set_capacity(Parameters& p, double cases_a_week) {
    for (ClosurePhase& phase : p.closure.phases) phase.capacity_cases_a_week = cases_a_week;
}

void set_opening(Parameters& p, double of_each_standing) {
    Opening& o = p.opening;
    o.cases_collected = o.cases_enforced = o.cases_direct = o.cases_nil = o.cases_no_liability = of_each_standing;
}

Scenario everyone_leaves() {
    Scenario s = baseline();
    Leaving& l = s.parameters.leaving;
    l.chance_withdraws_collected = l.chance_withdraws_enforced = l.chance_withdraws_direct = l.chance_withdraws_nil = 1;
    l.chance_reactive_collected = l.chance_reactive_enforced = l.chance_reactive_direct = l.chance_reactive_nil = 1;
    return s;
}

Scenario no_case() {
    Scenario s = baseline();
    set_opening(s.parameters, 0);
    s.parameters.intake.quarters.clear();
    return s;
}

Scenario one_case() {
    Scenario s = no_case();
    s.parameters.opening.cases_collected = 1;
    return s;
}

Scenario nobody_with_a_qualifying_child() {
    Scenario s = no_case();
    s.parameters.opening.cases_no_liability = 458'000;
    return s;
}

Scenario huge_intake() {
    Scenario s = baseline();
    for (IntakeQuarter& q : s.parameters.intake.quarters) q.cases = 2e6;
    return s;
}

Scenario two_hundred_quarters() {
    Scenario s = baseline();
    s.last_quarter = s.start + 200;
    return s;
}

Scenario without_closure_phases() {
    Scenario s = baseline();
    s.parameters.closure.phases.clear();
    return s;
}

}  // namespace

Scenario baseline() { return {}; }

Scenario without_closure_capacity() {
    Scenario s = baseline();
    set_capacity(s.parameters, 0);
    return s;
}

Scenario with_unlimited_closure_capacity() {
    Scenario s = baseline();
    set_capacity(s.parameters, 1e9);
    return s;
}

Scenario everyone_reliable() {
    Scenario s = baseline();
    set_payer_types(s.parameters, {.reliable = 1, .unlikely = 0});
    return s;
}

Scenario everyone_unlikely() {
    Scenario s = baseline();
    set_payer_types(s.parameters, {.reliable = 0, .unlikely = 1});
    return s;
}

Scenario without_arrears() {
    Scenario s = baseline();
    Opening& o = s.parameters.opening;
    o.cases_no_liability = 0;
    o.arrears.share_with_arrears_collection_service = {};
    o.arrears.share_with_arrears_direct = o.arrears.share_with_arrears_nil = 0;
    s.parameters.payment.chance_pays = s.parameters.payment.chance_full_if_pays = {1, 1, 1};
    return s;
}

Scenario short_and_eventful() {
    Scenario s = baseline();
    s.start = {2014, 2};
    s.last_quarter = {2016, 2};
    Parameters& p = s.parameters;
    p.intake.quarters = {{{2014, 3}, 30, 4}, {{2015, 1}, 20, 2}};
    set_opening(p, 40);
    p.closure.phases = {{{2014, 3}, {1, 2, 3, 4, 5}, 4}};
    p.closure.chance_drops_out = 0.2;
    p.leaving.chance_withdraws_nil = p.leaving.chance_reactive_collected = 0.1;
    p.reassessment.chance_to_positive = p.reassessment.chance_to_nil_collection_service = 0.2;
    p.maintenance_direct.chance_leaves = p.maintenance_direct.chance_joins = 0.2;
    p.enforcement.chance_lifted = 0.2;
    p.arrears.chance_adjusted_small = p.arrears.chance_adjusted_large = 0.2;
    return s;
}

std::vector<ExtremeScenario> extreme_scenarios() {
    return {{"no closure capacity", without_closure_capacity()},
            {"unlimited closure capacity", with_unlimited_closure_capacity()},
            {"everyone leaves at once", everyone_leaves()},
            {"no arrears", without_arrears()},
            {"everyone unlikely to pay", everyone_unlikely()},
            {"everyone a reliable payer", everyone_reliable()},
            {"no case", no_case(), 1},
            {"one case", one_case(), 1},
            {"nobody with a qualifying child", nobody_with_a_qualifying_child()},
            {"huge intake", huge_intake(), 5'000},
            {"two hundred quarters", two_hundred_quarters(), 2'000},
            {"no closure phases", without_closure_phases()},
            {"short and eventful", short_and_eventful(), 1}};
}

}  // namespace ccsim::tests
