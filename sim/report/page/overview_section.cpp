#include <fmt/format.h>

#include "sim/measures/rate.h"
#include "sim/report/page/fan_figure.h"
#include "sim/report/page/findings.h"
#include "sim/report/page/sections.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

/// The last published quarter, the ends of the years after it and the last quarter.
std::vector<Quarter> shown_quarters(const PageInput& input) {
    std::vector<Quarter> out;
    if (!input.measures.first) return out;
    const Quarter published = input.measures.last_fitted.value_or(*input.measures.first);
    for (Quarter q = published; q <= *input.measures.last; q = q + 1)
        if (q == published || q.of_year() == 4 || q == *input.measures.last) out.push_back(q);
    return out;
}

WordTable headline(const PageInput& input) {
    const std::vector<Quarter> quarters = shown_quarters(input);
    WordTable table{.head = {"Measure", "Unit"}, .rows = {}};
    if (quarters.empty()) return table;
    table.head.push_back(quarters.front().words() + ", published");
    for (const Quarter q : quarters) table.head.push_back(q.words() + ", simulated: median (90% interval)");
    table.head.push_back(quarters.back().words() + ", Monte Carlo standard error of the mean");
    for (const Measure& m : measures()) {
        const FigureSeries* const series = m.is_key() ? input.measures.figures.find(input.base(), m) : nullptr;
        if (series == nullptr) continue;
        const auto published = series->at(quarters.front(), Statistic::published);
        std::vector<std::string> row{std::string(m.title), unit_in_words(series->unit),
                                     published ? printed(*published, m.rounding) : "not found"};
        for (const Quarter q : quarters) {
            const std::string words = figure_words(*series, q, m.rounding);
            row.push_back(words.empty() ? std::string(no_rate_words) : words);
        }
        const auto error = series->at(quarters.back(), Statistic::mc_se);
        row.push_back(error ? with_commas(error->value, error->value < 10 ? 2 : 0) : "none");
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// One box, however many there are.
void write_warnings(HtmlWriter& page, const std::vector<std::string>& warnings) {
    if (warnings.empty()) return;
    page.open("div", {{"class", "warning"}, {"id", "warnings"}});
    page.open("p").element("strong", warnings.size() == 1 ? "Warning" : "Warnings").close().open("ul");
    for (const std::string& warning : warnings) page.element("li", warning + ".");
    page.close().close();
}

}  // namespace

void write_overview(HtmlWriter& page, const PageInput& input) {
    page.open("section", {{"id", "overview"}}).element("h2", "In short");
    write_warnings(page, input.manifest.warnings);
    if (!input.manifest.intervals.empty()) page.element("p", input.manifest.intervals);
    write_table(page, headline(input),
                "Key measures. "
                "Illustrative projection, not official statistics");
    page.close();
}

void write_key_measures(HtmlWriter& page, const PageInput& input) {
    page.open("section", {{"id", "measures"}}).element("h2", "Key measures");
    for (const Measure& m : measures()) {
        const FigureSeries* const series = m.is_key() ? input.measures.figures.find(input.base(), m) : nullptr;
        if (series == nullptr) continue;
        std::string id = "measure-" + std::string(m.id);
        for (char& c : id)
            if (c == '_') c = '-';
        FanFigure figure{
            .id = id, .name = std::string(m.title), .words = {}, .panels = {{"", series, nullptr, m.rounding}}};
        figure.words.title = finding_of(input, m, *series);
        figure.words.subtitle = fmt::format("{} ({}), Great Britain, 1993 and 2003 schemes, {} to {}, scenario {}",
                                            m.title, unit_in_words(series->unit), input.measures.first->words(),
                                            input.measures.last->words(), input.base());
        if (!figure.words.title.empty()) write_fan_figure(page, input, figure);
    }
    page.close();
}

}  // namespace ccsim
