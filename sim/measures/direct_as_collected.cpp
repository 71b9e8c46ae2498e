#include "sim/measures/direct_as_collected.h"

#include <algorithm>
#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/totals.h"

namespace ccsim {
namespace {

using namespace forms;
namespace f = totals;
using Quarters = std::span<const ExpectedTally>;

/// A measure that takes Maintenance Direct as paying in full, and what it is otherwise.
struct Recounted {
    std::string_view id, breakdown;
    MeasureValue value;
};

/// Nothing is nothing at any share, and anything is unknown at none.
std::optional<double> at_share(double of_direct, std::optional<double> share) {
    if (of_direct == 0) return 0;
    if (!share) return {};
    return of_direct * *share;
}

std::optional<double> plus(double collected, std::optional<double> of_direct) {
    if (!of_direct) return {};
    return collected + *of_direct;
}

// Cases.

std::optional<double> share_contributing(const ExpectedTally& t) {
    return ratio(f::contributing_collection_service(t), f::collection_service(t));
}

std::optional<double> direct_contributing(Quarters series, std::size_t at, Quarter) {
    return at_share(f::direct(series[at]), share_contributing(series[at]));
}

std::optional<double> contributing(Quarters series, std::size_t at, Quarter when) {
    return plus(f::contributing_collection_service(series[at]), direct_contributing(series, at, when));
}

std::optional<double> percent_contributing(Quarters series, std::size_t at, Quarter when) {
    const auto cases = contributing(series, at, when);
    return cases ? percentage(*cases, f::with_liability(series[at])) : std::nullopt;
}

std::optional<double> paying_nothing(Quarters series, std::size_t at, Quarter when) {
    const auto cases = contributing(series, at, when);
    return cases ? std::optional(f::with_liability(series[at]) - *cases) : std::nullopt;
}

/// The other way of counting is this one.
std::optional<double> no_reduction(Quarters series, std::size_t at, Quarter) {
    return share_contributing(series[at]) ? std::optional(0.0) : std::nullopt;
}

/// Those of Maintenance Direct are taken to have as many children as contributing cases have on average: the totals do
/// not hold them apart.
std::optional<double> children(Quarters series, std::size_t at, Quarter when) {
    const double all = series[at].total(tally::children_benefiting);
    const auto cases = contributing(series, at, when);
    if (all == 0) return 0;
    return cases ? ratio(all * *cases, f::contributing(series[at])) : std::nullopt;
}

/// Arrears of the cases that contribute, in £ million.
std::optional<double> arrears_flowing(Quarters series, std::size_t at, Quarter) {
    const ExpectedTally& t = series[at];
    const double of_direct = f::arrears_where(t, [](Situation s) { return s == Situation::direct; });
    const double all = f::arrears_where(t, is_contributing);
    const auto pence = plus(all - of_direct, at_share(of_direct, share_contributing(t)));
    return pence ? std::optional(*pence / pence_per_million_pounds) : std::nullopt;
}

/// Cases of the schemes from `first` to `last` that paid so much and owe arrears or none.
template <Scheme first, Scheme last, Outcome lowest, Outcome highest, bool owes>
std::optional<double> status(Quarters series, std::size_t at, Quarter) {
    const ExpectedTally& t = series[at];
    double collected = 0, of_direct = 0;
    for (const Scheme scheme : {Scheme::of_1993, Scheme::of_2003}) {
        if (scheme < first || scheme > last) continue;
        collected += f::cases_of_scheme(t, scheme, [](Situation s, Debt d) {
            return in_collection_service(s) && outcome_of(s) >= lowest && outcome_of(s) <= highest &&
                   (d != Debt::none) == owes;
        });
        of_direct += f::cases_of_scheme(
            t, scheme, [](Situation s, Debt d) { return s == Situation::direct && (d != Debt::none) == owes; });
    }
    return plus(collected, at_share(of_direct, ratio(f::paid<lowest, highest>(t), f::collection_service(t))));
}

constexpr Outcome not_due = Outcome::none_yet, none = Outcome::nothing, low = Outcome::under_half,
                  mid = Outcome::half_to_90, full = Outcome::full;

template <Scheme first, Scheme last>
constexpr std::array<Recounted, 8> statuses(std::string_view id) {
    return {Recounted{id, "paying nothing, with arrears", status<first, last, none, none, true>},
            {id, "paying nothing, without arrears", status<first, last, none, none, false>},
            {id, "not due to pay yet, with arrears", status<first, last, not_due, not_due, true>},
            {id, "not due to pay yet, without arrears", status<first, last, not_due, not_due, false>},
            {id, "paying under the liability, with arrears", status<first, last, low, mid, true>},
            {id, "paying under the liability, without arrears", status<first, last, low, mid, false>},
            {id, "paying in full, with arrears", status<first, last, full, full, true>},
            {id, "paying in full, without arrears", status<first, last, full, full, false>}};
}

// Money, in £ million.

double regular_towards_liability(const ExpectedTally& t) { return t.total(tally::paid_pence); }

std::optional<double> direct_money(Quarters series, std::size_t at, Quarter) {
    if (at == 0) return {};
    const ExpectedTally& t = series[at];
    return at_share(millions<f::maintenance_direct_money>(t), ratio(regular_towards_liability(t), f::accrued(t)));
}

std::optional<double> all_money(Quarters series, std::size_t at, Quarter when) {
    return plus(millions<f::collection_service_money>(series[at]), direct_money(series, at, when));
}

template <MeasureValue of_quarter>
std::optional<double> year_of(Quarters series, std::size_t at, Quarter when) {
    if (at < 4) return {};
    double sum = 0;
    for (std::size_t q = at - 3; q <= at; ++q) {
        const auto money = of_quarter(series, q, when - static_cast<int>(at - q));
        if (!money) return {};
        sum += *money;
    }
    return sum;
}

constexpr std::array others = std::to_array<Recounted>({
    {"children_benefiting", "all", children},
    {"cases_contributing", "all", contributing},
    {"cases_contributing", "Maintenance Direct", direct_contributing},
    {"pct_cases_contributing", "all", percent_contributing},
    {"cases_paying_nothing", "caseload status", paying_nothing},
    {"pct_of_liability_collected", "collection service and Maintenance Direct",
     percent_of_flow<regular_towards_liability, f::accrued>},
    {"illustrative_compliance_reduction_if_md_as_collection_service", "all", no_reduction},
    {"maintenance_collected_and_arranged_quarter", "total", all_money},
    {"maintenance_collected_and_arranged_quarter", "Maintenance Direct part", direct_money},
    {"maintenance_collected_and_arranged_12m", "total", year_of<all_money>},
    {"maintenance_collected_and_arranged_12m", "Maintenance Direct part", year_of<direct_money>},
    {"arrears_cases_money_flowing", "value", arrears_flowing},
});

constexpr std::array by_status{statuses<Scheme::of_1993, Scheme::of_2003>("cases_by_status"),
                               statuses<Scheme::of_2003, Scheme::of_2003>("cases_by_status_2003"),
                               statuses<Scheme::of_1993, Scheme::of_1993>("cases_by_status_1993")};

}  // namespace

MeasureValue value_of(const Measure& measure, DirectCounted counted) {
    if (counted == DirectCounted::as_paying) return measure.value;
    const auto is_it = [&](const Recounted& r) { return r.id == measure.id && r.breakdown == measure.breakdown; };
    if (const auto found = std::ranges::find_if(others, is_it); found != others.end()) return found->value;
    for (const auto& table : by_status)
        if (const auto found = std::ranges::find_if(table, is_it); found != table.end()) return found->value;
    return measure.value;
}

}  // namespace ccsim
