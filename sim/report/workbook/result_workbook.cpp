#include "sim/report/workbook/result_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "sim/report/workbook/result_sheets.h"

namespace ccsim {
namespace {

const std::string one_table = "This worksheet contains one table.";

Sheet cover(const WorkbookSource& source) {
    Sheet sheet{
        .name = "Cover",
        .lines = {fmt::format("Closure of the 1993 and 2003 child maintenance schemes: {}", source.scenario.name),
                  std::string(not_statistics) + ".",
                  source.scenario.description.empty() ? "A scenario of ccsim." : source.scenario.description,
                  "# What it shows",
                  fmt::format("The supplementary tables of the Quarterly Summary of Statistics, published figures "
                              "beside simulated ones, from {} to {}. The last published quarter is {}.",
                              source.scenario.start.words(), source.scenario.last_quarter.words(),
                              source.scenario.last_outturn.words()),
                  "# What the intervals hold", source.intervals, "# Use",
                  "For exploring scenarios and for checking by hand. Not for decisions on a case, and not a "
                  "forecast of the Department.",
                  "# Made by", source.made_by + ", case by case, from the numbers in the worksheet Assumptions.",
                  "# Licence", "Published figures: Crown copyright, Open Government Licence v3.0."}};
    if (!source.warnings.empty()) sheet.lines.emplace_back("# Warnings of the run");
    sheet.lines.insert(sheet.lines.end(), source.warnings.begin(), source.warnings.end());
    return sheet;
}

/// The general notes, then what each measure means.
Sheet notes(const WorkbookSource& source) {
    Sheet sheet{
        .name = "Notes",
        .lines = {"Notes", one_table, "The first notes are about all tables; the others say what each measure means."},
        .columns = {{"Note number"}, {"About", false, true}, {"Note text", false, true}}};
    const auto add = [&](std::string about, std::string text) {
        sheet.rows.push_back({fmt::format("[note {}]", sheet.rows.size() + 1), std::move(about), std::move(text)});
    };
    for (std::string& note : general_notes(source)) add("All tables", std::move(note));
    std::set<std::string_view> told;
    for (const Measure& m : measures())
        if (told.insert(m.id).second) {
            std::string text(m.meaning);
            add(words_of_id(m.id), text + '.');
        }
    return sheet;
}

Sheet log_sheet(std::string name, std::string title, const std::vector<LogEntry>& entries,
                const std::pair<std::string, std::string>& values) {
    Sheet sheet{
        .name = std::move(name),
        .lines = {std::move(title), one_table,
                  "Quality: green is reliable and recent, amber has some evidence, red has little. Impact: green "
                  "is marginal, amber is relevant, red is core."},
        .columns = {{"Number"},
                    {"Name", false, true},
                    {"Description", false, true},
                    {values.first},
                    {values.second, false, true},
                    {"Unit"},
                    {"Source", false, true},
                    {"Quality"},
                    {"Impact"}}};
    if (std::ranges::any_of(entries, [](const LogEntry& e) { return e.standard == "[z]"; }))
        sheet.lines.emplace_back("[z] is not applicable.");
    for (const LogEntry& e : entries)
        sheet.rows.push_back({e.id, e.name, e.description, e.standard, e.used, e.unit.empty() ? "date" : e.unit,
                              e.source, e.quality, e.impact});
    return sheet;
}

Sheet charts_sheet(const std::vector<LineChart>& charts, const std::string& name) {
    Sheet sheet{
        .name = name,
        .lines = {"Charts of the key measures. " + std::string(not_statistics), one_table,
                  "In the Excel workbook the charts stand to the right of the table; the table says what each shows."},
        .columns = {{"Chart", false, true}, {"What it shows", false, true}, {"Figures in"}}};
    for (const LineChart& chart : charts)
        sheet.rows.push_back({chart.title, chart.description, SheetLink{chart.sheet}});
    return sheet;
}

Sheet contents(const std::vector<Sheet>& others) {
    Sheet sheet{
        .name = "Contents", .lines = {"Contents", one_table}, .columns = {{"Worksheet"}, {"Title", false, true}}};
    for (const Sheet& other : others) sheet.rows.push_back({SheetLink{other.name}, other.lines.front()});
    return sheet;
}

}  // namespace

Workbook result_workbook(const WorkbookSource& source) {
    Workbook book{.title = fmt::format("Case closure simulated: {}", source.scenario.name),
                  .subject = std::string(not_statistics),
                  .author = source.made_by,
                  .language = "en-GB"};
    std::vector<Sheet> sheets{notes(source)};
    for (const TableSheet& table : table_sheets()) sheets.push_back(figures_sheet(source, table));
    book.charts = key_charts(source, sheets);
    if (!book.charts.empty()) sheets.push_back(charts_sheet(book.charts, book.charts_sheet));
    sheets.push_back(log_sheet("Assumptions", "Assumptions log", source.assumptions, {"Default", "Used by the run"}));
    sheets.push_back(log_sheet("Data_log", "Data log", source.data, {"About the days", "SHA-256"}));
    Sheet listing = contents(sheets);
    book.sheets = {cover(source), std::move(listing)};
    for (Sheet& sheet : sheets) book.sheets.push_back(std::move(sheet));
    return book;
}

}  // namespace ccsim
