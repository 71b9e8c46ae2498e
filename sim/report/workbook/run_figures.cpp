#include "sim/report/workbook/run_figures.h"

#include <array>
#include <vector>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/number.h"

namespace ccsim {
namespace {

enum Column : std::size_t {
    scenario,
    measure,
    breakdown,
    period_end,
    status,
    statistic,
    value,
    value_rounded,
    columns
};
constexpr std::array<std::string_view, columns> column_names{"scenario", "measure",   "breakdown", "period_end",
                                                             "status",   "statistic", "value",     "value_rounded"};

/// Where each column stands. Empty when one is missing.
std::optional<std::array<std::size_t, columns>> places_of(const std::vector<CsvField>& header) {
    std::array<std::size_t, columns> out{};
    for (std::size_t c = 0; c < columns; ++c) {
        std::size_t i = 0;
        while (i < header.size() && header[i].text != column_names[c]) ++i;
        if (i == header.size()) return {};
        out[c] = i;
    }
    return out;
}

std::optional<RoundedFigure> QuarterFigures::*place_of(std::string_view statistic) {
    if (statistic == "published") return &QuarterFigures::published;
    if (statistic == "median") return &QuarterFigures::middle;
    if (statistic == "p5") return &QuarterFigures::p5;
    if (statistic == "p95") return &QuarterFigures::p95;
    return nullptr;
}

}  // namespace

WrittenFigures read_run_figures(std::string_view text, const std::string& file) {
    CsvReader csv(text, file);
    CsvProblems problems(file, column_names);
    std::vector<CsvField> fields;
    const auto places = csv.next(fields) ? places_of(fields) : std::nullopt;
    if (!places)
        throw InputError({{.file = file,
                           .line = 1,
                           .what = "is no measures.csv of ccsim: a column is missing",
                           .hint = "it has " + problems.all_columns()}});
    const std::size_t width = fields.size();
    WrittenFigures out;
    while (csv.next(fields)) {
        if (fields.size() != width) {
            problems.in_line(fields[0].line, 0, "", "the row has another number of fields than the first", "");
            continue;
        }
        const auto at = [&](Column c) { return fields[(*places)[c]].text; };
        if (out.scenario.empty()) out.scenario = at(scenario);
        const bool is_mean = at(statistic) == "mean";
        const auto place = is_mean ? &QuarterFigures::middle : place_of(at(statistic));
        if (!place) continue;
        const auto number = parse_number(at(value)), shown = parse_number(at(value_rounded));
        if (!number || !shown) {
            problems.at(fields[(*places)[value]], value, "is no number", "make the folder anew with ccsim run");
            continue;
        }
        QuarterFigures& quarter =
            out.measures[{std::string(at(measure)), std::string(at(breakdown))}][std::string(at(period_end))];
        // The mean stands before the median, which replaces it.
        quarter.*place = RoundedFigure{*number, *shown};
        if (at(statistic) != "published") quarter.status = at(status);
    }
    if (auto found = problems.taken_with(csv); !found.empty()) throw InputError(std::move(found));
    return out;
}

}  // namespace ccsim
