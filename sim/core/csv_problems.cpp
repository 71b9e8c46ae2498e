#include "sim/core/csv_problems.h"

#include <algorithm>
#include <utility>

namespace ccsim {

void CsvProblems::in_line(int line, int column, std::string key, std::string what, std::string hint) {
    problems_.push_back({file_, line, column, std::move(key), std::move(what), std::move(hint)});
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
    return std::exchange(problems_, {});
}

}  // namespace ccsim
