#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"
#include "sim/measures/workload_rates.h"

// Tables 22 to 25, staff and accuracy, and the share of men in table 1: work and quality that the model does not
// explain. Work goes by a published rate with the caseload that drives it; the rest is carried, or shown as not
// modelled.
namespace ccsim {
namespace {

using namespace forms;
namespace f = totals;

using Basis = Measure::Basis;

constexpr double to_5 = 5, to_10 = 10;

/// In the quarter, of the mean of the cases at its ends.
template <const WorkloadRate& rate, Sum cases>
std::optional<double> by_rate(std::span<const ExpectedTally> series, std::size_t at, Quarter when) {
    if (at == 0 || when < workload::first) return {};
    return rate.each() * (cases(series[at - 1]) + cases(series[at])) / 2;
}

template <const WorkloadRate& rate, Sum cases>
std::optional<double> stock_by_rate(std::span<const ExpectedTally> series, std::size_t at, Quarter when) {
    if (when < workload::first) return {};
    return rate.each() * cases(series[at]);
}

std::optional<double> carried_male_percent(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    if (f::live(series[at]) < fewest_cases) return {};
    return workload::male_percent;
}

std::optional<double> not_modelled(std::span<const ExpectedTally>, std::size_t, Quarter) { return {}; }

constexpr Measure row(std::string_view id, std::string_view breakdown, int table, std::string_view unit,
                      double rounding, std::string_view meaning, MeasureValue value, Basis basis) {
    Measure out{id, breakdown, table, unit, rounding, meaning, value};
    out.basis = basis;
    return out;
}

/// Of the 1993, 2003 and 2012 schemes together, and in none of the tables.
constexpr Measure of_all_schemes(std::string_view id, std::string_view breakdown, std::string_view unit,
                                 double rounding, std::string_view meaning, MeasureValue value, Basis basis) {
    Measure out = row(id, breakdown, 0, unit, rounding, meaning, value, basis);
    out.subject = Measure::Subject::staff_and_accuracy;
    return out;
}

constexpr std::array workload_table{
    row("share_live_cases_male_nrp", "male non-resident parent", 1, unit::percent, to_tenth,
        "live cases whose non-resident parent is a man / live cases; carried as published, not simulated",
        carried_male_percent, Basis::carried),
    row("deo_requests_issued_quarter", "all", 22, "orders", to_5,
        "deduction from earnings orders and requests issued in the quarter: the rate of April to August 2016 for each "
        "case with a current liability; not simulated",
        by_rate<workload::deduction_orders, f::with_liability>, Basis::rate),
    row("lump_sum_and_regular_deduction_orders_authorised_quarter", "all", 22, "orders", to_5,
        "lump sum and regular deduction orders authorised in the quarter: the rate of April to August 2016 for each "
        "case "
        "with arrears; not simulated",
        by_rate<workload::bank_orders, f::with_arrears>, Basis::rate),
    row("appeals_received_quarter", "all", 23, "appeals", to_5,
        "appeals received in the quarter: the rate of the year to September 2016 for each live case; not simulated",
        by_rate<workload::appeals, f::live>, Basis::rate),
    row("complaints_received_quarter", "all", 24, "complaints", to_10,
        "complaints received in the quarter: the rate of the quarter to September 2016 for each live case; not "
        "simulated",
        by_rate<workload::complaints, f::live>, Basis::rate),
    row("calls_answered_quarter", "all", 25, "calls", to_10,
        "telephone calls answered in the quarter: the rate of the quarter to September 2016 for each live case; not "
        "simulated",
        by_rate<workload::calls, f::live>, Basis::rate),
    row("pct_calls_answered_within_60s", "in month", 25, unit::percent, to_tenth,
        "calls answered within 60 seconds / calls answered, in the last month of the quarter; not modelled",
        not_modelled, Basis::not_modelled),
    row("pct_calls_answered_within_60s", "year to date", 25, unit::percent, to_tenth,
        "calls answered within 60 seconds / calls answered, in the year from April; not modelled", not_modelled,
        Basis::not_modelled),
    of_all_schemes(
        "staff_fte", "CSA and CMS", "full time equivalents", to_10,
        "staff of the 1993, 2003 and 2012 schemes together: the rate of September 2016 for each live case of the 1993 "
        "and 2003 schemes, as if no work came from the 2012 scheme's own growth; not simulated",
        stock_by_rate<workload::staff, f::live>, Basis::rate),
    of_all_schemes(
        "accuracy_within_1_pound_or_2pct", "rolling 12 month", unit::percent, to_tenth,
        "new assessments accurate to within 1 pound or 2% / new assessments checked, in 12 months; not modelled",
        not_modelled, Basis::not_modelled),
    of_all_schemes("cash_value_accuracy", "rolling 12 month", unit::percent, to_tenth,
                   "cash value of correct calculations against that of errors, in 12 months; not modelled",
                   not_modelled, Basis::not_modelled),
};

}  // namespace

std::span<const Measure> workload_measures() { return workload_table; }

}  // namespace ccsim
