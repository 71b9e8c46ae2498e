#include "tests/reference/reference_scenarios.h"

#include <utility>

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

void exaggerate_opening_and_intake(Parameters& p) {
    p.opening.payer_types_collected = {.reliable = 0.35, .unlikely = 0.4};
    p.opening.classes_nil = {.flat_rate = 0.3, .to_20_pounds = 0.25};
    p.intake.share_direct = 0.3;
    p.intake.share_nil = 0.25;
    p.intake.share_clerical = 0.2;
    p.intake.payer_types = {.reliable = 0.4, .unlikely = 0.35};
    p.intake.classes = {.flat_rate = 0.3, .to_20_pounds = 0.25};
    p.intake.share_two_children = 0.3;
    p.intake.share_three_children = 0.2;
    p.intake.share_four_or_more_children = 0.1;
    p.intake.share_under_2_years_to_go = 0.6;
    p.intake.share_2_to_5_years_to_go = 0.2;
    p.intake.share_5_to_9_years_to_go = 0.05;
    p.liabilities.growth_over_20_percent_a_year = 12;
}

OlderChildren older_children() { return {0.3, 0.45, 0.6}; }

Leaving leaving() {
    return {.chance_withdraws_collected = 0.06,
            .chance_withdraws_enforced = 0.09,
            .chance_withdraws_direct = 0.04,
            .chance_withdraws_nil = 0.12,
            .odds_withdraws_reliable = 0.4,
            .odds_withdraws_unlikely = 2.1,
            .odds_withdraws_flat_rate = 1.7,
            .odds_withdraws_to_20_pounds = 0.6,
            .reactive_from = {2012, 4},
            .chance_reactive_collected = 0.11,
            .chance_reactive_enforced = 0.07,
            .chance_reactive_direct = 0.05,
            .chance_reactive_nil = 0.03,
            .odds_reactive_reliable = 0.5,
            .odds_reactive_unlikely = 1.9};
}

Reassessment reassessment() {
    return {.chance_to_nil_collection_service = 0.13,
            .chance_to_nil_direct = 0.07,
            .odds_to_nil_reliable = 0.55,
            .odds_to_nil_unlikely = 1.8,
            .odds_to_nil_flat_rate = 2.2,
            .odds_to_nil_to_20_pounds = 1.45,
            .chance_to_positive = 0.35,
            .chance_amount_changes = 0.4};
}

Enforcement enforcement() { return {0.6, 0.45, 0.2, -31, {2013, 1}, 0.33}; }

MaintenanceDirect maintenance_direct() { return {0.5, 0.4, 0.15, 23, 0.4, 2.7, -37, {2012, 4}}; }

Payment payment() {
    return {.chance_pays = {.reliable = 0.75, .irregular = 0.55, .unlikely = 0.35},
            .chance_full_if_pays = {.reliable = 0.65, .irregular = 0.45, .unlikely = 0.3},
            .odds_pays_after_nothing = 0.4,
            .odds_pays_after_full = 1.8,
            .odds_full_after_nothing = 0.6,
            .odds_full_after_full = 2.3,
            .odds_pays_flat_rate = 0.7,
            .odds_pays_to_20_pounds = 0.85,
            .odds_full_flat_rate = 1.25,
            .odds_full_to_20_pounds = 0.9,
            .odds_pays_enforced = 1.6,
            .odds_full_enforced = 1.35,
            .odds_pays_in_notice = 0.5,
            .odds_pays_trend_percent_a_year = 41,
            .odds_full_trend_percent_a_year = -27,
            .trend_until = {2013, 2},
            .share_of_part_payers_over_half = 0.58,
            .chance_not_due_yet = 0.36,
            .odds_pays_first_quarter = 0.77,
            .fraction_paid_under_half_flat_rate = 0.21,
            .fraction_paid_under_half_to_20_pounds = 0.26,
            .fraction_paid_under_half_over_20_pounds = 0.31,
            .fraction_paid_half_to_90_flat_rate = 0.61,
            .fraction_paid_half_to_90_to_20_pounds = 0.67,
            .fraction_paid_half_to_90_over_20_pounds = 0.73};
}

ArrearsPayment arrears_payment() {
    return {.chance_repays_collected = 0.62,
            .chance_repays_enforced = 0.52,
            .chance_repays_direct = 0.42,
            .chance_repays_nil = 0.32,
            .chance_repays_ended_recently = 0.47,
            .chance_repays_ended_long_ago = 0.17,
            .chance_no_longer_recent = 0.3,
            .odds_repays_reliable = 2.9,
            .odds_repays_unlikely = 0.35,
            .chance_clears_if_repays_small = 0.38,
            .fraction_repaid_small = 0.44,
            .fraction_repaid_large = 0.23,
            .chance_adjusted_small = 0.18,
            .chance_adjusted_large = 0.27,
            .fraction_adjusted_large = 0.37,
            .chance_overpays = 0.57,
            .fraction_overpaid = 0.19};
}

/// Two phases and more cases than capacity: 13 weeks of a thirteenth of a case are one case a quarter.
Closure closure() {
    return {.phases = {{{2012, 3}, {1, 2}, 2.5 / 13}, {{2013, 1}, {4, 3}, 1.1 / 13}, {{2013, 3}, {4, 5}, 6.0 / 13}},
            .maintenance_direct_segment = 4,
            .chance_ends_first_quarter_after_notice = 0.35,
            .chance_ends_later_quarter = 0.6,
            .chance_drops_out = 0.3,
            .chance_finalised = 0.4,
            .share_of_arrears_leaving_at_finalisation = 0.7,
            .share_of_leaving_arrears_moved = 0.6,
            .share_applying_segment_1 = 0.11,
            .share_applying_segment_2 = 0.22,
            .share_applying_segment_3 = 0.33,
            .share_applying_segment_4 = 0.44,
            .share_applying_segment_5 = 0.55,
            .share_applying_reactive = 0.66};
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
