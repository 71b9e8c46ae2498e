#include "sim/report/workbook/assumptions_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sim/core/number.h"
#include "sim/measures/workload_rates.h"
#include "sim/scenario/list_items.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

std::string words_at(const std::vector<ListItem>& items, const std::string& path) {
    const auto found = std::ranges::find_if(items, [&](const ListItem& item) { return item.path == path; });
    return found == items.end() ? "none" : found->words();
}

/// Every item of the scenario's lists, then those of the defaults that it has not.
std::vector<LogEntry> list_entries(const Parameters& parameters) {
    const std::vector<ListItem> used = list_items(parameters), standard = list_items(Parameters{});
    std::vector<LogEntry> out;
    const auto add = [&](const ListItem& item) {
        out.push_back({.id = {},
                       .name = item.path,
                       .description = std::string(item.list->description),
                       .standard = words_at(standard, item.path),
                       .used = words_at(used, item.path),
                       .unit = std::string(item.list->unit),
                       .source = std::string(item.list->source),
                       .quality = std::string(word_of(item.list->quality)),
                       .impact = std::string(word_of(item.list->impact))});
    };
    for (const ListItem& item : used) add(item);
    for (const ListItem& item : standard)
        if (words_at(used, item.path) == "none") add(item);
    return out;
}

/// Nobody sees whether Maintenance Direct is paid, and four in ten of the cases with a liability are on it.
LogEntry counting_entry(DirectCounted counted) {
    return {.id = {},
            .name = "maintenance_direct_counted_as",
            .description = "How measures count the cases on Maintenance Direct, of which no payment is seen",
            .standard = std::string(direct_countings.front()),
            .used = std::string(direct_countings[static_cast<std::size_t>(counted)]),
            .unit = "word",
            .source = "qss-2016-09: they are assumed to be fully meeting their current liability",
            .quality = std::string(word_of(Rating::red)),
            .impact = std::string(word_of(Rating::red))};
}

/// Of the rates, no more than two quarters are published: amber. They drive no other figure: green.
LogEntry rate_entry(std::string_view name, std::string_view meaning, const WorkloadRate& rate) {
    const std::string each = fmt::format("{:.6g}", rate.each());
    return {.id = {},
            .name = fmt::format("workload.{}", name),
            .description = std::string(meaning),
            .standard = each,
            .used = each,
            .unit = "a quarter for each case",
            .source = std::string(rate.source),
            .quality = std::string(word_of(Rating::amber)),
            .impact = std::string(word_of(Rating::green))};
}

std::vector<LogEntry> workload_entries() {
    std::vector<LogEntry> out{
        rate_entry("deduction_orders", "Deduction from earnings orders and requests for each case with a liability",
                   workload::deduction_orders),
        rate_entry("bank_orders", "Lump sum and regular deduction orders for each case with arrears",
                   workload::bank_orders),
        rate_entry("appeals", "Appeals for each live case", workload::appeals),
        rate_entry("complaints", "Complaints for each live case", workload::complaints),
        rate_entry("calls", "Calls answered for each live case", workload::calls),
        rate_entry("staff", "Full time equivalents at quarter end for each live case", workload::staff)};
    out.push_back({.id = {},
                   .name = "workload.male_percent",
                   .description = "Live cases whose non-resident parent is a man, carried through all quarters",
                   .standard = shortest(workload::male_percent),
                   .used = shortest(workload::male_percent),
                   .unit = "percent",
                   .source = std::string(workload::male_source),
                   .quality = std::string(word_of(Rating::amber)),
                   .impact = std::string(word_of(Rating::green))});
    return out;
}

void number_them(std::vector<LogEntry>& entries, std::string_view letter, int digits) {
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].id = fmt::format("{}{:0{}}", letter, i + 1, digits);
}

std::string span_of(const History& history, std::string_view source) {
    std::string first, last;
    for (const HistoryRow& row : history.rows()) {
        if (!source.empty() && row.source_id != source) continue;
        if (first.empty() || row.period_end < first) first = row.period_end;
        last = std::max(last, row.period_end);
    }
    return first + " to " + last;
}

std::size_t figures_of(const History& history, std::string_view source) {
    return static_cast<std::size_t>(
        std::ranges::count_if(history.rows(), [&](const HistoryRow& row) { return row.source_id == source; }));
}

}  // namespace

std::vector<LogEntry> assumptions_of(const Scenario& scenario) {
    const Parameters defaults;
    std::vector<LogEntry> out;
    for (const ParameterRow& row : parameter_table())
        out.push_back({.id = {},
                       .name = std::string(row.path),
                       .description = std::string(row.description),
                       .standard = text_of(value_of(row, defaults)),
                       .used = text_of(value_of(row, scenario.parameters)),
                       .unit = std::string(unit_of(row.kind)),
                       .source = std::string(row.source),
                       .quality = std::string(word_of(row.quality)),
                       .impact = std::string(word_of(row.impact))});
    for (LogEntry& entry : list_entries(scenario.parameters)) out.push_back(std::move(entry));
    out.push_back(counting_entry(scenario.maintenance_direct_counted_as));
    for (LogEntry& entry : workload_entries()) out.push_back(std::move(entry));
    number_them(out, "A", 3);
    return out;
}

std::vector<LogEntry> data_of(const History& history, const InputFile& history_file,
                              const std::vector<InputFile>& inputs) {
    std::vector<LogEntry> out;
    if (!history.rows().empty())
        out.push_back({.id = {},
                       .name = history_file.path,
                       .description =
                           "Published figures. Known breaks: January 2012 (arrears receipts), December 2012 "
                           "(arrears), December 2013 (receipts against accrued liability); series of the old "
                           "method are not used",
                       .standard = span_of(history, ""),
                       .used = "SHA-256 " + history_file.sha256,
                       .unit = fmt::format("{} figures", history.rows().size()),
                       .source = "calibration/data/history.md lists each source",
                       .quality = "green",
                       .impact = "red"});
    // The publication itself is official statistics; derived figures and other pages have some evidence.
    for (const auto& [source, quality] :
         {std::pair<std::string_view, Rating>{"qss-2016-09", Rating::green}, {"derived:qss-2016-09", Rating::amber}})
        if (const std::size_t figures = figures_of(history, source); figures > 0)
            out.push_back(
                {.id = {},
                 .name = std::string(source),
                 .description = quality == Rating::green
                                    ? "Of these, figures of the Quarterly Summary of Statistics, September 2016"
                                    : "Of these, figures worked out from that publication",
                 .standard = span_of(history, source),
                 .used = "as in the file above",
                 .unit = fmt::format("{} figures", figures),
                 .source = std::string(source),
                 .quality = std::string(word_of(quality)),
                 .impact = "red"});
    for (const InputFile& input : inputs) {
        if (input.path == history_file.path) continue;
        out.push_back({.id = {},
                       .name = input.path,
                       .description = "Read by the run",
                       .standard = "[z]",
                       .used = "SHA-256 " + input.sha256,
                       .unit = "file",
                       .source = "manifest.json of the run",
                       .quality = "amber",
                       .impact = "red"});
    }
    number_them(out, "D", 2);
    return out;
}

CsvTable assumptions_csv(const std::vector<LogEntry>& assumptions, const std::vector<LogEntry>& data) {
    using enum Column::Type;
    CsvTable table{
        .file = "assumptions.csv",
        .title = "Assumptions and data",
        .meaning = "Every number that the run assumes and every file that it read, with ratings",
        .columns = {{"id", text, "", "A: assumption, D: data"},
                    {"name", text, "", "path in a scenario, or file"},
                    {"description", text, "", "what it is, or holds"},
                    {"default", text, "", "default value, or the days that data is about; [z]: not applicable"},
                    {"used", text, "", "value used by the run, or SHA-256"},
                    {"unit", text, "", "of the values"},
                    {"source", text, "", "where it comes from"},
                    {"quality",
                     text,
                     "",
                     "green: reliable and recent; amber: some evidence; red: little",
                     {"green", "amber", "red"}},
                    {"impact", text, "", "green: marginal; amber: relevant; red: core", {"green", "amber", "red"}}},
        .key = {"id"},
        .text = {}};
    CsvWriter out(table.columns);
    for (const auto* log : {&assumptions, &data})
        for (const LogEntry& e : *log) {
            out.text(e.id).text(e.name).text(e.description).text(e.standard).text(e.used).text(e.unit);
            out.text(e.source).text(e.quality).text(e.impact);
            out.end_row();
        }
    table.text = out.str();
    return table;
}

}  // namespace ccsim
