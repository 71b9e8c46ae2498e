#include "sim/report/band_panels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using frame::margin, frame::small_text, frame::source_height, frame::title_height;

constexpr std::size_t columns = 3;
constexpr double chart_width = 900, gutter = 16, panel_height = 288, key_height = 38;
constexpr double panel_width = (chart_width - 2 * margin - (columns - 1) * gutter) / columns;
/// In a panel: where the plots begin, and from where to where they go.
constexpr double plot_left = 44, level_top = 42, level_bottom = 142, apart_top = 180, apart_bottom = 244;
constexpr double bar_width = 9;

/// Years since the year 0 at the end of a quarter.
double years_at(Quarter quarter) { return quarter.year() + quarter.of_year() / 4.0; }

struct Years {
    int from = 0, to = 1;  ///< beginnings of years
};

/// The whole years that hold the last days of all points.
Years years_of(const std::vector<BandPanel>& panels) {
    Quarter first = panels.front().points.front().quarter, last = first;
    for (const BandPanel& panel : panels)
        for (const BandPoint& point : panel.points) {
            first = std::min(first, point.quarter);
            last = std::max(last, point.quarter);
        }
    return {first.year(), last.year() + 1};
}

enum class Inside { no, yes };  ///< the 90% band

/// The published figure: told apart by form and by colour.
void write_mark(Svg& svg, double x, double y, Inside inside, std::string_view words = {}) {
    if (inside == Inside::yes) svg.dot(x, y, 3.5, colour::ink, words);
    else svg.ring(x, y, 3, colour::dark_pink, words);
}

/// Bands and mark at `x`; `y` takes values.
void write_point(Svg& svg, const BandPoint& point, double x, const Axis& y, Inside inside, std::string_view words) {
    constexpr double left = bar_width / 2, edge = 1.5;
    svg.box(x - left, y(point.low_90), bar_width, y(point.high_90) - y(point.low_90), colour::light_blue);
    for (const double side : {-left, left})
        svg.line(x + side, y(point.low_90), x + side, y(point.high_90), colour::mid_blue);
    for (const double end : {point.low_90, point.high_90})
        svg.line(x - left, y(end), x + left, y(end), colour::mid_blue, edge);
    svg.box(x - left, y(point.low_50), bar_width, y(point.high_50) - y(point.low_50), colour::mid_blue);
    svg.line(x - left, y(point.median), x + left, y(point.median), colour::paper, edge);
    write_mark(svg, x, y(point.published), inside, words);
}

/// The least and greatest value of some points.
std::pair<double, double> reach_of(const std::vector<BandPoint>& points) {
    double low = points.front().low_90, high = low;
    for (const BandPoint& point : points) {
        low = std::min({low, point.low_90, point.published});
        high = std::max({high, point.high_90, point.published});
    }
    return {low, high};
}

/// The same points less their medians.
std::vector<BandPoint> apart_from_median(const BandPanel& panel) {
    std::vector<BandPoint> out = panel.points;
    for (BandPoint& point : out) {
        const double middle = point.median, unit = panel.apart == BandPanel::Apart::percent ? point.median / 100 : 1;
        for (double* value :
             {&point.published, &point.low_90, &point.low_50, &point.median, &point.high_50, &point.high_90})
            *value = (*value - middle) / unit;
    }
    return out;
}

/// A scale for the points between two heights of the picture, with its lines and numbers.
Axis write_values(Svg& svg, const std::vector<BandPoint>& points, double most_steps, double left, double bottom,
                  double top) {
    const auto [low, high] = reach_of(points);
    const double step = round_step(std::max(high - low, 1e-6), most_steps);
    const double from = std::floor(low / step) * step, to = std::max(std::ceil(high / step) * step, from + step);
    const Axis y(from, to, bottom, top);
    for (double tick = from; tick <= to + step / 2; tick += step) {
        svg.line(left + plot_left, y(tick), left + panel_width, y(tick), colour::grid);
        svg.text(left + plot_left - 6, y(tick) + 4, tick_words(tick, step), Anchor::end, small_text);
    }
    return y;
}

void write_years(Svg& svg, const Axis& x, Years years, double y) {
    svg.line(x(years.from), y, x(years.to), y, colour::dark_grey);
    for (int year = years.from; year <= years.to; ++year) svg.line(x(year), y, x(year), y + 5, colour::dark_grey);
    for (int year = years.from; year < years.to; ++year)
        svg.text(x(year + 0.5), y + 16, std::to_string(year), Anchor::middle, small_text);
}

/// What is said of a figure when it is pointed at.
std::string words_of(const BandPanel& panel, const BandPoint& point) {
    constexpr double enough = 1000;  // without decimals
    const int decimals = point.high_90 < enough ? 1 : 0;
    return fmt::format("{}, {}: {} published; {} is the model's median, {} to {} its 90% band", panel.title,
                       point.quarter.words(), with_commas(point.published, decimals),
                       with_commas(point.median, decimals), with_commas(point.low_90, decimals),
                       with_commas(point.high_90, decimals));
}

void write_panel(Svg& svg, const BandPanel& panel, Years years, double left, double top) {
    constexpr double level_steps = 4, apart_steps = 3;
    const auto inside = std::count_if(panel.points.begin(), panel.points.end(),
                                      [](const BandPoint& point) { return point.inside_90(); });
    svg.text(left, top + 14, panel.title, Anchor::start, 14, Weight::bold);
    svg.text(left, top + 31, fmt::format("{}; {} of {} inside", panel.unit, inside, panel.points.size()), Anchor::start,
             small_text);
    svg.text(left, top + apart_top - 12,
             panel.apart == BandPanel::Apart::percent ? "less the median, percent of it" : "less the median, points",
             Anchor::start, small_text);
    const std::vector<BandPoint> apart = apart_from_median(panel);
    const Axis x(years.from, years.to, left + plot_left, left + panel_width),
        level_y = write_values(svg, panel.points, level_steps, left, top + level_bottom, top + level_top),
        apart_y = write_values(svg, apart, apart_steps, left, top + apart_bottom, top + apart_top);
    write_years(svg, x, years, top + apart_bottom + 4);
    for (std::size_t i = 0; i < apart.size(); ++i) {
        const std::string words = words_of(panel, panel.points[i]);
        const double at = x(years_at(apart[i].quarter));
        const Inside inside_90 = panel.points[i].inside_90() ? Inside::yes : Inside::no;
        write_point(svg, panel.points[i], at, level_y, inside_90, words);
        write_point(svg, apart[i], at, apart_y, inside_90, words);
    }
}

/// What bands and dots are.
void write_key(Svg& svg, double top) {
    constexpr double middle = 12, half = 6, text = middle + 4;
    double x = margin;
    const Axis y(0, 1, top + middle, top + middle - 1);
    const auto write = [&](double mark, std::string_view words, double width) {
        svg.text(x + mark, top + text, words, Anchor::start, small_text);
        x += mark + width;
    };
    svg.box(x, y(-half), 22, -2 * half, colour::light_blue);
    for (const double end : {-half, half}) svg.line(x, y(end), x + 22, y(end), colour::mid_blue, 1.5);
    write(28, "90% of what the model says", 170);
    svg.box(x, y(-half), 22, -2 * half, colour::mid_blue);
    write(28, "50% of it", 66);
    svg.box(x, y(-half), 22, -2 * half, colour::mid_blue);
    svg.line(x, y(0), x + 22, y(0), colour::paper, 1.5);
    write(28, "its median", 76);
    write_mark(svg, x + 5, y(0), Inside::yes);
    write(14, "published, inside the 90%", 160);
    write_mark(svg, x + 5, y(0), Inside::no);
    write(14, "published, outside", 0);
}

}  // namespace

std::string band_panels_svg(const BandPanels& chart) {
    constexpr double top = title_height + key_height;
    const std::size_t rows = (chart.panels.size() + columns - 1) / columns;
    const double height = top + panel_height * static_cast<double>(rows) + source_height;
    Svg svg(chart_width, height, chart.words.title, chart.words.description);
    write_around(svg, chart.words, height);
    if (chart.panels.empty()) return svg.str();
    write_key(svg, title_height);
    const Years years = years_of(chart.panels);
    for (std::size_t i = 0; i < chart.panels.size(); ++i) {
        const std::size_t row = i / columns, column = i % columns;
        write_panel(svg, chart.panels[i], years, margin + (panel_width + gutter) * static_cast<double>(column),
                    top + panel_height * static_cast<double>(row));
    }
    return svg.str();
}

}  // namespace ccsim
