#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/quarter.h"

// What the model reads: every number of a scenario, named. Chances are per quarter, from 0 to 1. An `odds_` value
// multiplies the odds chance / (1 - chance) of a chance, so that 1 changes nothing and no value leaves [0, 1].
// What each number means, its unit, range, source and reason are in parameter_table.h, one row a number, and in
// parameter_lists.h for the lists.
namespace ccsim {

/// No debt starts beyond this, so that it and all that can fall due until a child grows up fit 32 bits of pence.
inline constexpr double most_debt_pounds = 9'000'000;

/// One number for each payer type.
struct ByPayerType {
    double reliable = 0, irregular = 0, unlikely = 0;
};

/// Shares of two of the three payer types; the rest are irregular.
struct PayerTypeShares {
    double reliable = 0, unlikely = 0;
};

/// Shares of two of the three liability classes; the rest owe more than £20 a week.
struct LiabilityClassShares {
    double flat_rate = 0, to_20_pounds = 0;
};

struct OpeningArrears {
    ByPayerType share_with_arrears_collection_service{.reliable = 0.78, .irregular = 0.9, .unlikely = 0.95};
    double share_with_arrears_direct = 0.70;
    double share_with_arrears_nil = 0.8;
    ByPayerType share_large{.reliable = 0.21, .irregular = 0.38, .unlikely = 0.56};
    double share_large_no_liability = 0.41;
    double small_debt_mean_pounds = 288;
    double large_debt_mean_pounds = 8000;
    double large_debt_log_sd = 1.55;
    double share_owed_to_secretary_of_state = 0.37;
};

struct OpeningChildren {
    double share_two = 0.27, share_three = 0.055, share_four_or_more = 0.015;
    double share_under_2_years_to_go = 0.11, share_2_to_5_years_to_go = 0.20, share_5_to_9_years_to_go = 0.28;
};

/// The caseload at 31 March 2012.
struct Opening {
    std::string case_file;  ///< empty: drawn from the shares below
    double cases_collected = 432'000, cases_enforced = 180'000, cases_direct = 184'000, cases_nil = 150'000,
           cases_no_liability = 458'000;
    double share_1993_scheme = 0.20;
    double share_clerical = 0.061;
    PayerTypeShares payer_types_collected{.reliable = 0.55, .unlikely = 0.20};
    PayerTypeShares payer_types_enforced{.reliable = 0.55, .unlikely = 0.12};
    PayerTypeShares payer_types_direct{.reliable = 0.75, .unlikely = 0.05};
    PayerTypeShares payer_types_nil{.reliable = 0.12, .unlikely = 0.70};
    PayerTypeShares payer_types_no_liability{.reliable = 0.06, .unlikely = 0.9};
    LiabilityClassShares classes_collection_service{.flat_rate = 0.18, .to_20_pounds = 0.14};
    LiabilityClassShares classes_direct{.flat_rate = 0.10, .to_20_pounds = 0.10};
    LiabilityClassShares classes_nil{.flat_rate = 0.50, .to_20_pounds = 0.20};
    double share_no_liability_ended_recently = 0.15;
    OpeningArrears arrears;
    OpeningChildren children;
};

struct Liabilities {
    double flat_rate_pounds_a_week = 5.00;
    double median_over_20_collection_service_pounds_a_week = 39;
    double median_over_20_direct_pounds_a_week = 42;
    double log_sd_over_20 = 0.45;
    double growth_over_20_percent_a_year = 4;
};

/// New cases in one quarter.
struct IntakeQuarter {
    Quarter quarter;
    double cases = 0;
    int most_qualifying_children = 4;  ///< larger families apply to the 2012 scheme by then
};

struct Intake {
    std::vector<IntakeQuarter> quarters{{{2012, 2}, 22'000, 4}, {{2012, 3}, 22'000, 4}, {{2012, 4}, 21'500, 4},
                                        {{2013, 1}, 20'500, 3}, {{2013, 2}, 20'500, 3}, {{2013, 3}, 16'000, 1},
                                        {{2013, 4}, 8'500, 1},  {{2014, 1}, 7'000, 1},  {{2014, 2}, 4'300, 1}};
    double share_direct = 0.27, share_nil = 0.18;
    PayerTypeShares payer_types{.reliable = 0.45, .unlikely = 0.25};
    LiabilityClassShares classes{.flat_rate = 0.22, .to_20_pounds = 0.14};
    double share_clerical = 0;
    double share_two_children = 0.28, share_three_children = 0.08, share_four_or_more_children = 0.03;
    double share_under_2_years_to_go = 0.04, share_2_to_5_years_to_go = 0.10, share_5_to_9_years_to_go = 0.22;
};

struct OlderChildren {
    double chance_one_of_two_stops = 0.012, chance_one_of_three_stops = 0.04, chance_one_of_four_stops = 0.06;
};

/// Exits other than the programme and ageing out.
struct Leaving {
    double chance_withdraws_collected = 0.0085, chance_withdraws_enforced = 0.005, chance_withdraws_direct = 0.001,
           chance_withdraws_nil = 0.010;
    double odds_withdraws_reliable = 0.7, odds_withdraws_unlikely = 1.5;
    double odds_withdraws_flat_rate = 2.2, odds_withdraws_to_20_pounds = 1.3;
    Quarter reactive_from{2014, 3};
    double chance_reactive_collected = 0.010, chance_reactive_enforced = 0.008, chance_reactive_direct = 0.0015,
           chance_reactive_nil = 0.002;
    double odds_reactive_reliable = 0.7, odds_reactive_unlikely = 1.6;
};

struct Reassessment {
    double chance_to_nil_collection_service = 0.013, chance_to_nil_direct = 0.001;
    double odds_to_nil_reliable = 0.6, odds_to_nil_unlikely = 1.8;
    double odds_to_nil_flat_rate = 2.5, odds_to_nil_to_20_pounds = 1.6;
    double chance_to_positive = 0.025;
    double chance_amount_changes = 0.05;
};

struct Enforcement {
    double chance_starts = 0.09;
    double odds_starts_after_part = 0.5, odds_starts_after_full = 0.1;
    double starts_change_percent_a_year = -32.0;
    Quarter starts_change_until{2016, 1};
    double chance_lifted = 0.011;
};

struct MaintenanceDirect {
    double chance_joins = 0.02;
    double odds_joins_after_part = 0.4, odds_joins_after_nothing = 0.1;
    double joins_change_percent_a_year = -10;
    double chance_leaves = 0.004;
    double odds_leaves_unlikely = 3.0;
    double leaves_change_percent_a_year = 8.0;
    Quarter change_until{2016, 3};
};

struct Payment {
    ByPayerType chance_pays{.reliable = 0.95, .irregular = 0.82, .unlikely = 0.10};
    ByPayerType chance_full_if_pays{.reliable = 0.70, .irregular = 0.47, .unlikely = 0.35};
    double odds_pays_after_nothing = 0.25, odds_pays_after_full = 2.0;
    double odds_full_after_nothing = 0.5, odds_full_after_full = 2.5;
    double odds_pays_flat_rate = 0.8, odds_pays_to_20_pounds = 0.8;
    double odds_full_flat_rate = 1.2, odds_full_to_20_pounds = 1.0;
    double odds_pays_enforced = 2.0, odds_full_enforced = 1.2;
    double odds_pays_in_notice = 1.0;
    double odds_pays_trend_percent_a_year = 15, odds_full_trend_percent_a_year = 17;
    Quarter trend_until{2016, 3};
    double share_of_part_payers_over_half = 0.55;
    double chance_not_due_yet = 0.35;
    double odds_pays_first_quarter = 0.8;
    double fraction_paid_under_half_flat_rate = 0.25, fraction_paid_under_half_to_20_pounds = 0.25,
           fraction_paid_under_half_over_20_pounds = 0.27;
    double fraction_paid_half_to_90_flat_rate = 0.70, fraction_paid_half_to_90_to_20_pounds = 0.70,
           fraction_paid_half_to_90_over_20_pounds = 0.72;
};

struct ArrearsPayment {
    double chance_repays_collected = 0.62, chance_repays_enforced = 0.70;
    double chance_repays_direct = 0.05, chance_repays_nil = 0.03;
    double chance_repays_ended_recently = 0.06, chance_repays_ended_long_ago = 0.006;
    double chance_no_longer_recent = 0.25;
    double odds_repays_reliable = 12, odds_repays_unlikely = 0.1;
    double chance_clears_if_repays_small = 0.10;
    double fraction_repaid_small = 0.35, fraction_repaid_large = 0.045;
    double chance_adjusted_small = 0.005, chance_adjusted_large = 0.026;
    double fraction_adjusted_large = 0.15;
    double chance_overpays = 0.25, fraction_overpaid = 0.10;
};

/// How a phase shares its capacity among its segments.
enum class SelectionOrder : std::uint8_t {
    listed,  ///< segment after segment, as listed
    random   ///< as if they were one: every eligible case has the same chance
};

/// One stretch of the closure programme; it lasts until the next phase starts.
struct ClosurePhase {
    Quarter from;
    std::vector<int> segments;  ///< 1 to 5, in the order in which capacity goes to them
    double capacity_cases_a_week = 0;
    SelectionOrder order = SelectionOrder::listed;
};

struct Closure {
    std::vector<ClosurePhase> phases{{{2014, 3}, {1}, 4'300},          {{2015, 1}, {1, 2}, 7'200},
                                     {{2015, 2}, {1, 2, 3, 4}, 3'200}, {{2015, 3}, {3, 4}, 7'900},
                                     {{2015, 4}, {3, 4}, 5'500},       {{2016, 1}, {4}, 4'600},
                                     {{2016, 4}, {4, 5}, 7'900}};
    double maintenance_direct_segment = 4;  ///< 3 to 5; 4: clerical ones in 3
    double odds_selected_direct = 1;        ///< against other cases of its segment
    double chance_ends_first_quarter_after_notice = 0.25, chance_ends_later_quarter = 0.80;
    double chance_drops_out = 0.01;
    double chance_finalised = 0.20;
    double share_of_arrears_leaving_at_finalisation = 0.97, share_of_leaving_arrears_moved = 0.45;
    double share_applying_segment_1 = 0.10, share_applying_segment_2 = 0.25, share_applying_segment_3 = 0.30,
           share_applying_segment_4 = 0.30, share_applying_segment_5 = 0.30, share_applying_reactive = 0.63;
};

/// Whether the payer type is a lasting trait. Not a number of a scenario: `ccsim explain` asks what the model would do
/// without lasting differences.
enum class PayerTypes : std::uint8_t {
    lasting,
    redrawn  ///< before every decision, from the opening's mix of the case's standing
};

/// Everything the model needs, complete and in range. Built and checked by the reader, then only read.
struct Parameters {
    Opening opening;
    Liabilities liabilities;
    Intake intake;
    OlderChildren older_children;
    Leaving leaving;
    Reassessment reassessment;
    Enforcement enforcement;
    MaintenanceDirect maintenance_direct;
    Payment payment;
    ArrearsPayment arrears;
    Closure closure;
    PayerTypes payer_types = PayerTypes::lasting;
};

}  // namespace ccsim
