#include "sim/report/folder/table_reader.h"

#include <algorithm>

#include "sim/core/number.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

constexpr const char* hint = "was the file edited? Write the results again";
constexpr const char* other_width = "has another number of fields than the first line";

}  // namespace

TableReader::TableReader(std::string_view text, const std::string& file, std::span<const std::string_view> columns)
    : csv_(text, file), problems_(file, columns), place_(columns.size()) {
    if (!csv_.next(row_)) {
        problems_.in_line(0, 0, "", "is empty", hint);
        return;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto found = std::ranges::find(row_, columns[i], &CsvField::text);
        place_[i] = static_cast<std::size_t>(found - row_.begin());
        if (found == row_.end())
            problems_.in_line(row_.front().line, 0, std::string(columns[i]), "is not among the columns",
                              "it has " + problems_.all_columns());
    }
    width_ = row_.size();
    usable_ = problems_.empty();
}

bool TableReader::next() {
    while (usable_ && csv_.next(row_)) {
        if (row_.size() == width_) return true;
        problems_.in_line(row_.front().line, 0, "", other_width, hint);
    }
    return false;
}

double TableReader::number(std::size_t column) {
    if (const auto value = parse_number(text(column))) return *value;
    problem(column, "is not a number");
    return 0;
}

std::optional<double> TableReader::number_if_any(std::size_t column) {
    return text(column).empty() ? std::nullopt : std::optional(number(column));
}

std::optional<Quarter> TableReader::quarter(std::size_t column) {
    const auto out = parse_quarter(text(column));
    if (!out) problem(column, "is not a quarter");
    return out;
}

void TableReader::problem(std::size_t column, const std::string& what) {
    problems_.at(row_[place_[column]], column, quoted(text(column)) + ' ' + what, hint);
}

void TableReader::throw_problems() {
    if (auto problems = problems_.taken_with(csv_); !problems.empty()) throw InputError(std::move(problems));
}

std::vector<std::vector<std::string>> parse_rows(std::string_view text, const std::string& file) {
    CsvReader csv(text, file);
    CsvProblems problems(file);
    std::vector<CsvField> row;
    std::vector<std::vector<std::string>> out;
    while (csv.next(row)) {
        std::vector<std::string> cells;
        for (const CsvField& field : row) cells.emplace_back(field.text);
        if (!out.empty() && cells.size() != out.front().size())
            problems.in_line(row.front().line, 0, "", other_width, hint);
        out.push_back(std::move(cells));
    }
    if (auto found = problems.taken_with(csv); !found.empty()) throw InputError(std::move(found));
    return out;
}

}  // namespace ccsim
