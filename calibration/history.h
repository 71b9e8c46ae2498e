#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calibration/figure_choice.h"
#include "calibration/history_row.h"
#include "sim/core/quarter.h"
#include "sim/measures/measure.h"

namespace ccsim {

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
    /// number, and it does not mix sources of two bases. Of several such rows one is taken as choice_of says.
    std::optional<PublishedFigure> published(const Measure& measure, Quarter quarter) const;

    /// The quarters of the first and the last published figure of a measure. Empty when there is none.
    std::optional<std::pair<Quarter, Quarter>> published_span(const Measure& measure) const;

    /// Rows that stand beside a measure in a quarter for which another row is taken, in the order of the file.
    const std::vector<OtherFigure>& others() const { return others_; }

    /// What became of such a row, by its place in rows(). Empty (nullptr) when it is none.
    const OtherFigure* other(std::size_t row) const;

private:
    std::string file_;
    std::vector<HistoryRow> rows_;
    std::map<const Measure*, std::map<Quarter, PublishedFigure>> figures_;
    std::vector<OtherFigure> others_;
};

/// Reads a history file. Throws FileError when it is missing or cannot be read, and InputError with every problem
/// found: columns missing or unknown, rows too short or too long, dates and numbers that are none, values that the
/// measure cannot have, figures given twice, and two values of one figure of a measure where nothing tells which is
/// later. Rows and columns that are blank are skipped.
History read_history(const std::filesystem::path& file);

/// The same from text; the file's name is only used in problems.
History parse_history(std::string_view text, const std::string& file);

}  // namespace ccsim
