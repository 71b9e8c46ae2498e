#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/csv.h"
#include "sim/core/problems.h"

namespace ccsim {

/// Notes what is wrong with a CSV file while it is read, so that all of it can be told at once.
class CsvProblems {
public:
    /// The file's name in messages, and the names of its columns by number; none when the file names its own. The
    /// names must outlive it.
    explicit CsvProblems(std::string file, std::span<const std::string_view> columns = {})
        : file_(std::move(file)), columns_(columns) {}

    /// Something wrong with a field.
    void at(const CsvField& field, std::string key, std::string what, std::string hint) {
        in_line(field.line, field.column, std::move(key), std::move(what), std::move(hint));
    }
    void at(const CsvField& field, std::size_t column, std::string what, std::string hint) {
        at(field, std::string(columns_[column]), std::move(what), std::move(hint));
    }
    /// Something wrong with a line (column 0), or with the file (line 0). Not noted once it is full.
    void in_line(int line, int column, std::string key, std::string what, std::string hint);

    /// Whether the first row, which it reads, holds the columns and no others, in this order. Notes it when not.
    bool read_header(CsvReader& csv);

    /// "period_end,measure,value".
    std::string all_columns() const;

    bool empty() const { return problems_.empty(); }

    /// There are so many that reading on would help nobody.
    bool full() const { return problems_.size() >= CsvReader::most_problems; }

    /// At the end of the reading: all there are, here and in the reader, in the order of lines; when there are more
    /// than anybody reads, the first of them and that there are more. Leaves none here.
    std::vector<Problem> taken_with(const CsvReader& csv);

private:
    std::string file_;
    std::span<const std::string_view> columns_;
    std::vector<Problem> problems_;
};

}  // namespace ccsim
