#include "calibration/qss_series.h"

#include <algorithm>
#include <array>
#include <utility>

#include "calibration/csv_list.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

enum Column : std::size_t { series, of_qss, reason, columns };
constexpr std::array<std::string_view, columns> column_names{"series", "of_qss", "reason"};

void read_row(std::span<const CsvField> fields, CsvList& list, std::vector<SeriesBasis>& rows) {
    SeriesBasis row{std::string(fields[series].text), fields[of_qss].text == "yes", std::string(fields[reason].text)};
    if (!row.of_qss && fields[of_qss].text != "no")
        list.note(fields, of_qss, quoted(fields[of_qss].text) + " is neither yes nor no", "write one of them");
    if (row.series.empty()) list.note(fields, series, "missing", "name a series of the fitted figures");
    if (row.reason.empty()) list.note(fields, reason, "missing", "say why");
    if (std::ranges::find(rows, row.series, &SeriesBasis::series) != rows.end())
        list.note(fields, series, "the series is given twice", "leave one out");
    rows.push_back(std::move(row));
}

}  // namespace

std::vector<SeriesBasis> parse_qss_series(std::string_view text, const std::string& file) {
    return rows_of_list(text, file, column_names, read_row);
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
