#include "calibration/backtest/source_dates.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "calibration/csv_list.h"
#include "sim/core/quarter.h"
#include "sim/core/text.h"

namespace ccsim::backtest {
namespace {

enum Column : std::size_t { source_id, from, reason, columns };
constexpr std::array<std::string_view, columns> column_names{"source_id", "known_from", "reason"};
constexpr std::string_view derived = "derived:";

void read_row(std::span<const CsvField> fields, CsvList& list, std::vector<SourceDate>& rows) {
    SourceDate row{std::string(fields[source_id].text), std::string(fields[from].text),
                   std::string(fields[reason].text)};
    if (row.source_id.empty()) list.note(fields, source_id, "missing", "name a source of the history");
    if (!row.known_from.empty() && !quarter_holding(row.known_from))
        list.note(fields, from, quoted(row.known_from) + " is not a day", "write it as 2016-01-19");
    if (row.reason.empty()) list.note(fields, reason, "missing", "say how the day is known");
    if (std::ranges::find(rows, row.source_id, &SourceDate::source_id) != rows.end())
        list.note(fields, source_id, "the source is given twice", "leave one out");
    rows.push_back(std::move(row));
}

}  // namespace

std::vector<SourceDate> parse_source_dates(std::string_view text, const std::string& file) {
    return rows_of_list(text, file, column_names, read_row);
}

std::optional<std::string> known_from(std::string_view source_id, const std::vector<SourceDate>& dates) {
    if (source_id.starts_with(derived)) source_id.remove_prefix(derived.size());
    std::string latest;
    while (true) {
        const std::size_t end = source_id.find('+');
        const auto one = std::ranges::find(dates, source_id.substr(0, end), &SourceDate::source_id);
        if (one == dates.end() || one->known_from.empty()) return {};
        latest = std::max(latest, one->known_from);
        if (end == std::string_view::npos) return latest;
        source_id.remove_prefix(end + 1);
    }
}

}  // namespace ccsim::backtest
