#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/model/tally.h"

namespace ccsim {

/// What a measure is in quarter `at` of a series of totals, whose calendar quarter is `when`. Element 0 of the series
/// is the opening caseload: it has stocks and no flows. Empty when the measure needs a quarter that is not there, or is
/// a share of nothing.
using MeasureValue = std::optional<double> (*)(std::span<const ExpectedTally> series, std::size_t at, Quarter when);

/// One measure by one breakdown. The table of these is the only list: writers, report, history matching and
/// documentation walk it. Ids, breakdown words and units are those of calibration/data/history.csv wherever it has the
/// measure.
struct Measure {
    std::string_view id;
    std::string_view breakdown;  ///< "all" or "total" for the whole
    int table = 0;               ///< of the QSS supplementary tables; 0: none
    std::string_view unit;
    double rounding = 0;  ///< published figures are multiples of this
    std::string_view meaning;
    MeasureValue value = nullptr;
    enum class Rank : unsigned char { supporting, key } rank = Rank::supporting;
    enum class From : unsigned char { both_engines, sampled_engine } from = From::both_engines;
    std::string_view title = {};  ///< a few words for headings; key measures only
    /// Where its figures come from: the simulation; a published rate on a simulated caseload; a published figure kept
    /// as it was; nowhere, so that there are published figures only.
    enum class Basis : unsigned char { simulated, rate, carried, not_modelled } basis = Basis::simulated;

    bool is_key() const { return rank == Rank::key; }
};

/// Every measure, in the order of the supplementary tables, the closure programme last.
const std::vector<Measure>& measures();

/// Empty (nullptr) when there is no such row.
const Measure* find_measure(std::string_view id, std::string_view breakdown);

}  // namespace ccsim
