#include "tests/support/events.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/measures/measure_forms.h"
#include "sim/measures/totals.h"

namespace ccsim::tests {
namespace {

namespace of = totals;

/// A sum of amounts a week is nearly normal after a thousand of them; arrears are far more skewed (a lognormal with a
/// log sd of 1.55), and so is anything with them in it.
constexpr double many_cases = 1'000, many_debts = 10'000;

double due_to_pay(const ExpectedTally& t) {
    return t.total(tally::outcomes) - t[tally::outcomes(0, 0)] - t[tally::outcomes(1, 0)];
}
double payers(const ExpectedTally& t) { return due_to_pay(t) - t[tally::outcomes(0, 1)] - t[tally::outcomes(1, 1)]; }
double with_arrears_and_liability(const ExpectedTally& t) {
    return of::cases_where(t, [](Situation s, Debt d) { return has_current_liability(s) && d != Debt::none; });
}
double with_arrears_and_child(const ExpectedTally& t) {
    return of::cases_where(t, [](Situation s, Debt d) { return has_qualifying_child(s) && d != Debt::none; });
}
double with_arrears_contributing(const ExpectedTally& t) {
    return of::cases_where(t, [](Situation s, Debt d) { return is_contributing(s) && d != Debt::none; });
}
double finalised_as(const ExpectedTally& t, std::size_t fate) {
    double sum = 0;
    for (std::size_t route = 0; route < closure_routes; ++route) sum += t[tally::finalised(route, fate)];
    return sum;
}
double moved(const ExpectedTally& t) { return finalised_as(t, outcome::moved); }
double written_off(const ExpectedTally& t) { return finalised_as(t, outcome::written_off); }
double closed(const ExpectedTally& t) {
    double sum = 0;
    for (std::size_t route = 0; route < closure_routes; ++route)
        sum += t[tally::liabilities_ended(0, route)] + t[tally::liabilities_ended(1, route)];
    return sum;
}
double adjusted_small(const ExpectedTally& t) { return t[tally::adjusted(0)]; }
double adjusted_large(const ExpectedTally& t) { return t[tally::adjusted(1)]; }
double adjusted(const ExpectedTally& t) { return t.total(tally::adjusted); }
double repaying(const ExpectedTally& t) { return t.total(tally::repaying); }
double waiting(const ExpectedTally& t) { return t.total(tally::waiting); }

enum class Form { amount, share };  ///< of a share, the rarer of those in it and those not in it count
enum class Over { quarter, four_quarters, all_so_far };

struct MadeOf {
    std::string_view id, breakdown;  ///< empty breakdown: every one that has no row of its own above
    forms::Sum cases;
    double many = many_cases;
    Form form = Form::amount;
    Over over = Over::quarter;
};

constexpr auto share = Form::share;
constexpr auto year = Over::four_quarters;

constexpr std::array rows = std::to_array<MadeOf>({
    {"children_benefiting", "", of::contributing},
    {"share_of_live_caseload_maintenance_direct", "", of::live, many_cases, share},
    {"share_of_live_caseload_off_system", "", of::live, many_cases, share},
    {"avg_weekly_liability", "", of::with_liability},
    {"share_of_live_caseload_liability_30_or_less_or_nil", "", of::live, many_cases, share},
    {"share_with_weekly_liability_20.01_to_100", "Maintenance Direct", of::direct, many_cases, share},
    {"share_with_weekly_liability_20.01_to_100", "", of::collection_service, many_cases, share},
    {"share_of_live_caseload_2_or_fewer_children", "", of::live, many_cases, share},
    {"pct_cases_contributing", "all", of::with_liability, many_cases, share},
    {"pct_cases_contributing", "collection service, enforced", of::enforced_cases, many_cases, share},
    {"pct_cases_contributing", "collection service, not enforced", of::collected_cases, many_cases, share},
    {"pct_cases_contributing", "", of::collection_service, many_cases, share},
    {"pct_cases_paying_full_liability", "", of::due_to_pay, many_cases, share},
    {"pct_cases_paying_50_to_90pct_of_liability", "", of::due_to_pay, many_cases, share},
    {"pct_cases_paying_less_than_50pct_of_liability", "", of::due_to_pay, many_cases, share},
    {"pct_cases_paying_nothing", "", of::due_to_pay, many_cases, share},
    {"illustrative_compliance_reduction_if_md_as_collection_service", "", of::direct, many_cases, share},
    {"liability_accrued_quarter", "", due_to_pay},
    {"credits_quarter", "regular", payers},
    {"credits_quarter", "arrears", repaying, many_debts},
    {"credits_quarter", "adjustments", adjusted, many_debts},
    {"credits_quarter", "total", payers, many_debts},
    {"liability_minus_credits_in_quarter", "", due_to_pay, many_debts},
    {"liability_and_credits_balance", "", of::with_arrears, many_debts},
    {"credits_as_pct_of_liabilities", "", due_to_pay, many_debts},
    {"pct_of_liability_collected", "", due_to_pay, many_cases, share},
    {"maintenance_collected_and_arranged_quarter", "arrears part", repaying, many_debts},
    {"maintenance_collected_and_arranged_quarter", "Maintenance Direct part", of::direct},
    {"maintenance_collected_and_arranged_quarter", "", payers, many_debts},
    {"maintenance_collected_and_arranged_12m", "arrears part", repaying, many_debts, Form::amount, year},
    {"maintenance_collected_and_arranged_12m", "Maintenance Direct part", of::direct, many_cases, Form::amount, year},
    {"maintenance_collected_and_arranged_12m", "", payers, many_debts, Form::amount, year},
    {"outstanding_arrears", "", of::with_arrears, many_debts},
    {"pct_arrears_cases_paying_towards_arrears", "", of::with_arrears, many_cases, share},
    {"share_of_arrears_cases_no_payment_since_jan_2012", "", of::with_arrears, many_cases, share},
    {"share_of_arrears_owed_by_nrps_assessed_nil_or_5_or_under", "", of::with_arrears, many_debts, share},
    {"arrears_on_cases_with_current_liability", "", with_arrears_and_liability, many_debts},
    {"arrears_priority_cases_child_could_benefit", "", with_arrears_and_child, many_debts},
    {"arrears_cases_money_flowing", "", with_arrears_contributing, many_debts},
    {"arrears_owed_to_secretary_of_state", "", of::with_arrears, many_debts},
    {"arrears_awaiting_finalisation", "", waiting, many_debts},
    {"arrears_moved_to_cms_quarter", "", moved, many_debts},
    {"arrears_written_off_at_finalisation_quarter", "", written_off, many_debts},
    {"arrears_moved_to_cms_cumulative", "", moved, many_debts, Form::amount, Over::all_so_far},
    {"share_of_closed_cases_applied_to_cms", "", closed, many_cases, share, Over::all_so_far},
    {"arrears_adjusted_quarter", "small debts", adjusted_small},
    {"arrears_adjusted_quarter", "large debts", adjusted_large, many_debts},
});

double summed(const MadeOf& row, std::span<const ExpectedTally> series, std::size_t at) {
    const std::size_t quarters = row.over == Over::quarter ? 1 : (row.over == Over::four_quarters ? 4 : at + 1);
    double sum = 0;
    for (std::size_t q = at + 1 - std::min(quarters, at + 1); q <= at; ++q) sum += row.cases(series[q]);
    return sum;
}

}  // namespace

bool counts_cases(const Measure& measure) {
    return measure.unit == forms::unit::cases || measure.unit == forms::unit::cases_in_quarter;
}

std::optional<Events> events_of(const Measure& measure, std::span<const ExpectedTally> series, std::size_t at,
                                double value) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const MadeOf& r) {
        return r.id == measure.id && (r.breakdown.empty() || r.breakdown == measure.breakdown);
    });
    if (row == rows.end()) return {};
    const double rarer = row->form == share ? std::min(std::abs(value), std::abs(100 - value)) / 100 : 1;
    return Events{summed(*row, series, at) * rarer, row->many};
}

}  // namespace ccsim::tests
