#include "sim/core/csv_problems.h"

#include <algorithm>
#include <utility>

namespace ccsim {

void CsvProblems::in_line(int line, int column, std::string key, std::string what, std::string hint) {
    if (full()) return;
    problems_.push_back({file_, line, column, std::move(key), std::move(what), std::move(hint)});
}

bool CsvProblems::read_header(CsvReader& csv) {
    std::vector<CsvField> fields;
    if (csv.next(fields) && std::equal(fields.begin(), fields.end(), columns_.begin(), columns_.end(),
                                       [](const CsvField& field, std::string_view name) { return field.text == name; }))
        return true;
    in_line(1, 0, "", "the first row does not hold the columns", "it is " + all_columns());
    return false;
}

std::string CsvProblems::all_columns() const {
    std::string out;
    for (const std::string_view name : columns_) out.append(out.empty() ? "" : ",").append(name);
    return out;
}

std::vector<Problem> CsvProblems::taken_with(const CsvReader& csv) {
    problems_.insert(problems_.end(), csv.problems().begin(), csv.problems().end());
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const Problem& a, const Problem& b) { return a.line < b.line; });
    if (full()) {
        problems_.resize(CsvReader::most_problems);
        problems_.push_back({file_, 0, 0, {}, "1,000 problems or more; the rest is not shown", ""});
    }
    return std::exchange(problems_, {});
}

}  // namespace ccsim
