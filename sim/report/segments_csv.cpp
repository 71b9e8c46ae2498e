#include "sim/report/segments_csv.h"

#include <array>

#include "calibration/measure_named.h"
#include "sim/model/case_state.h"

namespace ccsim {
namespace {

/// A column, and the measure it shows.
struct Shown {
    std::string_view column, measure, meaning;
};

constexpr std::array shown{
    Shown{"stock", "cases_open", "open cases not selected, by the segment they are in at quarter end"},
    Shown{"selected", "cases_selected_quarter", "cases selected for closure in the quarter"},
    Shown{"in_notice", "cases_in_notice", "cases selected whose liability has not ended, by the segment when selected"},
    Shown{
        "ended", "liabilities_ended_quarter",
        "liabilities ended by the programme in the quarter, by the segment when selected; reactive closure is in none"},
    Shown{"moved", "cases_moved_quarter",
          "cases whose arrears moved to the 2012 scheme in the quarter, by the segment when selected"},
    Shown{"contributing", "contributing_by_segment",
          "contributing cases by the segment they are in at quarter end, selected or not"}};

std::vector<CsvColumn> columns() {
    using enum CsvColumn::Type;
    std::vector<CsvColumn> out{
        {"scenario", text, "", "name of the scenario"},
        {"period_end", date, "", "last day of the quarter"},
        {"status", text, "", "fitted up to the scenario's last outturn, projection after it", {"fitted", "projection"}},
        {"segment", whole, "",
         "1 nil-assessed, 2 non-compliant, 3 compliant and clerical, 4 compliant on the system, 5 "
         "enforcement"}};
    for (const Shown& s : shown)
        out.push_back({std::string(s.column), number, "cases", std::string(s.meaning) + "; mean over the runs"});
    return out;
}

std::optional<double> mean_of(const RunRecord& record, const Shown& column, int segment, Quarter quarter) {
    const auto summary =
        record.projection.of(measure_named(column.measure, "segment " + std::to_string(segment)), quarter);
    return summary ? std::optional(summary->mean) : std::nullopt;
}

}  // namespace

CsvTable segments_csv(const RunRecord& record) {
    CsvTable table{.file = "segments.csv",
                   .title = "Closure programme by segment and quarter",
                   .meaning =
                       "Cases by closure segment, one row a quarter and segment; means over the runs, unrounded; "
                       "empty at the opening where a quarter's flow is meant",
                   .columns = columns(),
                   .key = {"period_end", "segment"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (Quarter q = record.projection.start(); q <= record.projection.last(); q = q + 1)
        for (int segment = 1; segment <= segments; ++segment) {
            out.text(record.scenario.name).text(q.last_day()).text(status_of(record.scenario, q)).number(segment);
            for (const Shown& column : shown) out.number(mean_of(record, column, segment, q));
            out.end_row();
        }
    table.text = out.str();
    return table;
}

}  // namespace ccsim
