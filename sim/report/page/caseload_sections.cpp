#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calibration/measure_named.h"
#include "sim/report/page/fan_figure.h"
#include "sim/report/page/findings.h"
#include "sim/report/page/sections.h"

namespace ccsim {
namespace {

struct Wanted {
    std::string_view title, measure, breakdown;
};

std::vector<SeriesPanel> panels_of(const PageInput& input, std::span<const Wanted> wanted) {
    std::vector<SeriesPanel> out;
    for (const Wanted& w : wanted) {
        const Measure& measure = measure_named(w.measure, w.breakdown);
        if (const FigureSeries* const series = input.measures.figures.find(input.base(), measure))
            out.push_back({std::string(w.title), series, nullptr, measure.rounding});
    }
    return out;
}

std::string place_and_period(const PageInput& input) {
    return fmt::format("Great Britain, 1993 and 2003 schemes, {} to {}, scenario {}", input.measures.first->words(),
                       input.measures.last->words(), input.base());
}

double central_at(const SeriesPanel& panel, Quarter quarter) {
    const auto value = panel.series->central(quarter);
    return value ? value->value : 0;
}

/// The panel with the most at a quarter, and what share of all that is.
std::pair<const SeriesPanel*, double> largest(const std::vector<SeriesPanel>& panels, Quarter quarter) {
    const SeriesPanel* out = &panels.front();
    double sum = 0;
    for (const SeriesPanel& panel : panels) {
        sum += central_at(panel, quarter);
        if (central_at(panel, quarter) > central_at(*out, quarter)) out = &panel;
    }
    return {out, sum > 0 ? 100 * central_at(*out, quarter) / sum : 0};
}

}  // namespace

void write_segments(HtmlWriter& page, const PageInput& input) {
    constexpr std::array names{"1", "2", "3", "4", "5"};
    FanFigure figure{.id = "segments",
                     .name = "Cases open and in notice by segment",
                     .words = {},
                     .panels = {},
                     .second = "in notice"};
    for (const char* name : names) {
        const std::string breakdown = std::string("segment ") + name;
        const Measure &open = measure_named("cases_open", breakdown),
                      &in_notice = measure_named("cases_in_notice", breakdown);
        if (const FigureSeries* const series = input.measures.figures.find(input.base(), open))
            figure.panels.push_back({std::string("Segment ") + name, series,
                                     input.measures.figures.find(input.base(), in_notice), open.rounding});
    }
    if (figure.panels.empty() || !input.measures.last_fitted) return;
    const Quarter published = *input.measures.last_fitted, last = *input.measures.last;
    double then = 0, in_the_end = 0;
    for (const SeriesPanel& panel : figure.panels) {
        then += central_at(panel, published);
        in_the_end += central_at(panel, last);
    }
    const auto most = largest(figure.panels, published);
    page.open("section", {{"id", "closure"}}).element("h2", "Caseload by segment through closure");
    figure.words.title = fmt::format("{} holds {:.0f}% of the cases still open in {}", most.first->title, most.second,
                                     published.words());
    figure.words.subtitle = fmt::format(
        "Cases open, and in notice, by segment; the medians of open cases add up to {} in {} and {} in {}; {}",
        printed({then, {}}, 100), published.words(), printed({in_the_end, {}}, 100), last.words(),
        place_and_period(input));
    write_fan_figure(page, input, figure);
    page.close();
}

void write_payers(HtmlWriter& page, const PageInput& input) {
    constexpr std::array wanted{Wanted{"Maintenance Direct", "cases_contributing", "Maintenance Direct"},
                                Wanted{"Collection service, contributing", "cases_contributing", "collection service"},
                                Wanted{"All with a liability", "cases_with_current_liability", "all"}};
    constexpr std::array statuses{
        Wanted{"In full, with arrears", "cases_by_status", "paying in full, with arrears"},
        Wanted{"In full, without arrears", "cases_by_status", "paying in full, without arrears"},
        Wanted{"Under the liability, with arrears", "cases_by_status", "paying under the liability, with arrears"},
        Wanted{"Under, without arrears", "cases_by_status", "paying under the liability, without arrears"},
        Wanted{"Nothing, with arrears", "cases_by_status", "paying nothing, with arrears"},
        Wanted{"Nothing, without arrears", "cases_by_status", "paying nothing, without arrears"}};
    constexpr std::array money{
        Wanted{"Collection service", "maintenance_collected_and_arranged_12m", "collection service part"},
        Wanted{"Maintenance Direct", "maintenance_collected_and_arranged_12m", "Maintenance Direct part"},
        Wanted{"Towards arrears", "maintenance_collected_and_arranged_12m", "arrears part"}};
    if (!input.measures.last_fitted) return;
    const Quarter published = *input.measures.last_fitted;
    const bool as_collected =
        input.scenario && input.scenario->maintenance_direct_counted_as == DirectCounted::as_collected;
    page.open("section", {{"id", "payers"}}).element("h2", "Who pays what");
    FanFigure figure{.id = "contributing-by-service",
                     .name = "Cases contributing by service",
                     .words = {},
                     .panels = panels_of(input, wanted)};
    if (figure.panels.size() == wanted.size()) {
        const double direct = central_at(figure.panels[0], published),
                     all = direct + central_at(figure.panels[1], published);
        figure.words.title = fmt::format("{:.0f}% of the contributing cases are on Maintenance Direct in {}",
                                         all > 0 ? 100 * direct / all : 0, published.words());
        figure.words.subtitle = fmt::format(
            "Cases contributing by service, beside all cases with a current liability; Maintenance Direct "
            "counts {}; {}",
            as_collected ? "at the compliance of the collection service" : "as paying in full",
            place_and_period(input));
        write_fan_figure(page, input, figure);
    }
    FanFigure by_status{
        .id = "payment-status", .name = "Cases by payment status", .words = {}, .panels = panels_of(input, statuses)};
    if (!by_status.panels.empty()) {
        const auto most = largest(by_status.panels, published);
        std::string title = most.first->title;
        title.front() = static_cast<char>(title.front() - 'A' + 'a');
        by_status.words.title = fmt::format("Most common is paying {}: {:.0f}% of those shown in {}", title,
                                            most.second, published.words());
        by_status.words.subtitle =
            "Cases by what was paid in the quarter and whether arrears are owed; " + place_and_period(input);
        write_fan_figure(page, input, by_status);
    }
    FanFigure by_money{.id = "money-by-service",
                       .name = "Money over 12 months by part",
                       .words = {},
                       .panels = panels_of(input, money)};
    if (!by_money.panels.empty()) {
        const auto most = largest(by_money.panels, published);
        by_money.words.title = fmt::format("{:.0f}% of the money of the 12 months to {}: {}", most.second,
                                           published.words(), most.first->title);
        by_money.words.subtitle =
            "Maintenance collected and arranged over 12 months, by part; " + place_and_period(input);
        write_fan_figure(page, input, by_money);
    }
    page.close();
}

void write_arrears(HtmlWriter& page, const PageInput& input) {
    constexpr std::array cases{Wanted{"Cases with arrears", "cases_with_arrears", "all"},
                               Wanted{"Paying towards arrears", "cases_paying_towards_arrears", "all"}};
    constexpr std::array money{Wanted{"All arrears", "outstanding_arrears", "all"},
                               Wanted{"Of cases with a liability", "arrears_on_cases_with_current_liability", "all"},
                               Wanted{"Awaiting finalisation", "arrears_awaiting_finalisation", "all"}};
    if (!input.measures.last_fitted) return;
    const Quarter published = *input.measures.last_fitted, last = *input.measures.last;
    page.open("section", {{"id", "arrears"}}).element("h2", "Arrears");
    FanFigure by_cases{.id = "cases-with-arrears",
                       .name = "Cases with arrears",
                       .words = {},
                       .panels = panels_of(input, cases),
                       .scale = FanPanels::Scale::own};
    if (!by_cases.panels.empty()) {
        const SeriesPanel& with = by_cases.panels.front();
        const double then = central_at(with, published), end = central_at(with, last);
        const std::string from = printed({then, {}}, 100), to = printed({end, {}}, 100);
        by_cases.words.title = fmt::format("Cases with arrears: {} in {}, {} {} by {}, simulated", from,
                                           published.words(), direction(from, to, end - then), to, last.words());
        by_cases.words.subtitle =
            "Cases with arrears, and those that paid towards them in the quarter; each on its own scale; " +
            place_and_period(input);
        write_fan_figure(page, input, by_cases);
    }
    FanFigure by_money{
        .id = "arrears-by-kind", .name = "Arrears by kind", .words = {}, .panels = panels_of(input, money)};
    if (by_money.panels.size() > 1) {
        const double all = central_at(by_money.panels[0], last), part = central_at(by_money.panels[1], last);
        by_money.words.title =
            fmt::format("Of the arrears left in {}, {:.0f}% are owed on cases with a current liability", last.words(),
                        all > 0 ? 100 * part / all : 0);
        by_money.words.subtitle = "Outstanding arrears, and two overlapping parts of them; " + place_and_period(input);
        write_fan_figure(page, input, by_money);
    }
    page.close();
}

}  // namespace ccsim
