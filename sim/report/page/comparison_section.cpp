#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/measures/rate.h"
#include "sim/report/page/fan_figure.h"
#include "sim/report/page/findings.h"
#include "sim/report/page/sections.h"

namespace ccsim {
namespace {

std::string id_of(std::string_view start, std::string_view measure) {
    std::string id = fmt::format("{}-{}", start, measure);
    std::replace(id.begin(), id.end(), '_', '-');
    return id;
}

/// The variants' differences in a measure, one panel each.
std::vector<SeriesPanel> differences_in(const PageInput& input, const Measure& m) {
    std::vector<SeriesPanel> out;
    for (const std::string& variant : input.differences.scenarios())
        if (const FigureSeries* series = input.differences.find(variant, m))
            out.push_back({variant, series, nullptr, m.rounding});
    return out;
}

/// The variants' own fans, with the base as a line.
std::vector<SeriesPanel> levels_of(const PageInput& input, const Measure& m) {
    const FigureSeries* const base = input.measures.figures.find(input.base(), m);
    std::vector<SeriesPanel> out;
    for (const std::string& scenario : input.measures.figures.scenarios()) {
        const FigureSeries* const series = input.measures.figures.find(scenario, m);
        if (scenario != input.base() && series != nullptr && base != nullptr)
            out.push_back({scenario, series, base, m.rounding});
    }
    return out;
}

/// "Of 5 variants, X differs most from baseline in December 2017: +12,000 (...)".
std::string finding(const std::vector<SeriesPanel>& panels, const Measure& m, const std::string& base) {
    const SeriesPanel* most = nullptr;
    Quarter when;
    double size = -1;
    for (const SeriesPanel& panel : panels)
        for (const auto& [quarter, numbers] : panel.series->quarters)
            if (const auto value = panel.series->central(quarter); value && std::abs(value->value) > size) {
                most = &panel;
                when = quarter;
                size = std::abs(value->value);
            }
    if (most == nullptr) return fmt::format("{}: no difference from {}", m.title, base);
    const auto value = *most->series->central(when);
    if (printed(value, m.rounding) == printed({0, {}}, m.rounding))
        return fmt::format("{}: no variant differs from {} by as much as it is rounded to", m.title, base);
    return fmt::format("{}: {} differs most from {}, by {} in {}", m.title, most->title, base,
                       figure_words(*most->series, when, m.rounding, true), when.words());
}

/// The effect on each key measure in the last quarter of a year or of the run.
WordTable effects(const PageInput& input, Quarter quarter) {
    WordTable table{.head = {"Measure", "Unit"}, .rows = {}};
    for (const std::string& variant : input.differences.scenarios()) table.head.push_back(variant);
    for (const Measure& m : measures()) {
        if (!m.is_key()) continue;
        std::vector<std::string> row{std::string(m.title),
                                     m.unit == "percent" ? "percentage points" : unit_in_words(std::string(m.unit))};
        for (const std::string& variant : input.differences.scenarios()) {
            const FigureSeries* const series = input.differences.find(variant, m);
            const std::string words = series ? figure_words(*series, quarter, m.rounding, true) : "";
            row.push_back(words.empty() ? std::string(no_rate_words) : words);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

void write_what_differs(HtmlWriter& page, const PageInput& input) {
    if (input.what_differs.size() < 2) {
        page.element("p", "Nothing differs: what-differs.csv names no parameter.");
        return;
    }
    WordTable table{.head = {"Variant", "Parameter", "In " + input.base(), "In the variant", "Where draws vary it"},
                    .rows = {}};
    table.rows.assign(input.what_differs.begin() + 1, input.what_differs.end());
    for (auto& row : table.rows)
        for (std::size_t value = 2; value < 4 && value < row.size(); ++value)
            if (row[value].empty()) row[value] = "none";
    page.element("h3", "What differs", {{"id", "what-differs"}});
    page.element(
        "p", "A number that the draws vary is fixed by a variant, the same in every draw, or changed in every draw.");
    write_table(page, table, "Every parameter in which a variant differs from " + input.base(), "differs");
}

}  // namespace

void write_comparison(HtmlWriter& page, const PageInput& input) {
    if (!input.compares() || !input.measures.last) return;
    page.open("section", {{"id", "comparison"}}).element("h2", "Scenarios side by side");
    page.element("p", fmt::format("Each variant is compared with {} case by case under the same luck, so chance that "
                                  "both share does not blur the difference. Changes of rates are in percentage points.",
                                  input.base()));
    write_what_differs(page, input);
    for (Quarter q = input.measures.last_fitted.value_or(*input.measures.first) + 1; q <= *input.measures.last;
         q = q + 1)
        if (q.of_year() == 4 || q == *input.measures.last)
            write_table(page, effects(input, q),
                        fmt::format("Effect on the key measures in {}: median difference (90% interval). Illustrative "
                                    "projection, not official statistics",
                                    q.words()));
    const Quarter shown_from =
        std::max(input.measures.last_fitted.value_or(*input.measures.first) - 2, *input.measures.first);
    for (const Measure& m : measures()) {
        if (!m.is_key()) continue;
        FanFigure change{.id = id_of("difference", m.id),
                         .name = fmt::format("{}, differences", m.title),
                         .words = {},
                         .panels = differences_in(input, m),
                         .with_signs = FanFigure::Signed::yes};
        if (change.panels.empty()) continue;
        change.words.title = finding(change.panels, m, input.base());
        change.words.subtitle = fmt::format("{}: each variant less {}, Great Britain, {} to {}", m.title, input.base(),
                                            input.measures.first->words(), input.measures.last->words());
        write_fan_figure(page, input, change);
        FanFigure level{.id = id_of("variants", m.id),
                        .name = fmt::format("{}, by variant", m.title),
                        .words = {},
                        .panels = levels_of(input, m),
                        .second = input.base(),
                        .from = shown_from};
        if (level.panels.empty()) continue;
        level.words.title = fmt::format("{} of each variant beside {}", m.title, input.base());
        level.words.subtitle =
            fmt::format("{} ({}), Great Britain, {} to {}", m.title, unit_in_words(std::string(m.unit)),
                        shown_from.words(), input.measures.last->words());
        write_fan_figure(page, input, level);
    }
    page.close();
}

}  // namespace ccsim
