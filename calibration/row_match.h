#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "calibration/fitted_rows.h"
#include "calibration/history.h"
#include "sim/core/problems.h"

// Which rows of a history stand beside no measure of the model, why, and what may have been meant.
namespace ccsim {

/// Why a row stands beside no measure.
struct RowMismatch {
    enum class Why : std::uint8_t {
        not_modelled,       ///< a series that the list of published figures knows and the model has no measure for
        unknown_measure,    ///< neither the model nor the list of published figures has it
        unknown_breakdown,  ///< the measure is known, the part is not
        another_unit,
        no_quarter_end,
        no_rounding,  ///< its precision is no number
        mixed_bases,  ///< worked out from two sources
    };
    Why why = Why::not_modelled;
    int column = 0;         ///< of the field that is at fault
    std::string key = {};   ///< the name of that column
    std::string what = {};  ///< in words
    std::string hint = {};  ///< what to try; empty when nothing can be done in the file

    /// Whether the row may be mended; else it is a figure that the model simply has nothing beside.
    bool is_fault_of_the_file() const { return why != Why::not_modelled && why != Why::mixed_bases; }
};

/// What is published, by the list that says of every row of the shipped history whether the model is fitted to it.
class KnownSeries {
public:
    explicit KnownSeries(std::span<const FittedRow> list = fitted_rows());

    /// Why a row stands beside no measure. Empty when it stands beside one.
    std::optional<RowMismatch> mismatch(const HistoryRow& row) const;

    /// Whether the list names this very row.
    bool names(const HistoryRow& row) const;

private:
    RowMismatch unknown_measure(const HistoryRow& row) const;
    RowMismatch unknown_breakdown(const HistoryRow& row) const;
    RowMismatch beside_another(const HistoryRow& row, const Measure& measure) const;

    std::vector<FittedRow> list_;
    std::vector<std::string> measures_;            ///< of the model and of the list
    std::set<std::string, std::less<>> modelled_;  ///< those of the model
};

/// Percentages that look as if they were written as fractions.
std::vector<Problem> fractions_in(const History& history);

/// What a reader of a history should look at, though it is not wrong in itself: rows that look as if they were meant to
/// stand beside a measure and do not, percentages that look like fractions, figures finer than their rounding, and
/// figures that are not taken as another is finer or later. Not of rows that the shipped history has, too.
std::vector<Problem> doubts_about(const History& history, const KnownSeries& known = KnownSeries());

}  // namespace ccsim
