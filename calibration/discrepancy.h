#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "calibration/fitted_rows.h"
#include "sim/engine/run.h"

// What the model may get wrong without being wrong: a path, one quarter after another, for each of some base series.
// The likelihood, predictive checks and projections use the same paths.
namespace ccsim {

enum class Base : std::uint8_t {
    current_liability,
    share_direct,
    contributing,
    paying_in_full,
    without_liability,
    arrears_owed,
    maintenance_due,
    arrears_received,
    selected,
    ended
};
inline constexpr std::size_t bases = 10;

/// A base series. Its scale of misfit is the largest misfit at which we would still call the model acceptable, as a
/// standard deviation on the log or the log odds. The scales were declared before any fit; two of them were made finer
/// after one, as calibration/README.md says.
struct BaseSeries {
    std::string_view name;
    Scale scale = Scale::log;
    double sd = 0;
    std::string_view moves;   ///< what it acts on; all that depends on that follows
    std::string_view reason;  ///< why this large
};

/// In the order of Base.
inline constexpr std::array<BaseSeries, bases> base_series{{
    {"current liability", Scale::log, 0.01, "cases with a current liability",
     "1% of a count: 7,700 of 770,000 cases in 2013, 2,700 of 272,500 in 2016; twice that is as much as is acceptable, "
     "as every rate and sum stands on this count"},
    {"Maintenance Direct", Scale::logit, 0.05, "the share of Maintenance Direct in the cases with a liability",
     "0.05 of log odds, as for every share: 1.2 percentage points at 40%"},
    {"contributing", Scale::logit, 0.03, "of the collection-service cases due to pay, the share that pays something",
     "0.03 of log odds: 0.4 percentage points of all cases with a liability in 2013, 0.2 in 2016; finer than the other "
     "shares, as it is the rate that is to be explained"},
    {"paying in full", Scale::logit, 0.05, "of the collection-service cases due to pay, the share that pays in full",
     "0.05 of log odds: 1.2 percentage points at 60%, 0.9 at 77%"},
    {"without a liability", Scale::log, 0.02, "cases without a current liability: nil, ended and over",
     "2% of a count: 16,000 of 810,000 live cases in 2016"},
    {"arrears owed", Scale::log, 0.03, "arrears a case", "3% of money: 100 million of 3.5 billion pounds"},
    {"maintenance due", Scale::log, 0.03, "money due and paid towards liability, a case; weekly liability",
     "3% of money: 5 million of 160 million pounds a quarter"},
    {"arrears received", Scale::log, 0.03, "cases paying towards arrears, and what they pay",
     "3% of money: 0.6 million of 21 million pounds a quarter"},
    {"selected", Scale::log, 0.05, "cases selected for closure and dropping out in the quarter",
     "5% of a flow: a few working days of a quarter, as letters go out in batches"},
    {"ended", Scale::log, 0.05, "liabilities ended by closure, cases finalised and arrears gone in the quarter",
     "5% of a flow: a few working days of a quarter, as letters go out in batches"},
}};

/// The correlation time of every base series is four quarters: what is missed in one quarter is mostly missed in the
/// next, and mostly forgotten after two years. exp(-1/4) from one quarter to the next.
inline constexpr double misfit_persistence = 0.77880078307140487;

/// The standard deviations of the base series, and their correlation from one quarter to the next.
struct DiscrepancyScales {
    std::array<double, bases> sd{};
    double persistence = misfit_persistence;

    /// The declared scales, all of them multiplied: 0.5, 1 and 2 show how much hangs on them.
    static constexpr DiscrepancyScales declared(double times = 1) {
        DiscrepancyScales out;
        for (std::size_t b = 0; b < bases; ++b) out.sd[b] = times * base_series[b].sd;
        return out;
    }
    /// Of a base series with itself some quarters later.
    double correlation(std::size_t quarters_apart) const;
};

/// The misfit of each base series in one quarter, on its scale. 0: the model is right.
using Discrepancy = std::array<double, bases>;

/// One for each quarter; element 0 is the opening, as in a Series.
using DiscrepancyPath = std::vector<Discrepancy>;

/// The totals of a quarter with a misfit: what it acts on is scaled or shifted, and all that depends on it with it.
/// Parts keep adding up to their wholes; no total becomes negative; no share leaves its bounds. Of the cases
/// with arrears those that no longer pay nothing pay a part, and those that no longer pay in full too, each with the
/// arrears it had, so that counts of cases and arrears stay. A misfit of 0 changes nothing at all. Stocks do not follow
/// from flows any more: what the model misses in a stock has no place among its flows.
ExpectedTally with_discrepancy(const ExpectedTally& model, const Discrepancy& misfit);

/// The same for every quarter of a run. Throws Fault when the path is shorter than the run.
Series with_discrepancy(const Series& model, const DiscrepancyPath& path);

}  // namespace ccsim
