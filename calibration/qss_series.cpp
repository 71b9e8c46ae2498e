#include "calibration/qss_series.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

enum Column : std::size_t { series, of_qss, reason, columns };
constexpr std::array<std::string_view, columns> column_names{"series", "of_qss", "reason"};

void read_row(std::span<const CsvField> fields, CsvProblems& problems, std::vector<SeriesBasis>& rows) {
    if (fields.size() != columns)
        return problems.in_line(fields[0].line, 0, "", "the row has not three fields",
                                "put fields that hold a comma in quotes");
    SeriesBasis row{std::string(fields[series].text), fields[of_qss].text == "yes", std::string(fields[reason].text)};
    if (!row.of_qss && fields[of_qss].text != "no")
        problems.at(fields[of_qss], of_qss, quoted(fields[of_qss].text) + " is neither yes nor no",
                    "write one of them");
    if (row.series.empty()) problems.at(fields[series], series, "missing", "name a series of the fitted figures");
    if (row.reason.empty()) problems.at(fields[reason], reason, "missing", "say why");
    if (std::ranges::find(rows, row.series, &SeriesBasis::series) != rows.end())
        problems.at(fields[series], series, "the series is given twice", "leave one out");
    rows.push_back(std::move(row));
}

}  // namespace

std::vector<SeriesBasis> parse_qss_series(std::string_view text, const std::string& file) {
    CsvReader csv(text, file);
    CsvProblems problems(file, column_names);
    std::vector<SeriesBasis> rows;
    std::vector<CsvField> fields;
    if (problems.read_header(csv))
        while (csv.next(fields)) read_row(fields, problems, rows);
    if (std::vector<Problem> found = problems.taken_with(csv); !found.empty()) throw InputError(std::move(found));
    return rows;
}

std::vector<Observation> of_the_qss(std::span<const Observation> observations, std::span<const SeriesBasis> list) {
    std::vector<Observation> out;
    for (const Observation& o : observations) {
        const auto basis = std::ranges::find(list, o.series, &SeriesBasis::series);
        if (basis != list.end() && basis->of_qss) out.push_back(o);
    }
    return out;
}

}  // namespace ccsim
