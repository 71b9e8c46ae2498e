#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"

// Tables 15 to 21: what is owed, by whom, and who pays towards it.
namespace ccsim {
namespace {

using namespace forms;
namespace f = totals;

constexpr std::string_view band_cases_meaning = "cases with arrears, by pounds owed";
constexpr std::string_view band_money_meaning = "arrears, by pounds owed on the case";
constexpr std::string_view share_cases_meaning = "cases that owe so much / cases with arrears";
constexpr std::string_view share_money_meaning = "arrears on cases that owe so much / arrears";
constexpr std::string_view paying_meaning =
    "cases that paid towards arrears in the quarter: beyond the quarter's liability, or with none due";

/// Rows before 2016 were published over the same quarter end's cases with arrears, later ones over the previous one's.
constexpr Quarter first_over_previous_quarter{2016, 1};

std::optional<double> share_paying_towards_arrears(std::span<const ExpectedTally> series, std::size_t at,
                                                   Quarter when) {
    if (at == 0) return {};
    const ExpectedTally& base = when < first_over_previous_quarter ? series[at] : series[at - 1];
    return percentage(series[at].total(tally::repaying), f::with_arrears(base));
}

/// Owed by cases without a liability, and by those of the class of 5 pounds a week and under.
double owed_at_nil_or_5_or_under(const ExpectedTally& t) {
    return f::arrears_where(t, [](Situation s) { return !has_current_liability(s); }) +
           t[tally::arrears_by_class_pence(0, 0)] + t[tally::arrears_by_class_pence(1, 0)];
}

double owed_with_liability(const ExpectedTally& t) { return f::arrears_where(t, has_current_liability); }

double owed_where_child_could_benefit(const ExpectedTally& t) { return f::arrears_where(t, has_qualifying_child); }

double owed_by_contributing(const ExpectedTally& t) { return f::arrears_where(t, is_contributing); }

template <std::size_t first, std::size_t last>
double banded_cases(const ExpectedTally& t) {
    return f::range(t, tally::arrears_band_cases, 0, first, last);
}

template <std::size_t first, std::size_t last>
double banded_pence(const ExpectedTally& t) {
    return f::range(t, tally::arrears_band_pence, 0, first, last);
}

/// The expected engine fills no band: then there is no figure, rather than a nought.
template <Sum sum, Sum whole_of_bands>
std::optional<double> where_banded(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    if (!(whole_of_bands(series[at]) > 0)) return {};
    return sum(series[at]);
}

constexpr auto all_cases = banded_cases<0, arrears_bands - 1>;
constexpr auto all_pence = banded_pence<0, arrears_bands - 1>;

constexpr Measure band_cases(std::string_view breakdown, MeasureValue value) {
    return {"arrears_caseload_by_amount_owed",
            breakdown,
            19,
            unit::cases,
            to_100,
            band_cases_meaning,
            value,
            supporting,
            sampled_engine};
}

constexpr Measure band_money(std::string_view breakdown, MeasureValue value) {
    return {"arrears_by_amount_owed", breakdown, 19,         unit::million, to_million,
            band_money_meaning,       value,     supporting, sampled_engine};
}

constexpr Measure band_share(std::string_view id, std::string_view breakdown, std::string_view meaning,
                             MeasureValue value) {
    return {id, breakdown, 19, unit::percent, to_tenth, meaning, value, supporting, sampled_engine};
}

template <std::size_t band>
constexpr auto cases_in_band = where_banded<banded_cases<band, band>, banded_cases<0, arrears_bands - 1>>;

template <std::size_t band>
constexpr auto money_in_band = where_banded<millions<banded_pence<band, band>>, banded_pence<0, arrears_bands - 1>>;

constexpr std::array arrears_table{
    Measure{"outstanding_arrears", "all", 15, unit::million, to_million, "arrears owed on live cases at quarter end",
            stock<millions<f::arrears>>, headline, both_engines, "Outstanding arrears", live_cases},

    Measure{"cases_with_arrears", "all", 16, unit::cases, to_100, "live cases that owe arrears at quarter end",
            stock<f::with_arrears>},

    Measure{"cases_paying_towards_arrears", "all", 17, unit::cases, to_100, paying_meaning,
            flow<whole<tally::repaying>>},
    Measure{"cases_paying_towards_arrears", "collection service", 17, unit::cases, to_100, paying_meaning,
            flow<part<tally::repaying, 0>>},
    Measure{"cases_paying_towards_arrears", "Maintenance Direct", 17, unit::cases, to_100, paying_meaning,
            flow<part<tally::repaying, 1>>},
    Measure{"cases_paying_towards_arrears", "nil", 17, unit::cases, to_100, paying_meaning,
            flow<part<tally::repaying, 2>>},
    Measure{"cases_paying_towards_arrears", "awaiting finalisation", 17, unit::cases, to_100, paying_meaning,
            flow<part<tally::repaying, 3>>},
    Measure{"cases_paying_towards_arrears", "no ongoing liability", 17, unit::cases, to_100, paying_meaning,
            flow<part<tally::repaying, 4>>},
    Measure{
        "pct_arrears_cases_paying_towards_arrears", "all", 17, unit::percent, to_tenth,
        "cases paying towards arrears / cases with arrears at the previous quarter end (before 2016: at the same one)",
        share_paying_towards_arrears},

    Measure{"share_of_arrears_cases_no_payment_since_jan_2012", "cases", 18, unit::percent, to_tenth,
            "cases with arrears and no payment since January 2012 / cases with arrears",
            percent<whole<tally::not_paid_since_january_2012>, f::with_arrears>},

    band_cases("under 100", cases_in_band<0>),
    band_cases("100 to 499.99", cases_in_band<1>),
    band_cases("500 to 999.99", cases_in_band<2>),
    band_cases("1000 to 4999.99", cases_in_band<3>),
    band_cases("5000 to 9999.99", cases_in_band<4>),
    band_cases("10000 to 19999.99", cases_in_band<5>),
    band_cases("20000 and over", cases_in_band<6>),
    band_money("under 100", money_in_band<0>),
    band_money("100 to 499.99", money_in_band<1>),
    band_money("500 to 999.99", money_in_band<2>),
    band_money("1000 to 4999.99", money_in_band<3>),
    band_money("5000 to 9999.99", money_in_band<4>),
    band_money("10000 to 19999.99", money_in_band<5>),
    band_money("20000 and over", money_in_band<6>),
    band_share("share_of_arrears_caseload_owing_less_than_1000", "cases", share_cases_meaning,
               percent<banded_cases<0, 2>, all_cases>),
    band_share("share_of_arrears_value_on_cases_owing_less_than_1000", "value", share_money_meaning,
               percent_of_money<banded_pence<0, 2>, all_pence>),
    band_share("share_of_arrears_value_on_cases_owing_10000_and_over", "value", share_money_meaning,
               percent_of_money<banded_pence<5, 6>, all_pence>),
    band_share("share_of_arrears_cases_owing_over_20000", "non-resident parents", share_cases_meaning,
               percent<banded_cases<6, 6>, all_cases>),
    band_share("share_of_arrears_value_owing_over_20000", "value", share_money_meaning,
               percent_of_money<banded_pence<6, 6>, all_pence>),

    Measure{"share_of_arrears_owed_by_nrps_assessed_nil_or_5_or_under", "value", 20, unit::percent, to_tenth,
            "arrears on cases without a liability or of 5 pounds a week and under / arrears",
            percent_of_money<owed_at_nil_or_5_or_under, f::arrears>},

    Measure{"arrears_on_cases_with_current_liability", "all", 21, unit::million, to_million,
            "arrears on cases with a current liability", stock<millions<owed_with_liability>>},
    Measure{"arrears_priority_cases_child_could_benefit", "value", 21, unit::million, to_million,
            "arrears on cases with a qualifying child", stock<millions<owed_where_child_could_benefit>>},
    Measure{"arrears_cases_money_flowing", "value", 21, unit::million, to_million,
            "arrears on cases contributing towards a current liability", stock<millions<owed_by_contributing>>},
    Measure{"arrears_owed_to_secretary_of_state", "all", 21, unit::million, to_million,
            "the part of the arrears owed to the Secretary of State",
            stock<millions<whole<tally::secretary_of_state_pence>>>},
};

}  // namespace

std::span<const Measure> arrears_measures() { return arrears_table; }

}  // namespace ccsim
