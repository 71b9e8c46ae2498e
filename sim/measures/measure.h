#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/model/tally_fwd.h"

namespace ccsim {

/// What a measure is in quarter `at` of a series of totals, whose calendar quarter is `when`. Element 0 of the series
/// is the opening caseload: it has stocks and no flows. Empty when the measure needs a quarter that is not there, or is
/// a share of nothing. Whoever calls it includes tally.h.
using MeasureValue = std::optional<double> (*)(std::span<const ExpectedTally> series, std::size_t at, Quarter when);

/// One measure by one breakdown. The table of these is the only list: writers, report, history matching and
/// documentation walk it, and what they do with a measure is said here. Ids, breakdown words and units are those of
/// calibration/data/history.csv wherever it has the measure.
struct Measure {
    std::string_view id;
    std::string_view breakdown;  ///< "all" or "total" for the whole
    int table = 0;               ///< of the QSS supplementary tables; 0: none
    std::string_view unit;
    double rounding = 0;  ///< published figures are multiples of this
    std::string_view meaning;
    MeasureValue value = nullptr;
    /// Key measures are in headlines and on every page; where there is room for a few alone, the headline ones.
    enum class Rank : unsigned char { supporting, key, headline } rank = Rank::supporting;
    enum class From : unsigned char { both_engines, sampled_engine } from = From::both_engines;
    std::string_view title = {};  ///< a few words for headings; key measures only
    /// The caseload that it falls with as cases close, which simple forecasts are scaled by.
    enum class Follows : unsigned char { cases_with_liability, live_caseload } follows = Follows::cases_with_liability;
    /// Where its figures come from: the simulation; a published rate on a simulated caseload; a published figure kept
    /// as it was; nowhere, so that there are published figures only.
    enum class Basis : unsigned char { simulated, rate, carried, not_modelled } basis = Basis::simulated;

    /// What it is about when it is in none of the supplementary tables.
    enum class Subject : unsigned char { closure_programme, staff_and_accuracy } subject = Subject::closure_programme;

    bool is_key() const { return rank != Rank::supporting; }
    bool is_headline() const { return rank == Rank::headline; }
};

/// Every measure, in the order of the supplementary tables, the closure programme last.
const std::vector<Measure>& measures();

/// For ids that come from a file: empty (nullptr) when there is no such row. The program's own are asked for by
/// measure_named (calibration/measure_named.h), which refuses what is not there.
const Measure* find_measure(std::string_view id, std::string_view breakdown);

}  // namespace ccsim
