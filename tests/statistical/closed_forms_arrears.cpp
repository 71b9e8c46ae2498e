#include "sim/model/tally.h"
#include "tests/statistical/closed_forms.h"

// Paying towards arrears, adjustments, overpaying. `owing` cases owe a small debt, `owing_much` a large one.
namespace ccsim::tests {
namespace {

constexpr Setting pays{"payment.chance_pays.irregular", 1}, full{"payment.chance_full_if_pays.irregular", 1},
    owing_in_service{"opening.arrears.share_with_arrears_collection_service.irregular", 1},
    no_liability{"opening.cases_no_liability", 1},  // they always owe, and their liability ended long ago
    owing_much{"opening.arrears.share_large_no_liability", 1},
    repays_long_ago{"arrears.chance_repays_ended_long_ago", 1};

double repaid_of_arrears(const Series& s) { return s[1].total(tally::repaid_pence) / s[0].total(tally::arrears_pence); }
double adjusted_of_arrears(const Series& s) {
    return s[1].total(tally::adjusted_pence) / s[0].total(tally::arrears_pence);
}
double credit_of_due(const Series& s) { return s[1].total(tally::credit_pence) / s[1].total(tally::due_pence); }

constexpr double rounding = 1e-5;  ///< of a balance to the nearest penny

}  // namespace

std::vector<ClosedForm> arrears_forms() {
    return {
        {"arrears.chance_repays_collected",
         0.9,
         {{"opening.cases_collected", 1}, pays, full, owing_in_service},
         1,
         entry<tally::repaying, 1, 0>,
         0.9},
        {"arrears.chance_repays_enforced",
         0.9,
         {{"opening.cases_enforced", 1}, pays, full, owing_in_service},
         1,
         entry<tally::repaying, 1, 0>,
         0.9},
        {"arrears.chance_repays_direct",
         0.9,
         {{"opening.cases_direct", 1}, {"opening.arrears.share_with_arrears_direct", 1}},
         1,
         entry<tally::repaying, 1, 1>,
         0.9},
        {"arrears.chance_repays_nil",
         0.9,
         {{"opening.cases_nil", 1}, {"opening.arrears.share_with_arrears_nil", 1}},
         1,
         entry<tally::repaying, 1, 2>,
         0.9},
        {"arrears.chance_repays_ended_recently",
         0.9,
         {no_liability, {"opening.share_no_liability_ended_recently", 1}},
         1,
         entry<tally::repaying, 1, 4>,
         0.9},
        {"arrears.chance_repays_ended_long_ago", 0.9, {no_liability}, 1, entry<tally::repaying, 1, 4>, 0.9},
        {"arrears.chance_no_longer_recent",
         0.9,
         {no_liability, {"opening.share_no_liability_ended_recently", 1}, repays_long_ago},
         1,
         entry<tally::repaying, 1, 4>,
         0.9},
        {"arrears.odds_repays_reliable",
         9,
         {no_liability,
          {"opening.payer_types_no_liability.reliable", 1},
          {"arrears.chance_repays_ended_long_ago", 0.5}},
         1,
         entry<tally::repaying, 1, 4>,
         0.9},
        {"arrears.odds_repays_unlikely",
         9,
         {no_liability,
          {"opening.payer_types_no_liability.unlikely", 1},
          {"arrears.chance_repays_ended_long_ago", 0.5}},
         1,
         entry<tally::repaying, 1, 4>,
         0.9},
        // Who clears the debt and has no liability is gone.
        {"arrears.chance_clears_if_repays_small", 0.9, {no_liability, repays_long_ago}, 1, total<tally::went>, 0.9},
        {"arrears.fraction_repaid_small",
         0.9,
         {no_liability, repays_long_ago},
         1,
         repaid_of_arrears,
         0.9,
         {},
         Per::itself,
         rounding},
        {"arrears.fraction_repaid_large",
         0.9,
         {no_liability, owing_much, repays_long_ago},
         1,
         repaid_of_arrears,
         0.9,
         {},
         Per::itself,
         rounding},
        {"arrears.chance_adjusted_small", 0.9, {no_liability}, 1, entry<tally::adjusted, 1, 0>, 0.9},
        {"arrears.chance_adjusted_large", 0.9, {no_liability, owing_much}, 1, entry<tally::adjusted, 1, 1>, 0.9},
        {"arrears.fraction_adjusted_large",
         0.9,
         {no_liability, owing_much, {"arrears.chance_adjusted_large", 1}},
         1,
         adjusted_of_arrears,
         0.9,
         {},
         Per::itself,
         rounding},
        {"arrears.chance_overpays",
         0.9,
         {{"opening.cases_collected", 1}, pays, full},
         1,
         total<tally::overpaying>,
         0.9},
        {"arrears.fraction_overpaid",
         0.9,
         {{"opening.cases_collected", 1}, pays, full, {"arrears.chance_overpays", 1}},
         1,
         credit_of_due,
         0.9,
         {},
         Per::itself,
         rounding},
    };
}

}  // namespace ccsim::tests
