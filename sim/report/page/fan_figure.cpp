#include "sim/report/page/fan_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/number.h"
#include "sim/measures/rounding.h"
#include "sim/report/csv_table.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

std::vector<Quarter> quarters_of(const PageInput& input, std::optional<Quarter> from) {
    std::vector<Quarter> out;
    if (input.measures.first)
        for (Quarter q = std::max(from.value_or(*input.measures.first), *input.measures.first);
             q <= *input.measures.last; q = q + 1)
            out.push_back(q);
    return out;
}

FanPoint point_of(const SeriesPanel& panel, Quarter quarter) {
    const auto value = [&](Statistic statistic) -> std::optional<double> {
        const auto number = panel.series->at(quarter, statistic);
        return number ? std::optional(number->value) : std::nullopt;
    };
    const auto middle = panel.series->central(quarter);
    const auto second = panel.second ? panel.second->central(quarter) : std::nullopt;
    return {.quarter = quarter,
            .published = value(Statistic::published),
            .low_90 = value(Statistic::p5),
            .low_50 = value(Statistic::p25),
            .median = middle ? std::optional(middle->value) : std::nullopt,
            .high_50 = value(Statistic::p75),
            .high_90 = value(Statistic::p95),
            .second = second ? std::optional(second->value) : std::nullopt};
}

struct TableColumn {
    Statistic statistic;
    const char* words;
};
constexpr std::array table_columns{
    TableColumn{Statistic::published, "published"}, TableColumn{Statistic::median, "median"},
    TableColumn{Statistic::p5, "90%: from"},        TableColumn{Statistic::p95, "90%: to"},
    TableColumn{Statistic::p25, "50%: from"},       TableColumn{Statistic::p75, "50%: to"}};

/// With one panel all statistics are columns; with more, the medians and the ends of the 90%.
WordTable table_of(const FanFigure& figure, const std::vector<Quarter>& quarters) {
    WordTable table{.head = {"Quarter to"}, .rows = {}};
    for (const Quarter q : quarters) table.rows.push_back({q.words()});
    const auto add = [&](std::string head, const auto& number_at, double rounding) {
        table.head.push_back(std::move(head));
        for (std::size_t i = 0; i < quarters.size(); ++i) {
            const std::optional<ReportedFigure> number = number_at(quarters[i]);
            table.rows[i].push_back(number ? printed(*number, rounding, figure.with_signs == FanFigure::Signed::yes)
                                           : "");
        }
    };
    const bool one = figure.panels.size() == 1;
    for (const SeriesPanel& panel : figure.panels) {
        const std::string start = one ? "" : panel.title + ", ";
        for (const auto& [statistic, words] : table_columns) {
            const bool middle = statistic == Statistic::median, spread = panel.series->has(Statistic::median);
            if (!middle && !panel.series->has(statistic)) continue;
            if (!one && std::string_view(words).starts_with("50%")) continue;
            const auto number_at = [&, s = statistic](Quarter q) {
                return middle ? panel.series->central(q) : panel.series->at(q, s);
            };
            add(start + (middle && !spread ? "simulated" : words), number_at, panel.rounding);
        }
        if (panel.second != nullptr)
            add(
                start + figure.second, [&](Quarter q) { return panel.second->central(q); }, panel.rounding);
    }
    return table;
}

/// Eight digits: more than any figure is known to.
std::string plainly(double value) { return shortest(std::stod(fmt::format("{:.8g}", value))); }

/// Hardly rounded, one row a panel and quarter.
std::string csv_of_fans(const FanFigure& figure, const std::vector<Quarter>& quarters,
                        std::optional<Quarter> last_fitted) {
    using enum CsvColumn::Type;
    constexpr std::array statistics{Statistic::published, Statistic::median, Statistic::mean, Statistic::p5,
                                    Statistic::p25,       Statistic::p75,    Statistic::p95,  Statistic::mc_se};
    std::vector<CsvColumn> columns{{"panel", text, "", ""}, {"period_end", date, "", ""}, {"status", text, "", ""}};
    for (const Statistic statistic : statistics) columns.push_back({std::string(word_of(statistic)), number, "", ""});
    columns.push_back({"second", number, "", ""});
    columns.push_back({"unit", text, "", ""});
    CsvWriter out(columns);
    for (const SeriesPanel& panel : figure.panels)
        for (const Quarter q : quarters) {
            out.text(panel.title.empty() ? figure.id : panel.title).text(q.last_day());
            out.text(last_fitted && q <= *last_fitted ? "fitted" : "projection");
            for (const Statistic statistic : statistics) {
                auto shown = panel.series->at(q, statistic);
                // The mean stands in where there is no median; beside one it would only make the page larger.
                if (statistic == Statistic::mean && panel.series->at(q, Statistic::median)) shown.reset();
                out.text(shown ? plainly(shown->value) : "");
            }
            const auto second = panel.second ? panel.second->central(q) : std::nullopt;
            out.text(second ? plainly(second->value) : "").text(panel.series->unit);
            out.end_row();
        }
    return out.str();
}

/// What a chart says to whoever cannot see it: its title, and where each panel ends.
std::string description_of(const FanFigure& figure, const std::vector<Quarter>& quarters) {
    std::string out = figure.words.title + ".";
    for (const SeriesPanel& panel : figure.panels) {
        const auto first = panel.series->central(quarters.front());
        for (auto q = quarters.rbegin(); q != quarters.rend(); ++q)
            if (const auto last = panel.series->central(*q)) {
                const bool sign = figure.with_signs == FanFigure::Signed::yes;
                if (!panel.title.empty()) out += " " + panel.title + ":";
                out += first ? fmt::format(" from {} in {}", printed(*first, panel.rounding, sign),
                                           quarters.front().words())
                             : "";
                out += fmt::format(" to {} in {}.", printed(*last, panel.rounding, sign), q->words());
                break;
            }
    }
    return out + " All figures are in the table.";
}

}  // namespace

std::string printed(const ReportedFigure& number, double rounding, bool with_sign) {
    const double value = number.rounded.value_or(rounded(number.value, rounding));
    const std::string words = with_commas(value == 0 ? 0 : value, rounding < 1 || value != std::round(value) ? 1 : 0);
    return with_sign && value > 0 ? "+" + words : words;
}

std::string unit_in_words(const std::string& unit) {
    return unit == "GBP million" ? "£ million" : unit == "GBP per week" ? "£ a week" : unit;
}

void write_fan_figure(HtmlWriter& page, const PageInput& input, const FanFigure& figure) {
    const std::vector<Quarter> quarters = quarters_of(input, figure.from);
    if (quarters.size() < 2 || figure.panels.empty()) return;
    FanPanels chart{.words = figure.words,
                    .unit = unit_in_words(figure.panels.front().series->unit),
                    .panels = {},
                    .last_published = input.measures.last_fitted,
                    .second = figure.second,
                    .scale = figure.scale};
    bool fan = false;
    for (const SeriesPanel& panel : figure.panels) {
        FanPanel& drawn = chart.panels.emplace_back(FanPanel{panel.title, {}});
        for (const Quarter q : quarters) drawn.points.push_back(point_of(panel, q));
        fan = fan || panel.series->has(Statistic::p5);
    }
    if (!fan) chart.median = "simulated";
    const bool from_0 = scale_of(chart, 0).from <= 0;
    chart.words.source = fmt::format(
        "{} Published figures: Department for Work and Pensions.{}{}", page_note,
        input.measures.last_fitted
            ? fmt::format(" Upright line: {}, the last quarter published.", input.measures.last_fitted->words())
            : "",
        from_0 ? "" : " The scale does not start at 0.");
    if (figure.with_signs == FanFigure::Signed::yes)
        chart.words.source = fmt::format("{} Differences, case by case under the same luck.", page_note);
    chart.words.description = description_of(figure, quarters);
    write_figure(
        page,
        {.id = figure.id,
         .name = figure.name,
         .words = chart.words,
         .reading =
             fan ? "In half of simulated futures the figure falls in the darker band, in 9 in 10 in the lighter band."
                 : "",
         .draw = [&](Layout layout, std::string_view name) { return fan_panels_svg(chart, layout, name); },
         .table = table_of(figure, quarters),
         .csv = csv_of_fans(figure, quarters, input.measures.last_fitted),
         .rows = PageFigure::Rows::quarters});
}

}  // namespace ccsim
