#include "sim/report/headline_csv.h"

#include <utility>

#include "sim/measures/rounding.h"

namespace ccsim {
namespace {

/// In the order of the quarters.
std::vector<std::string> kinds_of_intervals(const RunRecord& record) {
    std::vector<std::string> out;
    for (Quarter q = record.projection.start(); q <= record.projection.last(); q = q + 1)
        if (std::string words = words_of(intervals_of(record, q)); out.empty() || out.back() != words)
            out.push_back(std::move(words));
    return out;
}

std::vector<CsvColumn> columns(const RunRecord& record) {
    using enum CsvColumn::Type;
    std::vector<CsvColumn> out{
        {"scenario", text, "", "name of the scenario"},
        {"period_end", date, "", "last day of the quarter"},
        {"status",
         text,
         "",
         "of the simulated columns: fitted up to the scenario's last outturn, projection after it",
         {"fitted", "projection"}},
        {"intervals", text, "", "what the columns _p5 and _p95 hold. " + sentence_on_intervals(record),
         kinds_of_intervals(record)}};
    for (const Measure& m : measures()) {
        if (!m.is_key()) continue;
        const std::string id(m.id), unit(m.unit), meaning(m.meaning);
        out.push_back({id, number, unit, meaning + "; median of the runs, or the one value there is"});
        out.push_back({id + "_p5", number, unit, "lower end of the 90% interval: one run in twenty is lower"});
        out.push_back({id + "_p95", number, unit, "upper end of the 90% interval: one run in twenty is higher"});
        out.push_back({id + "_published", number, unit, "as published; empty: not found in any public page read"});
    }
    return out;
}

void write_measure(const RunRecord& record, const Measure& m, Quarter quarter, CsvWriter& out) {
    const auto summary = record.projection.of(m, quarter);
    const auto written = [&](std::optional<double> value) {
        out.number(value ? std::optional(rounded(*value, m.rounding)) : std::nullopt);
    };
    const bool has_spread = summary && summary->spread;
    written(summary ? std::optional(summary->central()) : std::nullopt);
    written(has_spread ? std::optional(summary->spread->p5()) : std::nullopt);
    written(has_spread ? std::optional(summary->spread->p95()) : std::nullopt);
    const auto published = record.history.published(m, quarter);
    out.number(published ? std::optional(published->value) : std::nullopt);
}

}  // namespace

CsvTable headline_csv(const RunRecord& record) {
    CsvTable table{.file = "headline.csv",
                   .title = "Key measures by quarter",
                   .meaning = "The key measures, one row a quarter, rounded as the publication rounds them",
                   .columns = columns(record),
                   .key = {"period_end"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (Quarter q = record.projection.start(); q <= record.projection.last(); q = q + 1) {
        out.text(record.scenario.name).text(q.last_day()).text(status_of(record.scenario, q));
        out.text(words_of(intervals_of(record, q)));
        for (const Measure& m : measures())
            if (m.is_key()) write_measure(record, m, q, out);
        out.end_row();
    }
    table.text = out.str();
    return table;
}

}  // namespace ccsim
