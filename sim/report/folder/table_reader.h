#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/quarter.h"

namespace ccsim {

/// Reads a table of a results folder row by row, by the names of its columns, wherever they stand. Notes what is wrong
/// and carries on.
class TableReader {
public:
    /// Text, and names of columns, must outlive it. The file's name is only used in problems.
    TableReader(std::string_view text, const std::string& file, std::span<const std::string_view> columns);

    /// Goes to the next row that has as many fields as the first. False at the end, or when there is a column too few.
    bool next();

    /// A field of the row, by the number of its name.
    std::string_view text(std::size_t column) const { return row_[place_[column]].text; }
    /// 0, and a problem, when it is no number.
    double number(std::size_t column);
    std::optional<double> number_if_any(std::size_t column);
    /// Empty, and a problem, when it is no quarter.
    std::optional<Quarter> quarter(std::size_t column);

    /// Notes that a field is wrong: what follows its value in a sentence.
    void problem(std::size_t column, const std::string& what);

    /// Call last. Throws InputError with everything noted, each with its line and column.
    void throw_problems();

private:
    CsvReader csv_;
    CsvProblems problems_;
    std::vector<CsvField> row_;
    std::vector<std::size_t> place_;
    std::size_t width_ = 0;
    bool usable_ = false;
};

/// Reads a small table as it is: the names of its columns, then its rows, all as wide. Throws InputError.
std::vector<std::vector<std::string>> parse_rows(std::string_view text, const std::string& file);

}  // namespace ccsim
