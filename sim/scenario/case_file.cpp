#include "sim/scenario/case_file.h"

#include <algorithm>
#include <optional>

#include "sim/core/text.h"
#include "sim/scenario/case_file_row.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

constexpr std::array columns = std::to_array<CaseFileColumn>({
    {"scheme", "1993 or 2003"},
    {"clerical", "yes or no"},
    {"standing", "collected, enforced, direct, nil or no_liability"},
    {"payer_type", "reliable, irregular or unlikely, or leave it empty to have it drawn"},
    {"weekly_liability_pounds", "pounds from 0.01 to 2000 with up to two decimals, or leave it empty to have it drawn"},
    {"last_outcome", "nothing, under_half, half_to_90 or full, or leave it empty when nothing was due yet"},
    {"qualifying_children", "a whole number from 0 to 4, where 4 stands for 4 or more"},
    {"quarters_to_go", "a whole number from 0 to 80"},
    {"arrears_pounds", "pounds from 0 to 9000000 with up to two decimals"},
    {"secretary_of_state_pounds", "pounds from 0 to 9000000 with up to two decimals"},
    {"paid_since_january_2012", "yes or no"},
    {"ended_recently", "yes or no"},
});
static_assert(columns.size() == case_columns);

constexpr std::size_t most_problems = 1000;

/// Which field of a row holds each column.
using Places = std::array<std::size_t, case_columns>;

std::optional<Places> read_header(const std::vector<CsvField>& header, const std::string& file,
                                  std::vector<Problem>& problems) {
    std::vector<std::string> names;
    for (const CaseFileColumn& column : columns) names.emplace_back(column.name);
    std::array<bool, case_columns> found{};
    Places places{};
    const std::size_t before = problems.size();
    for (std::size_t i = 0; i < header.size(); ++i) {
        const CsvField& field = header[i];
        const auto c = static_cast<std::size_t>(std::find(names.begin(), names.end(), field.text) - names.begin());
        if (c == case_columns) {
            if (problems.size() - before >= most_problems) break;
            const auto close = nearest(field.text, names);
            problems.push_back({file,
                                field.line,
                                field.column,
                                {},
                                "unknown column " + quoted(field.text),
                                close ? "did you mean " + *close + "?" : "take it out"});
        } else if (found[c]) {
            problems.push_back(
                {file, field.line, field.column, {}, "column " + names[c] + " is there twice", "keep one of them"});
        } else {
            found[c] = true;
            places[c] = i;
        }
    }
    for (std::size_t c = 0; c < case_columns; ++c)
        if (!found[c])
            problems.push_back({file,
                                header.front().line,
                                0,
                                {},
                                "column " + names[c] + " is missing",
                                "add it: " + std::string(columns[c].allowed)});
    return problems.size() == before ? std::optional(places) : std::nullopt;
}

std::vector<CaseFileRow> read_rows(CsvReader& csv, const Places& places, const std::string& file,
                                   std::vector<Problem>& problems) {
    std::vector<CaseFileRow> rows;
    std::vector<CsvField> fields;
    CaseFields in_order;
    while (problems.size() < most_problems && csv.next(fields)) {
        const int line = fields.front().line;
        if (fields.size() != case_columns) {
            problems.push_back({file,
                                line,
                                0,
                                {},
                                "the row has " + std::to_string(fields.size()) + " fields (the first row has " +
                                    std::to_string(case_columns) + ")",
                                "check its commas; a field with a comma is put in quotes"});
            continue;
        }
        if (rows.size() == most_case_file_rows) {
            problems.push_back({file, line, 0, {}, "more than 10,000,000 cases", "split the file or take a sample"});
            break;
        }
        for (std::size_t c = 0; c < case_columns; ++c) in_order[c] = fields[places[c]];
        rows.push_back(read_case_row(in_order, file, problems));
    }
    return rows;
}

}  // namespace

std::span<const CaseFileColumn> case_file_columns() { return columns; }

std::vector<CaseFileRow> read_case_file(const std::filesystem::path& path) {
    return parse_case_file(read_text_file(path, largest_case_file), path.string());
}

std::vector<CaseFileRow> parse_case_file(std::string_view text, const std::string& file) {
    CsvReader csv(text, file);
    std::vector<Problem> problems;
    std::vector<CsvField> header;
    std::vector<CaseFileRow> rows;
    if (csv.next(header)) {
        if (const auto places = read_header(header, file, problems)) {
            rows = read_rows(csv, *places, file, problems);
            if (rows.empty() && problems.empty() && csv.problems().empty())
                problems.push_back({file, 0, 0, {}, "there are no cases below the column names", "add a row a case"});
        }
    } else if (csv.problems().empty()) {
        problems.push_back({file, 0, 0, {}, "the file is empty", "start with a row of column names"});
    }
    problems.insert(problems.end(), csv.problems().begin(), csv.problems().end());
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.line < b.line; });
    if (problems.size() >= most_problems) {
        problems.resize(most_problems);
        problems.push_back({file, 0, 0, {}, "1,000 problems or more; the rest is not shown", ""});
    }
    if (!problems.empty()) throw InputError(std::move(problems));
    return rows;
}

}  // namespace ccsim
