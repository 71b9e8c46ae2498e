#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"

// Tables 9 to 14: what is due and what is paid.
namespace ccsim {
namespace {

using namespace forms;
namespace f = totals;

constexpr std::string_view liability_meaning =
    "cases with a positive assessment and a qualifying child at quarter end, Maintenance Direct included";
constexpr std::string_view contributing_meaning =
    "of those, cases with a payment in the quarter or on Maintenance Direct at quarter end";
constexpr std::string_view contributing_share_meaning = "cases contributing / cases with a current liability";
constexpr std::string_view full_meaning =
    "collection-service cases at quarter end that paid 90% or more of the quarter's liability";
constexpr std::string_view share_paid_meaning =
    "share of the collection-service cases due to pay in the quarter (a case not due yet is in neither)";
constexpr std::string_view direct_meaning = "cases moving between the collection service and Maintenance Direct";
constexpr std::string_view credit_meaning =
    "collection service: liability accrued in the quarter, and what was received or adjusted against all that is owed";
constexpr std::string_view balance_meaning =
    "arrears at the previous quarter end; with the quarter's liability added and its credits taken off, before what "
    "closure moved or wrote off";
constexpr std::string_view liability_paid_meaning =
    "paid towards the quarter's liability / liability accrued in the quarter; Maintenance Direct is taken to pay in "
    "full";
constexpr std::string_view money_meaning =
    "received through the collection service, and due through Maintenance Direct, which is taken to be paid in full";

constexpr std::string_view in_service = "collection service (90% or more of liability)";

constexpr Outcome none = Outcome::nothing, low = Outcome::under_half, mid = Outcome::half_to_90, full = Outcome::full;

double accrued_less_credits(const ExpectedTally& t) { return f::accrued(t) - f::credits(t); }

double regular_towards_liability(const ExpectedTally& t) { return t.total(tally::paid_pence); }

double paid_or_arranged(const ExpectedTally& t) {
    return regular_towards_liability(t) + f::maintenance_direct_money(t);
}

double accrued_or_arranged(const ExpectedTally& t) { return f::accrued(t) + f::maintenance_direct_money(t); }

std::optional<double> opening_balance(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    if (at == 0) return {};
    return millions<f::arrears>(series[at - 1]);
}

std::optional<double> closing_balance(std::span<const ExpectedTally> series, std::size_t at, Quarter when) {
    const auto opening = opening_balance(series, at, when);
    if (!opening) return {};
    return *opening + millions<accrued_less_credits>(series[at]);
}

/// The whole would then comply as the collection service does.
std::optional<double> reduction_if_direct_as_collected(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    const auto all = percentage(f::contributing(series[at]), f::with_liability(series[at]));
    const auto collected =
        percentage(f::contributing_collection_service(series[at]), f::collection_service(series[at]));
    if (!all || !collected) return {};
    return *all - *collected;
}

constexpr std::array payment_table{
    Measure{"cases_with_current_liability", "all", 9, unit::cases, to_100, liability_meaning, stock<f::with_liability>,
            headline, both_engines, "With a current liability"},
    Measure{"cases_with_current_liability", "collection service", 9, unit::cases, to_100, liability_meaning,
            stock<f::collection_service>},
    Measure{"cases_with_current_liability", "collection service, enforced", 9, unit::cases, to_100, liability_meaning,
            stock<f::enforced_cases>},
    Measure{"cases_with_current_liability", "collection service, not enforced", 9, unit::cases, to_100,
            liability_meaning, stock<f::collected_cases>},
    Measure{"cases_with_current_liability", "Maintenance Direct", 9, unit::cases, to_100, liability_meaning,
            stock<f::direct>},
    Measure{"cases_contributing", "all", 9, unit::cases, to_100, contributing_meaning, stock<f::contributing>, key,
            both_engines, "Contributing"},
    Measure{"cases_contributing", "collection service", 9, unit::cases, to_100, contributing_meaning,
            stock<f::contributing_collection_service>},
    Measure{"cases_contributing", "collection service, enforced", 9, unit::cases, to_100, contributing_meaning,
            stock<f::contributing_enforced>},
    Measure{"cases_contributing", "collection service, not enforced", 9, unit::cases, to_100, contributing_meaning,
            stock<f::contributing_collected>},
    Measure{"cases_contributing", "Maintenance Direct", 9, unit::cases, to_100, contributing_meaning, stock<f::direct>},
    Measure{"pct_cases_contributing", "all", 9, unit::percent, to_tenth, contributing_share_meaning,
            percent<f::contributing, f::with_liability>, key, both_engines, "Contributing, of those with liability"},
    Measure{"pct_cases_contributing", "collection service", 9, unit::percent, to_tenth, contributing_share_meaning,
            percent<f::contributing_collection_service, f::collection_service>},
    Measure{"pct_cases_contributing", "collection service, enforced", 9, unit::percent, to_tenth,
            contributing_share_meaning, percent<f::contributing_enforced, f::enforced_cases>},
    Measure{"pct_cases_contributing", "collection service, not enforced", 9, unit::percent, to_tenth,
            contributing_share_meaning, percent<f::contributing_collected, f::collected_cases>},

    Measure{"cases_paying_full_liability", in_service, 10, unit::cases, to_100, full_meaning,
            stock<f::paid<full, full>>},
    Measure{"pct_cases_paying_full_liability", in_service, 10, unit::percent, to_tenth, share_paid_meaning,
            percent<f::paid<full, full>, f::due_to_pay>, key, both_engines, "Paying in full, of those due to"},
    Measure{"pct_cases_paying_50_to_90pct_of_liability", "collection service", 10, unit::percent, to_tenth,
            share_paid_meaning, percent<f::paid<mid, mid>, f::due_to_pay>},
    Measure{"pct_cases_paying_less_than_50pct_of_liability", "collection service", 10, unit::percent, to_tenth,
            share_paid_meaning, percent<f::paid<none, low>, f::due_to_pay>},
    Measure{"pct_cases_paying_nothing", "collection service", 10, unit::percent, to_tenth, share_paid_meaning,
            percent<f::paid<none, none>, f::due_to_pay>},

    Measure{"cases_joining_maintenance_direct", "from collection service", 11, unit::cases_in_quarter, to_100,
            direct_meaning, flow<whole<tally::joined_direct>>},
    Measure{"cases_leaving_maintenance_direct", "to collection service", 11, unit::cases_in_quarter, to_100,
            direct_meaning, flow<whole<tally::left_direct>>},

    Measure{"liability_accrued_quarter", "collection service", 12, unit::million, to_tenth, credit_meaning,
            flow<millions<f::accrued>>},
    Measure{"credits_quarter", "total", 12, unit::million, to_tenth, credit_meaning, flow<millions<f::credits>>},
    Measure{"credits_quarter", "regular", 12, unit::million, to_tenth, credit_meaning,
            flow<millions<f::regular_receipts>>},
    Measure{"credits_quarter", "arrears", 12, unit::million, to_tenth, credit_meaning,
            flow<millions<f::arrears_receipts>>},
    Measure{"credits_quarter", "adjustments", 12, unit::million, to_tenth, credit_meaning,
            flow<millions<whole<tally::adjusted_pence>>>},
    Measure{"liability_minus_credits_in_quarter", "liability and credits", 12, unit::million, to_tenth, credit_meaning,
            flow<millions<accrued_less_credits>>},
    Measure{"credits_as_pct_of_liabilities", "liability and credits", 12, unit::percent, to_tenth, credit_meaning,
            percent_of_flow<f::credits, f::accrued>},

    Measure{"liability_and_credits_balance", "opening", 12, unit::million, to_tenth, balance_meaning, opening_balance},
    Measure{"liability_and_credits_balance", "closing", 12, unit::million, to_tenth, balance_meaning, closing_balance},

    Measure{"pct_of_liability_collected", "collection service", 13, unit::percent, to_tenth, liability_paid_meaning,
            percent_of_flow<regular_towards_liability, f::accrued>},
    Measure{"pct_of_liability_collected", "collection service and Maintenance Direct", 13, unit::percent, to_tenth,
            liability_paid_meaning, percent_of_flow<paid_or_arranged, accrued_or_arranged>},
    Measure{
        "illustrative_compliance_reduction_if_md_as_collection_service", "all", 13, unit::points, to_tenth,
        "how much lower cases contributing / cases with a current liability would be if Maintenance Direct complied "
        "as the collection service does",
        reduction_if_direct_as_collected},

    Measure{"maintenance_collected_and_arranged_quarter", "total", 14, unit::million, to_tenth, money_meaning,
            flow<millions<f::collected_and_arranged>>, key, both_engines, "Collected and arranged, quarter"},
    Measure{"maintenance_collected_and_arranged_quarter", "arrears part", 14, unit::million, to_tenth, money_meaning,
            flow<millions<f::arrears_receipts>>},
    Measure{"maintenance_collected_and_arranged_quarter", "collection service part", 14, unit::million, to_tenth,
            money_meaning, flow<millions<f::collection_service_money>>},
    Measure{"maintenance_collected_and_arranged_quarter", "Maintenance Direct part", 14, unit::million, to_tenth,
            money_meaning, flow<millions<f::maintenance_direct_money>>},
    Measure{"maintenance_collected_and_arranged_12m", "total", 14, unit::million, to_tenth, money_meaning,
            in_four_quarters<millions<f::collected_and_arranged>>, headline, both_engines,
            "Collected and arranged, 12 months"},
    Measure{"maintenance_collected_and_arranged_12m", "arrears part", 14, unit::million, to_tenth, money_meaning,
            in_four_quarters<millions<f::arrears_receipts>>},
    Measure{"maintenance_collected_and_arranged_12m", "collection service part", 14, unit::million, to_tenth,
            money_meaning, in_four_quarters<millions<f::collection_service_money>>},
    Measure{"maintenance_collected_and_arranged_12m", "Maintenance Direct part", 14, unit::million, to_tenth,
            money_meaning, in_four_quarters<millions<f::maintenance_direct_money>>},
};

}  // namespace

std::span<const Measure> payment_measures() { return payment_table; }

}  // namespace ccsim
