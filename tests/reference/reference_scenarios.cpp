#include "tests/reference/reference_scenarios.h"

#include "tests/reference/exaggerated_parameters.h"

namespace ccsim::reference {
namespace {

/// A row with current liability and 2003 scheme; the rest is said by the fields set afterwards.
CaseFileRow liable(Standing standing, PayerType type, int weekly_pence, Outcome outcome, int children, int to_go,
                   int arrears, int secretary_of_state) {
    CaseFileRow row;
    row.standing = standing;
    row.payer_type = type;
    row.weekly_liability_pence = weekly_pence;
    row.last_outcome = outcome;
    row.qualifying_children = static_cast<std::uint8_t>(children);
    row.quarters_to_go = static_cast<std::uint16_t>(to_go);
    row.arrears_pence = arrears;
    row.secretary_of_state_pence = secretary_of_state;
    row.paid_since_january_2012 = outcome >= Outcome::under_half;
    return row;
}

CaseFileRow nil(PayerType type, int children, int to_go, int arrears, int secretary_of_state) {
    CaseFileRow row = liable(Standing::nil, type, 0, Outcome::none_yet, children, to_go, arrears, secretary_of_state);
    row.weekly_liability_pence.reset();
    return row;
}

CaseFileRow over(PayerType type, int arrears, int secretary_of_state, bool recently) {
    CaseFileRow row = nil(type, 0, 0, arrears, secretary_of_state);
    row.standing = Standing::no_liability;
    row.ended_recently = recently;
    return row;
}

std::vector<CaseFileRow> dozen() {
    using S = Standing;
    using T = PayerType;
    using O = Outcome;
    std::vector<CaseFileRow> rows{
        liable(S::collected, T::reliable, 500, O::full, 1, 30, 0, 0),
        liable(S::collected, T::irregular, 1'250, O::nothing, 2, 4, 99'999, 40'000),
        liable(S::collected, T::unlikely, 3'100, O::nothing, 3, 9, 100'000, 0),
        liable(S::collected, T::unlikely, 4'000, O::nothing, 1, 79, 0, 0),
        liable(S::enforced, T::reliable, 1'900, O::under_half, 4, 0, 350'050, 350'050),
        liable(S::enforced, T::irregular, 500, O::none_yet, 2, 60, 20'001, 1),
        liable(S::collected, T::irregular, 6'000, O::half_to_90, 4, 2, 7'777, 3'333),
        liable(S::direct, T::unlikely, 2'950, O::none_yet, 2, 12, 64'000, 10'000),
        liable(S::direct, T::reliable, 1'000, O::none_yet, 1, 1, 0, 0),
        nil(T::unlikely, 3, 6, 222'222, 111'111),
        nil(T::irregular, 2, 20, 0, 0),
        over(T::reliable, 45'000, 20'000, true),
        over(T::unlikely, 900'000, 800'000, false),
    };
    rows[1].clerical = rows[5].clerical = rows[8].clerical = rows[11].clerical = true;
    rows[2].scheme = rows[4].scheme = rows[9].scheme = rows[12].scheme = Scheme::of_1993;
    rows[3].payer_type.reset();  // drawn from the opening's shares
    rows[7].paid_since_january_2012 = true;
    return rows;
}

}  // namespace

Scenario dozen_cases(int quarters) {
    Scenario scenario;
    scenario.last_quarter = scenario.last_outturn = scenario.start + quarters;
    scenario.cases = dozen();
    scenario.parameters.opening.case_file = "a dozen cases";
    scenario.parameters.intake.quarters.clear();
    scenario.parameters.closure.phases.clear();
    return scenario;
}

void exaggerate(Scenario& scenario) {
    Parameters& p = scenario.parameters;
    exaggerate_opening_and_intake(p);
    p.older_children = older_children();
    p.leaving = leaving();
    p.reassessment = reassessment();
    p.enforcement = enforcement();
    p.maintenance_direct = maintenance_direct();
    p.payment = payment();
    p.arrears = arrears_payment();
    p.closure = closure();
}

Scenario nothing_happens(int quarters) {
    Scenario scenario = dozen_cases(quarters);
    Parameters& p = scenario.parameters;
    exaggerate_opening_and_intake(p);
    p.older_children = {0, 0, 0};
    p.leaving.chance_withdraws_collected = p.leaving.chance_withdraws_enforced = p.leaving.chance_withdraws_direct =
        p.leaving.chance_withdraws_nil = 0;
    p.leaving.chance_reactive_collected = p.leaving.chance_reactive_enforced = p.leaving.chance_reactive_direct =
        p.leaving.chance_reactive_nil = 0;
    p.reassessment.chance_to_nil_collection_service = p.reassessment.chance_to_nil_direct =
        p.reassessment.chance_to_positive = p.reassessment.chance_amount_changes = 0;
    p.enforcement.chance_starts = p.enforcement.chance_lifted = 0;
    p.maintenance_direct.chance_joins = p.maintenance_direct.chance_leaves = 0;
    p.payment.chance_pays = {0, 0, 0};
    p.payment.chance_not_due_yet = 0;
    p.arrears.chance_repays_collected = p.arrears.chance_repays_enforced = p.arrears.chance_repays_direct =
        p.arrears.chance_repays_nil = p.arrears.chance_repays_ended_recently = p.arrears.chance_repays_ended_long_ago =
            0;
    p.arrears.chance_no_longer_recent = p.arrears.chance_overpays = 0;
    p.arrears.chance_adjusted_small = p.arrears.chance_adjusted_large = 0;
    return scenario;
}

std::vector<OneRule> every_rule_alone(int quarters) {
    const Scenario still = nothing_happens(quarters);
    std::vector<OneRule> rules;
    const auto add = [&](const char* name, auto set) {
        rules.push_back({name, still});
        set(rules.back().scenario.parameters);
    };
    add("none but ageing out", [](Parameters&) {});
    add("older children stop qualifying", [](Parameters& p) { p.older_children = older_children(); });
    add("leaving", [](Parameters& p) { p.leaving = leaving(); });
    add("reassessment", [](Parameters& p) { p.reassessment = reassessment(); });
    add("enforcement", [](Parameters& p) { p.enforcement = enforcement(); });
    add("Maintenance Direct", [](Parameters& p) { p.maintenance_direct = maintenance_direct(); });
    add("paying", [](Parameters& p) { p.payment = payment(); });
    add("settling arrears", [](Parameters& p) { p.arrears = arrears_payment(); });
    add("the closure programme", [](Parameters& p) { p.closure = closure(); });
    return rules;
}

Scenario with_intake(int quarters) {
    Scenario scenario = dozen_cases(quarters);
    exaggerate(scenario);
    scenario.parameters.intake.quarters = {{{2012, 2}, 20, 4}, {{2012, 3}, 10, 3}, {{2012, 4}, 7, 1}};
    return scenario;
}

Scenario drawn_cases(int quarters) {
    Scenario scenario = dozen_cases(quarters);
    exaggerate(scenario);
    scenario.cases.clear();
    Opening& o = scenario.parameters.opening;
    o.case_file.clear();
    o.cases_collected = 300;
    o.cases_enforced = 250;
    o.cases_direct = 150;
    o.cases_nil = 130;
    o.cases_no_liability = 170;
    o.share_1993_scheme = 0.3;
    o.share_clerical = 0.4;
    o.payer_types_enforced = {.reliable = 0.2, .unlikely = 0.5};
    o.payer_types_direct = {.reliable = 0.6, .unlikely = 0.1};
    o.payer_types_nil = {.reliable = 0.15, .unlikely = 0.25};
    o.payer_types_no_liability = {.reliable = 0.45, .unlikely = 0.3};
    o.classes_collection_service = {.flat_rate = 0.2, .to_20_pounds = 0.35};
    o.classes_direct = {.flat_rate = 0.4, .to_20_pounds = 0.15};
    o.share_no_liability_ended_recently = 0.35;
    o.arrears = {.share_with_arrears_collection_service = {.reliable = 0.5, .irregular = 0.6, .unlikely = 0.8},
                 .share_with_arrears_direct = 0.45,
                 .share_with_arrears_nil = 0.55,
                 .share_large = {.reliable = 0.2, .irregular = 0.4, .unlikely = 0.7},
                 .share_large_no_liability = 0.65,
                 .small_debt_mean_pounds = 310,
                 .large_debt_mean_pounds = 5'000,
                 .large_debt_log_sd = 1.2,
                 .share_owed_to_secretary_of_state = 0.43};
    o.children = {.share_two = 0.3,
                  .share_three = 0,
                  .share_four_or_more = 0.1,
                  .share_under_2_years_to_go = 0.4,
                  .share_2_to_5_years_to_go = 0.3,
                  .share_5_to_9_years_to_go = 0.2};
    scenario.parameters.closure.phases = {{{2012, 2}, {1, 2}, 9}, {{2012, 3}, {4}, 7}};
    return scenario;
}

}  // namespace ccsim::reference
