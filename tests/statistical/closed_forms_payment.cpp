#include <cmath>

#include "tests/statistical/closed_forms.h"

// Paying towards the quarter's liability. The figure is who pays in full, or another outcome, in the first quarter.
namespace ccsim::tests {
namespace {

constexpr Setting collected{"opening.cases_collected", 1}, enforced{"opening.cases_enforced", 1},
    pays{"payment.chance_pays.irregular", 1}, full{"payment.chance_full_if_pays.irregular", 1},
    pays_evenly{"payment.chance_pays.irregular", 0.5}, full_evenly{"payment.chance_full_if_pays.irregular", 0.5},
    over_half{"payment.share_of_part_payers_over_half", 1}, reliable{"opening.payer_types_collected.reliable", 1},
    unlikely{"opening.payer_types_collected.unlikely", 1}, flat_rate{"opening.classes_collection_service.flat_rate", 1},
    to_20_pounds{"opening.classes_collection_service.to_20_pounds", 1};

constexpr auto in_full = static_cast<std::size_t>(Outcome::full);
template <std::size_t q = 1>
constexpr Seen paid_in_full = entry<tally::outcomes, q, 0, in_full>;
constexpr Seen paid_over_half = entry<tally::outcomes, 1, 0, static_cast<std::size_t>(Outcome::half_to_90)>,
               not_due_yet = entry<tally::outcomes, 1, 0, static_cast<std::size_t>(Outcome::none_yet)>;

double paid_of_due(const Series& s) { return s[1].total(tally::paid_pence) / s[1].total(tally::due_pence); }

/// Someone who pays with a chance of 0.9 after paying, and of 0.5 otherwise, pays in the long run in 5 of 6 quarters:
/// 0.5 / (1 - 0.9 + 0.5). The opening caseload has paid for long.
constexpr double in_the_long_run = 5.0 / 6;

double chance_of(double odds) { return odds / (1 + odds); }

ClosedForm fraction_paid(std::string_view parameter, double value, std::vector<Setting> settings) {
    settings.insert(settings.end(), {collected, pays});
    return {parameter, value, settings, 1, paid_of_due, value, {}, Per::itself, 1e-5};
}

std::vector<ClosedForm> chance_forms() {
    ClosedForm in_notice{"payment.odds_pays_in_notice", 9, {collected, pays_evenly, full}, 1, paid_in_full<>, 0.9};
    in_notice.closure = true;
    return {
        {"payment.chance_pays.reliable",
         0.9,
         {collected, reliable, {"payment.chance_full_if_pays.reliable", 1}},
         1,
         paid_in_full<>,
         0.9},
        {"payment.chance_pays.irregular", 0.9, {collected, full}, 1, paid_in_full<>, 0.9},
        {"payment.chance_pays.unlikely",
         0.9,
         {collected, unlikely, {"payment.chance_full_if_pays.unlikely", 1}},
         1,
         paid_in_full<>,
         0.9},
        {"payment.chance_full_if_pays.reliable",
         0.9,
         {collected, reliable, {"payment.chance_pays.reliable", 1}},
         1,
         paid_in_full<>,
         0.9},
        {"payment.chance_full_if_pays.irregular", 0.9, {collected, pays}, 1, paid_in_full<>, 0.9},
        {"payment.chance_full_if_pays.unlikely",
         0.9,
         {collected, unlikely, {"payment.chance_pays.unlikely", 1}},
         1,
         paid_in_full<>,
         0.9},
        {"payment.odds_pays_after_full", 9, {collected, pays_evenly, full}, 1, paid_in_full<>, in_the_long_run},
        {"payment.odds_full_after_full", 9, {collected, pays, full_evenly}, 1, paid_in_full<>, in_the_long_run},
        {"payment.odds_pays_flat_rate", 9, {collected, flat_rate, pays_evenly, full}, 1, paid_in_full<>, 0.9},
        {"payment.odds_pays_to_20_pounds", 9, {collected, to_20_pounds, pays_evenly, full}, 1, paid_in_full<>, 0.9},
        {"payment.odds_full_flat_rate", 9, {collected, flat_rate, pays, full_evenly}, 1, paid_in_full<>, 0.9},
        {"payment.odds_full_to_20_pounds", 9, {collected, to_20_pounds, pays, full_evenly}, 1, paid_in_full<>, 0.9},
        {"payment.odds_pays_enforced", 9, {enforced, pays_evenly, full}, 1, entry<tally::outcomes, 1, 1, in_full>, 0.9},
        {"payment.odds_full_enforced", 9, {enforced, pays, full_evenly}, 1, entry<tally::outcomes, 1, 1, in_full>, 0.9},
        in_notice,
        {"payment.share_of_part_payers_over_half", 0.9, {collected, pays}, 1, paid_over_half, 0.9},
    };
}

/// Odds that quadruple in a year, seen after a year; and that stop after a quarter, seen after two.
std::vector<ClosedForm> trend_forms() {
    constexpr double quadrupling = 300, quadrupling_off = 100 * (4 * 0.9045 / 0.0955 / 9 - 1);
    const double before = chance_of(9.0 / 4), before_a_quarter = chance_of(9 / std::pow(4, 0.25));
    return {
        {"payment.odds_pays_trend_percent_a_year",
         quadrupling,
         {collected, {"payment.chance_pays.irregular", before}, full},
         4,
         paid_in_full<4>,
         0.9,
         quadrupling_off},
        {"payment.odds_full_trend_percent_a_year",
         quadrupling,
         {collected, {"payment.chance_full_if_pays.irregular", before}, pays},
         4,
         paid_in_full<4>,
         0.9,
         quadrupling_off},
        {"payment.trend_until",
         1,
         {collected,
          {"payment.chance_pays.irregular", before_a_quarter},
          full,
          {"payment.odds_pays_trend_percent_a_year", quadrupling}},
         2,
         paid_in_full<2>,
         0.9,
         2},
    };
}

/// New cases have no outcome yet. With odds of 0 nobody pays in the first quarter; in the second all paid nothing.
std::vector<ClosedForm> new_case_forms() {
    constexpr Setting nobody_pays_at_first{"payment.odds_pays_first_quarter", 0};
    std::vector<ClosedForm> forms{
        {"payment.chance_not_due_yet", 0.9, {}, 1, not_due_yet, 0.9},
        {"payment.odds_pays_first_quarter", 9, {pays_evenly, full}, 1, paid_in_full<>, 0.9},
        {"payment.odds_pays_after_nothing", 9, {nobody_pays_at_first, pays_evenly, full}, 2, paid_in_full<2>, 0.9},
        {"payment.odds_full_after_nothing",
         9,
         {nobody_pays_at_first, {"payment.chance_pays.irregular", 0.999}, full_evenly},
         2,
         paid_in_full<2>,
         0.999 * 0.9},
    };
    for (ClosedForm& form : forms) form.intake = true;
    return forms;
}

std::vector<ClosedForm> fraction_forms() {
    return {
        fraction_paid("payment.fraction_paid_under_half_flat_rate", 0.4, {flat_rate}),
        fraction_paid("payment.fraction_paid_under_half_to_20_pounds", 0.4, {to_20_pounds}),
        fraction_paid("payment.fraction_paid_under_half_over_20_pounds", 0.4, {}),
        fraction_paid("payment.fraction_paid_half_to_90_flat_rate", 0.8, {flat_rate, over_half}),
        fraction_paid("payment.fraction_paid_half_to_90_to_20_pounds", 0.8, {to_20_pounds, over_half}),
        fraction_paid("payment.fraction_paid_half_to_90_over_20_pounds", 0.8, {over_half}),
    };
}

}  // namespace

std::vector<ClosedForm> payment_forms() {
    return all_of({chance_forms(), trend_forms(), new_case_forms(), fraction_forms()});
}

}  // namespace ccsim::tests
