#include "sim/report/fan_panels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/report/fan_key.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using frame::margin, frame::small_text;

/// Sizes that depend on where a chart stands and how many panels it has.
struct Sizes {
    double width, plot_height, left, right, gutter;
    std::size_t columns;
    double panel_width() const {
        return (width - 2 * margin - gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    }
};

Sizes sizes_of(const FanPanels& chart, Layout layout) {
    const bool one = chart.panels.size() == 1;
    if (layout == Layout::narrow)
        return {.width = 320, .plot_height = one ? 200.0 : 120.0, .left = 62, .right = 6, .gutter = 0, .columns = 1};
    if (one) return {.width = 720, .plot_height = 300, .left = 72, .right = 132, .gutter = 0, .columns = 1};
    const std::size_t columns = chart.panels.size() == 2 || chart.panels.size() == 4 ? 2 : 3;
    return {.width = 720, .plot_height = 130, .left = 62, .right = 8, .gutter = 14, .columns = columns};
}

constexpr double panel_title = 24, years_height = 30, above_plot = 16;

double panel_height(const Sizes& sizes, const FanPanels& chart) {
    return (chart.panels.front().title.empty() ? 0 : panel_title) + above_plot + sizes.plot_height + years_height;
}

using Member = std::optional<double> FanPoint::*;

/// Stretches of points that have both figures, as first and one past the last.
std::vector<std::pair<std::size_t, std::size_t>> stretches(const std::vector<FanPoint>& points, Member a, Member b) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!(points[i].*a) || !(points[i].*b)) continue;
        if (out.empty() || out.back().second != i) out.emplace_back(i, i);
        out.back().second = i + 1;
    }
    return out;
}

/// One panel: where its plot is and how its values and quarters lie in it.
struct Plot {
    const FanPanel& panel;
    FanScale scale;
    Axis x, y;  ///< x takes a number of the quarter, from 0
    double left, right, top, bottom;
};

void write_band(Svg& svg, const Plot& plot, Member low, Member high, std::string_view fill,
                std::string_view stroke = {}) {
    const std::vector<FanPoint>& points = plot.panel.points;
    for (const auto& [from, to] : stretches(points, low, high)) {
        std::vector<Point> lower, upper;
        for (std::size_t i = from; i < to; ++i) {
            lower.push_back({plot.x(static_cast<double>(i)), plot.y(*(points[i].*low))});
            upper.push_back({plot.x(static_cast<double>(i)), plot.y(*(points[i].*high))});
        }
        std::vector<Point> edge = upper;
        edge.insert(edge.end(), lower.rbegin(), lower.rend());
        svg.area(edge, fill, stroke);
    }
}

void write_line(Svg& svg, const Plot& plot, Member value, std::string_view stroke, double width, double dash = 0) {
    const std::vector<FanPoint>& points = plot.panel.points;
    for (const auto& [from, to] : stretches(points, value, value)) {
        std::vector<Point> places;
        for (std::size_t i = from; i < to; ++i)
            places.push_back({plot.x(static_cast<double>(i)), plot.y(*(points[i].*value))});
        if (places.size() > 1) svg.path(places, stroke, width, dash);
    }
}

void write_fan(Svg& svg, const Plot& plot) {
    const auto group = [&](std::string_view name, Member shown, const auto& write) {
        if (stretches(plot.panel.points, shown, shown).empty()) return;
        svg.begin_group(name);
        write();
        svg.end_group();
    };
    group("band-90", &FanPoint::low_90,
          [&] { write_band(svg, plot, &FanPoint::low_90, &FanPoint::high_90, colour::light_blue, colour::mid_blue); });
    group("band-50", &FanPoint::low_50,
          [&] { write_band(svg, plot, &FanPoint::low_50, &FanPoint::high_50, colour::mid_blue); });
    group("second", &FanPoint::second, [&] { write_line(svg, plot, &FanPoint::second, colour::ink, 2, 5); });
    group("median", &FanPoint::median, [&] {
        write_line(svg, plot, &FanPoint::median, colour::paper, 4);  // keeps the line apart from the band
        write_line(svg, plot, &FanPoint::median, colour::dark_blue, 2.5);
    });
    group("published", &FanPoint::published, [&] {
        write_line(svg, plot, &FanPoint::published, colour::ink, 1.5);
        for (std::size_t i = 0; i < plot.panel.points.size(); ++i)
            if (const auto value = plot.panel.points[i].published)
                svg.dot(plot.x(static_cast<double>(i)), plot.y(*value), 4, colour::ink);
    });
}

void write_grid(Svg& svg, const Plot& plot) {
    std::vector<std::array<Point, 2>> lines;
    for (double tick = plot.scale.from; tick <= plot.scale.to + plot.scale.step / 2; tick += plot.scale.step) {
        lines.push_back({Point{plot.left, plot.y(tick)}, Point{plot.right, plot.y(tick)}});
        svg.text(plot.left - 6, plot.y(tick) + 4, tick_words(tick, plot.scale.step), Anchor::end, small_text);
    }
    svg.lines(lines, colour::grid);
    if (plot.scale.from < 0 && plot.scale.to > 0)
        svg.line(plot.left, plot.y(0), plot.right, plot.y(0), colour::dark_grey);
}

/// A mark at the end of each year, and the year between two; every other year where there is little room.
void write_years(Svg& svg, const Plot& plot) {
    const std::vector<FanPoint>& points = plot.panel.points;
    const double y = plot.bottom, quarter = plot.x(1) - plot.x(0);
    const int every = 4 * quarter < width_of("2016", small_text) + 6 ? 2 : 1;
    std::vector<Point> line{{plot.left, y}};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Quarter q = points[i].quarter;
        const double x = plot.x(static_cast<double>(i));
        if (q.of_year() == 4) line.insert(line.end(), {{x, y}, {x, y + 5}, {x, y}});
        if (q.of_year() == 2 && q.year() % every == 0)
            svg.text(x, y + 18, std::to_string(q.year()), Anchor::middle, small_text);
    }
    line.push_back({plot.right, y});
    svg.path(line, colour::dark_grey, 1);
}

void write_last_published(Svg& svg, const Plot& plot, Quarter last, bool labelled) {
    const double x = plot.x(last - plot.panel.points.front().quarter);
    svg.line(x, plot.top - (labelled ? 14 : 4), x, plot.bottom, colour::dark_grey);
    if (!labelled) return;
    svg.text(x - 6, plot.top - 4, "published to " + last.words(), Anchor::end, small_text);
    svg.text(x + 6, plot.top - 4, "projected", Anchor::start, small_text);
}

/// What the fan comes to at its last quarter that has one, beside it.
void write_ends(Svg& svg, const Plot& plot) {
    const std::vector<FanPoint>& points = plot.panel.points;
    const auto last = std::find_if(points.rbegin(), points.rend(), [](const FanPoint& p) { return p.median; });
    if (last == points.rend()) return;
    struct Label {
        double y;
        std::string words;
    };
    std::vector<Label> labels;
    const auto add = [&](std::optional<double> value, const char* what) {
        if (value) labels.push_back({plot.y(*value), tick_words(*value, plot.scale.step / 10) + what});
    };
    add(last->high_90, " upper 90%");
    add(last->median, " median");
    add(last->low_90, " lower 90%");
    constexpr double apart = 15;
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + apart);
    const double below = labels.empty() ? 0 : std::max(0.0, labels.back().y - plot.bottom);
    for (const Label& label : labels)
        svg.text(plot.right + 6, label.y - below + 4, label.words, Anchor::start, small_text);
}

void write_panel(Svg& svg, const FanPanels& chart, std::size_t panel, const Sizes& sizes, double left, double top) {
    const FanPanel& shown = chart.panels[panel];
    if (!shown.title.empty()) {
        svg.text(left, top + 14, shown.title, Anchor::start, 14, Weight::bold);
        top += panel_title;
    }
    top += above_plot;
    const FanScale scale = scale_of(chart, panel);
    const double right = left + sizes.panel_width() - sizes.right, bottom = top + sizes.plot_height;
    left += sizes.left;
    const Plot plot{shown,
                    scale,
                    Axis(0, static_cast<double>(shown.points.size() - 1), left + 4, right - 4),
                    Axis(scale.from, scale.to, bottom, top),
                    left,
                    right,
                    top,
                    bottom};
    write_grid(svg, plot);
    write_years(svg, plot);
    if (chart.last_published && *chart.last_published >= shown.points.front().quarter &&
        *chart.last_published <= shown.points.back().quarter)
        write_last_published(svg, plot, *chart.last_published,
                             chart.panels.size() == 1 && sizes.columns == 1 && sizes.right > 50);
    write_fan(svg, plot);
    if (sizes.right > 50) write_ends(svg, plot);
    svg.cursor(plot.x(0), plot.x(1) - plot.x(0), top, bottom);
}

/// The least and greatest figure of a panel.
std::pair<double, double> reach_of(const FanPanel& panel) {
    constexpr std::array members{&FanPoint::published, &FanPoint::low_90,  &FanPoint::low_50, &FanPoint::median,
                                 &FanPoint::high_50,   &FanPoint::high_90, &FanPoint::second};
    std::optional<std::pair<double, double>> out;
    for (const FanPoint& point : panel.points)
        for (const Member member : members)
            if (const auto value = point.*member) {
                if (!out) out.emplace(*value, *value);
                out->first = std::min(out->first, *value);
                out->second = std::max(out->second, *value);
            }
    return out.value_or(std::pair(0.0, 1.0));
}

}  // namespace

FanScale scale_of(const FanPanels& chart, std::size_t panel) {
    auto [low, high] = reach_of(chart.panels[panel]);
    if (chart.scale == FanPanels::Scale::shared)
        for (const FanPanel& other : chart.panels) {
            const auto [lower, higher] = reach_of(other);
            low = std::min(low, lower);
            high = std::max(high, higher);
        }
    if (chart.from == FanPanels::From::zero || (low > 0 && low < high / 2)) low = std::min(low, 0.0);
    if (high <= low) high = low + std::max(1e-6, std::abs(low) / 10);
    const double step = round_step(high - low, chart.panels.size() == 1 ? 6 : 4);
    return {.from = std::floor(low / step + 1e-9) * step, .to = std::ceil(high / step - 1e-9) * step, .step = step};
}

std::string fan_panels_svg(const FanPanels& chart, Layout layout, std::string_view name) {
    const Sizes sizes = sizes_of(chart, layout);
    const WrappedWords words = wrapped_words(chart.words, layout, sizes.width);
    const FanKey key = fan_key(chart, sizes.width);
    const std::size_t rows = (chart.panels.size() + sizes.columns - 1) / sizes.columns;
    const double first = words.top + key.height, row = panel_height(sizes, chart);
    const double height = first + row * static_cast<double>(rows) + words.bottom;
    Svg svg(sizes.width, height, chart.words.title, chart.words.description, name);
    write_around(svg, words, height);
    write_key(svg, key, words.top);
    for (std::size_t i = 0; i < chart.panels.size(); ++i)
        write_panel(svg, chart, i, sizes,
                    margin + (sizes.panel_width() + sizes.gutter) * static_cast<double>(i % sizes.columns),
                    first + row * static_cast<double>(i / sizes.columns));
    return svg.str();
}

}  // namespace ccsim
