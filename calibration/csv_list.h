#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/csv_problems.h"

namespace ccsim {

/// Reads a list that is part of the program or like one: a CSV file of known columns in a known order.
class CsvList {
public:
    /// What the list holds, its file's name in messages, and the names of its columns; text and names must outlive it.
    CsvList(std::string_view text, const std::string& file, std::span<const std::string_view> columns)
        : csv_(text, file), problems_(file, columns), columns_(columns.size()) {}

    /// Gets the fields of a row, as many as there are columns.
    using Row = std::function<void(std::span<const CsvField>)>;

    /// Every row below the names of the columns. Throws InputError at the end, with all that was wrong and all that was
    /// noted meanwhile.
    void read(const Row& row);

    /// Something wrong with a field of the row that is being read.
    void note(std::span<const CsvField> fields, std::size_t column, std::string what, std::string hint) {
        problems_.at(fields[column], column, std::move(what), std::move(hint));
    }

private:
    CsvReader csv_;
    CsvProblems problems_;
    std::size_t columns_;
};

/// The rows of a list, each added to those before by `read_row`. Throws InputError as CsvList::read does.
template <class Row>
std::vector<Row> rows_of_list(std::string_view text, const std::string& file, std::span<const std::string_view> columns,
                              void (*read_row)(std::span<const CsvField>, CsvList&, std::vector<Row>&)) {
    CsvList list(text, file, columns);
    std::vector<Row> rows;
    list.read([&](std::span<const CsvField> fields) { read_row(fields, list, rows); });
    return rows;
}

}  // namespace ccsim
