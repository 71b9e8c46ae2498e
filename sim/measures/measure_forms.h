#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sim/measures/measure.h"
#include "sim/measures/rate.h"
#include "sim/model/tally.h"

// The forms a measure takes: a stock at the end of the quarter, a flow in it, a sum over quarters, a share. Each turns
// sums over one tally into a MeasureValue.
namespace ccsim::forms {

/// A sum over the tally of one quarter.
using Sum = double (*)(const ExpectedTally&);

inline constexpr double pence_per_million_pounds = 1e8;

template <Sum pence>
double millions(const ExpectedTally& t) {
    return pence(t) / pence_per_million_pounds;
}

template <Family family>
double whole(const ExpectedTally& t) {
    return t.total(family);
}

template <Family family, std::size_t i>
double part(const ExpectedTally& t) {
    return t[family(i)];
}

/// The same part of both schemes.
template <Family family, std::size_t i>
double part_of_both(const ExpectedTally& t) {
    return t[family(0, i)] + t[family(1, i)];
}

/// Empty when there is nothing to take a share of.
inline std::optional<double> ratio(double above, double below) {
    if (!(below > 0)) return {};
    return above / below;
}

template <Sum sum>
std::optional<double> stock(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    return sum(series[at]);
}

/// No quarter passed before the opening.
template <Sum sum>
std::optional<double> flow(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    if (at == 0) return {};
    return sum(series[at]);
}

template <Sum sum>
std::optional<double> in_four_quarters(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    if (at < 4) return {};
    return sum(series[at - 3]) + sum(series[at - 2]) + sum(series[at - 1]) + sum(series[at]);
}

inline constexpr Quarter closure_begins{2014, 2};  ///< 30 June 2014

/// The sum since the closure programme began; empty when the run starts after that.
template <Sum sum>
std::optional<double> since_closure_began(std::span<const ExpectedTally> series, std::size_t at, Quarter when) {
    if (when - static_cast<int>(at) > closure_begins) return {};
    double total = 0;
    for (std::size_t q = 1; q <= at; ++q) total += sum(series[q]);
    return total;
}

template <Sum sum, Sum of>
std::optional<double> percent(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    return percentage(sum(series[at]), of(series[at]));
}

/// Of money, in pence.
template <Sum sum, Sum of>
std::optional<double> percent_of_money(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    return percentage(sum(series[at]), of(series[at]), fewest_pence);
}

/// The same of money that flows in a quarter.
template <Sum sum, Sum of>
std::optional<double> percent_of_flow(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    if (at == 0) return {};
    return percentage(sum(series[at]), of(series[at]), fewest_pence);
}

namespace unit {
inline constexpr std::string_view cases = "cases", cases_in_quarter = "cases in quarter", children = "children",
                                  percent = "percent", million = "GBP million", per_week = "GBP per week",
                                  points = "percentage points";
}

inline constexpr double to_100 = 100, to_tenth = 0.1, to_million = 1;
inline constexpr auto key = Measure::Rank::key;
inline constexpr auto headline = Measure::Rank::headline;
inline constexpr auto supporting = Measure::Rank::supporting;
inline constexpr auto live_cases = Measure::Follows::live_caseload;
inline constexpr auto both_engines = Measure::From::both_engines;
inline constexpr auto sampled_engine = Measure::From::sampled_engine;

}  // namespace ccsim::forms
