#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/measures/measure.h"

namespace ccsim {

/// One figure of a history file. Columns are described in calibration/data/README.md.
struct HistoryRow {
    int line = 0;                         ///< in the file, from 1
    std::string period_end;               ///< as written, 2016-09-30
    std::optional<Quarter> quarter = {};  ///< empty when the date is not the last day of one
    std::string measure = {}, breakdown = {};
    std::string value = {};             ///< as written
    std::optional<double> number = {};  ///< empty when the unit is "date"
    std::string unit = {}, rounding = {}, source_id = {}, note = {};
};

/// A published figure in the unit of the measure it belongs to.
struct PublishedFigure {
    double value = 0;
    double step = 0;      ///< how finely it was printed: a multiple of this, or known to within half of it
    std::size_t row = 0;  ///< in History::rows()
};

/// A row as a figure of a measure, whatever names the row has: empty when it cannot stand beside one, by the rule at
/// History::published. `index` is its place in History::rows().
std::optional<PublishedFigure> figure_of(const HistoryRow& row, std::size_t index, const Measure& measure);

/// Published figures, and which of them stand beside a measure.
class History {
public:
    History() = default;
    /// The file's name is only used in problems.
    explicit History(std::vector<HistoryRow> rows, std::string file = {});

    const std::string& file() const { return file_; }

    /// All of them, in the order of the file.
    const std::vector<HistoryRow>& rows() const { return rows_; }

    /// The figure published for a row of measures() in a quarter, if there is one. A row of the file stands beside a
    /// measure when measure, breakdown and unit agree (a unit may also convert exactly, as million cases do to cases),
    /// its date is the last day of a quarter, it is of the series published since December 2013, its precision is a
    /// number, and it does not mix sources of two bases. Of several such rows the one with the finest rounding is
    /// taken, then that of the September 2016 publication, then the first.
    std::optional<PublishedFigure> published(const Measure& measure, Quarter quarter) const;

    /// The quarters of the first and the last published figure of a measure. Empty when there is none.
    std::optional<std::pair<Quarter, Quarter>> published_span(const Measure& measure) const;

private:
    std::string file_;
    std::vector<HistoryRow> rows_;
    std::map<const Measure*, std::map<Quarter, PublishedFigure>> figures_;
};

/// Reads a history file. Throws FileError when it is missing or cannot be read, and InputError with every problem
/// found: columns missing or unknown, rows too short or too long, dates and numbers that are none, figures given twice.
History read_history(const std::filesystem::path& file);

/// The same from text; the file's name is only used in problems.
History parse_history(std::string_view text, const std::string& file);

}  // namespace ccsim
