#include "tests/reference/exaggerated_parameters.h"

namespace ccsim::reference {

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

OlderChildren older_children() {
    return {.chance_one_of_two_stops = 0.3, .chance_one_of_three_stops = 0.45, .chance_one_of_four_stops = 0.6};
}

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

Enforcement enforcement() {
    return {.chance_starts = 0.6,
            .odds_starts_after_part = 0.45,
            .odds_starts_after_full = 0.2,
            .starts_change_percent_a_year = -31,
            .starts_change_until = {2013, 1},
            .chance_lifted = 0.33};
}

MaintenanceDirect maintenance_direct() {
    return {.chance_joins = 0.5,
            .odds_joins_after_part = 0.4,
            .odds_joins_after_nothing = 0.15,
            .joins_change_percent_a_year = 23,
            .chance_leaves = 0.4,
            .odds_leaves_unlikely = 2.7,
            .leaves_change_percent_a_year = -37,
            .change_until = {2012, 4}};
}

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
            .odds_selected_direct = 0.4,
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

}  // namespace ccsim::reference
