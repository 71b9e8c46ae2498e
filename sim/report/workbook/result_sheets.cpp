#include "sim/report/workbook/result_sheets.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/measures/rate.h"
#include "sim/measures/rounding.h"
#include "sim/report/run_record.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

namespace column = figure_column;

/// Of general_notes().
enum Note : int {
    projections = 1,
    sums,
    intervals,
    statuses,
    outturns,
    direct,
    rates,
    carried,
    not_modelled,
    by_period
};

/// Null when the run has no figure of the measure. Of a comparison, the base's.
const FigureSeries* series_of(const WorkbookSource& source, const Measure& m) {
    return source.figures.find(source.figures.base(source.scenario.name), m);
}

std::string marker(int note) { return fmt::format("[note {}]", note); }

std::vector<SheetColumn> columns() {
    std::vector<SheetColumn> out(column::count);
    out[column::measure] = {"Measure", false, true};
    out[column::of_which] = {"Of which", false, true};
    out[column::quarter] = {"Quarter ending"};
    out[column::status] = {"Status " + marker(statuses)};
    out[column::flag] = {"Flag of simulated figures"};
    out[column::unit] = {"Unit"};
    out[column::published] = {"Published " + marker(outturns), true};
    out[column::simulated] = {"Simulated, median", true};
    out[column::low] = {"90% interval, from " + marker(intervals), true};
    out[column::high] = {"90% interval, to " + marker(intervals), true};
    out[column::simulated_unrounded] = {"Simulated, median, unrounded", true};
    out[column::low_unrounded] = {"90% interval, from, unrounded", true};
    out[column::high_unrounded] = {"90% interval, to, unrounded", true};
    out[column::note] = {"Notes"};
    return out;
}

int decimals_of(double rounding, std::string_view unit) {
    if (unit == "GBP per week") return 2;
    return rounding < 1 ? 1 : 0;
}

Cell shown(const std::optional<ReportedFigure>& figure, int decimals) {
    if (!figure) return {};
    return ShownNumber{figure->shown(), decimals};
}

/// All of it is in the cell; of what is no whole number four decimals are shown, as more would not fit the column.
Cell unrounded(const std::optional<ReportedFigure>& figure) {
    if (!figure) return {};
    return ShownNumber{figure->value, rounded(figure->value, 1) == figure->value ? 0 : most_decimals};
}

std::string note_of(const Measure& m) {
    if (m.basis == Measure::Basis::rate) return marker(rates);
    if (m.basis == Measure::Basis::carried) return marker(carried);
    return m.basis == Measure::Basis::not_modelled ? marker(not_modelled) : "";
}

std::string flag_of(const QuarterFigures& figures) {
    using enum QuarterFigures::Simulated;
    return figures.simulated == projection ? "[f]" : figures.simulated == fitted ? "[e]" : "[x]";
}

std::string status_of(const QuarterFigures& figures, const Measure& m) {
    using enum QuarterFigures::Simulated;
    if (figures.simulated != no) return figures.simulated == projection ? "projection" : "fitted";
    return m.basis == Measure::Basis::not_modelled ? "outturn, not modelled" : "outturn";
}

/// A row of a measure with nothing but words in it.
std::vector<Cell> row_of(const Measure& m, const std::string& quarter, const std::string& status,
                         const std::string& flag) {
    std::vector<Cell> row(column::count);
    row[column::measure] = words_of_id(m.id);
    row[column::of_which] = std::string(m.breakdown);
    row[column::quarter] = quarter;
    row[column::status] = status;
    row[column::flag] = flag;
    row[column::unit] = std::string(m.unit);
    if (const std::string note = note_of(m); !note.empty()) row[column::note] = note;
    return row;
}

/// Published figures finer than the measure's rounding keep their decimals.
int decimals_of_published(double value, int decimals) {
    return rounded(value, 1) == value ? decimals : std::max(decimals, 1);
}

void add_measure(const WorkbookSource& source, const Measure& m, std::vector<std::vector<Cell>>& rows) {
    const FigureSeries* const series = series_of(source, m);
    if (!series) {
        rows.push_back(
            row_of(m, "[x]", m.basis == Measure::Basis::not_modelled ? "not modelled" : "not available", "[x]"));
        return;
    }
    const int decimals = decimals_of(m.rounding, m.unit);
    for (const auto& [quarter, figures] : series->quarters) {
        std::vector<Cell> row = row_of(m, quarter.last_day(), status_of(figures, m), flag_of(figures));
        const auto& published = figures.at(Statistic::published);
        if (published)
            row[column::published] =
                ShownNumber{published->shown(), decimals_of_published(published->shown(), decimals)};
        row[column::simulated] = shown(figures.central(), decimals);
        row[column::low] = shown(figures.at(Statistic::p5), decimals);
        row[column::high] = shown(figures.at(Statistic::p95), decimals);
        row[column::simulated_unrounded] = unrounded(figures.central());
        row[column::low_unrounded] = unrounded(figures.at(Statistic::p5));
        row[column::high_unrounded] = unrounded(figures.at(Statistic::p95));
        rows.push_back(std::move(row));
    }
}

std::vector<Cell> row_of_published(const HistoryRow& h) {
    std::vector<Cell> row(column::count);
    row[column::measure] = words_of_id(h.measure);
    row[column::of_which] = h.breakdown;
    row[column::quarter] = h.period_end;
    row[column::status] = "outturn, not modelled";
    row[column::flag] = "[x]";
    row[column::unit] = h.unit;
    row[column::published] = ShownNumber{*h.number, rounded(*h.number, 1) == *h.number ? 0 : 1};
    row[column::note] = marker(by_period);
    return row;
}

}  // namespace

std::vector<std::string> general_notes(const WorkbookSource& source) {
    return {
        fmt::format("{}. Figures are simulated by {} from the scenario {}.", not_statistics, source.made_by,
                    source.scenario.name),
        "Each figure is worked out unrounded and rounded last, halves away from zero, so figures may not sum due to "
        "rounding; medians need not add up.",
        source.intervals + " The ends are the 5% and 95% points of the simulated figures.",
        fmt::format("Outturn: published only. Fitted: simulated, up to {}. Projection: simulated, later. In the "
                    "column after it [e] is estimated, [f] is forecast and [x] is not available.",
                    source.scenario.last_outturn.words()),
        "As printed, from the sources of calibration/data/history.md; Crown copyright, Open Government Licence v3.0. "
        "The figure is the publication's, and so is its rounding.",
        source.scenario.maintenance_direct_counted_as == DirectCounted::as_paying
            ? "Maintenance Direct is taken to pay in full, as in the publication."
            : "Simulated figures count Maintenance Direct at the compliance of the collection service in the same "
              "quarter; published ones count it as paying in full.",
        "Not simulated: a published rate for each case of the caseload that drives it, kept as it was in 2016. The "
        "rate and its source are in the sheet Assumptions.",
        "Not simulated: a published share, carried through all quarters.",
        "Not modelled: the model does not explain it, and no figure is made up.",
        "Published for a period other than a quarter's end, or as a change; shown as printed."};
}

Sheet figures_sheet(const WorkbookSource& source, const TableSheet& table) {
    Sheet sheet{.name = std::string(table.name), .lines = {}, .columns = columns(), .rows = {}};
    const std::string name = table.number > 0 ? fmt::format("Table {}: ", table.number) : "";
    sheet.lines = {fmt::format("{}{}. {} {}", name, table.title, not_statistics, marker(projections)),
                   "This worksheet contains one table.",
                   "Notes are in the worksheet Notes; figures may not sum " + marker(sums) + ".",
                   "Blank cells: no figure was published, or none is simulated, for that quarter; an empty cell under "
                   "Notes means there is none. [e] estimated, [f] forecast, [x] not available.",
                   "Source: published figures from the Quarterly Summary of Statistics and pages listed with the "
                   "project; simulated figures from " +
                       source.made_by + "."};
    for (const Measure& m : measures())
        if (&sheet_of(m) == &table) add_measure(source, m, sheet.rows);
    for (const HistoryRow& row : source.history.rows())
        if (row.number && sheet_of_published(row) == &table) sheet.rows.push_back(row_of_published(row));
    return sheet;
}

std::vector<LineChart> key_charts(const WorkbookSource& source, const std::vector<Sheet>& sheets) {
    std::vector<LineChart> out;
    for (const Measure& m : measures()) {
        const FigureSeries* const series = m.is_key() ? series_of(source, m) : nullptr;
        if (!series) continue;
        const std::string_view name = sheet_of(m).name;
        const Sheet& sheet = *std::ranges::find_if(sheets, [&](const Sheet& s) { return s.name == name; });
        const std::string words = words_of_id(m.id);
        LineChart chart{.title = fmt::format("{}: published and simulated", m.title),
                        .description = {},
                        .unit = std::string(m.unit),
                        .sheet = sheet.name,
                        .categories = column::quarter,
                        .series = {column::published, column::simulated}};
        const auto is_its = [&](const std::vector<Cell>& row) {
            return std::get<std::string>(row[column::measure]) == words &&
                   std::get<std::string>(row[column::of_which]) == m.breakdown;
        };
        const auto first = std::ranges::find_if(sheet.rows, is_its);
        chart.first = static_cast<std::size_t>(first - sheet.rows.begin());
        chart.last = chart.first + series->quarters.size() - 1;
        const QuarterFigures& end = series->quarters.rbegin()->second;
        if (end.at(Statistic::p5) || series->quarters.begin()->second.at(Statistic::p5)) {
            chart.series.push_back(column::low);
            chart.series.push_back(column::high);
        }
        const Quarter last_outturn = source.scenario.last_outturn;
        const auto in_words = [&](const std::optional<ReportedFigure>& f) {
            return f ? with_commas(f->shown(), decimals_of(m.rounding, m.unit)) : std::string(no_rate_words);
        };
        chart.description =
            fmt::format("{}, in {}. {}: published {}, simulated {}. {}: simulated {}. The figures are in {}.", m.title,
                        m.unit, last_outturn.words(), in_words(series->at(last_outturn, Statistic::published)),
                        in_words(series->central(last_outturn)), source.scenario.last_quarter.words(),
                        in_words(series->central(source.scenario.last_quarter)), sheet.name);
        out.push_back(std::move(chart));
    }
    return out;
}

}  // namespace ccsim
