#include "sim/report/tornado_panels.h"

#include <algorithm>
#include <cmath>

namespace ccsim {
namespace {

using frame::margin, frame::small_text;

constexpr double chart_width = 760, labels = 236, numbers = 140;
constexpr double key_height = 34, heading_height = 30, row_height = 22, bar_height = 14, axis_height = 46;
constexpr double label_size = 13;
constexpr std::string_view low_colour = colour::orange, high_colour = colour::dark_blue;

double height_of(const TornadoPanel& panel) {
    if (panel.rows.empty()) return heading_height + row_height;
    return heading_height + row_height * static_cast<double>(panel.rows.size()) + axis_height;
}

/// The figures that a panel reaches, with some room.
Axis axis_of(const TornadoPanel& panel, double& from, double& to) {
    from = to = panel.centre;
    for (const TornadoRow& row : panel.rows) {
        from = std::min({from, row.low, row.high});
        to = std::max({to, row.low, row.high});
    }
    const double room = std::max((to - from) / 20, 1e-9);
    from -= room;
    to += room;
    return {from, to, labels, chart_width - margin - numbers};
}

void write_row(Svg& svg, const TornadoRow& row, double centre, const Axis& x, double y) {
    const double top = y + (row_height - bar_height) / 2, line = y + row_height / 2 + 4;
    svg.text(labels - 10, line, row.label, Anchor::end, label_size);
    const auto half = [&](double value, std::string_view fill) {
        svg.box(x(centre), top, x(value) - x(centre), bar_height, fill);
    };
    // Where both halves are on one side the longer is drawn first, so that the other is seen on it.
    if (std::abs(row.low - centre) > std::abs(row.high - centre)) {
        half(row.low, low_colour);
        half(row.high, high_colour);
    } else {
        half(row.high, high_colour);
        half(row.low, low_colour);
    }
    svg.text(chart_width - margin, line, row.says, Anchor::end, small_text);
}

void write_panel(Svg& svg, const TornadoPanel& panel, double y) {
    svg.text(margin, y + heading_height - 10, panel.title, Anchor::start, label_size, Weight::bold);
    y += heading_height;
    if (panel.rows.empty()) {
        svg.text(margin, y + row_height / 2 + 4, panel.instead, Anchor::start, label_size);
        return;
    }
    double from = 0, to = 0;
    const Axis x = axis_of(panel, from, to);
    const double bottom = y + row_height * static_cast<double>(panel.rows.size());
    const double step = round_step(to - from);
    for (double tick = std::ceil(from / step) * step; tick <= to; tick += step) {
        svg.line(x(tick), y, x(tick), bottom, colour::grid);
        svg.text(x(tick), bottom + 15, tick_words(tick, step), Anchor::middle, small_text);
    }
    svg.text((labels + chart_width - margin - numbers) / 2, bottom + 32, panel.axis, Anchor::middle, small_text);
    for (const TornadoRow& row : panel.rows) {
        write_row(svg, row, panel.centre, x, y);
        y += row_height;
    }
    svg.line(x(panel.centre), bottom - row_height * static_cast<double>(panel.rows.size()), x(panel.centre), bottom,
             colour::ink, 1.5);
}

void write_key(Svg& svg, const TornadoPanels& chart, double y) {
    constexpr double mark = 24, apart = 8, second = labels + 240;
    svg.box(labels, y, mark, bar_height, low_colour);
    svg.text(labels + mark + apart, y + 11, chart.low, Anchor::start, small_text);
    svg.box(second, y, mark, bar_height, high_colour);
    svg.text(second + mark + apart, y + 11, chart.high, Anchor::start, small_text);
}

}  // namespace

std::string tornado_panels_svg(const TornadoPanels& chart) {
    const WrappedWords words = wrapped_words(chart.words, Layout::picture, chart_width);
    double height = words.top + key_height + words.bottom;
    for (const TornadoPanel& panel : chart.panels) height += height_of(panel);
    Svg svg(chart_width, height, chart.words.title, chart.words.description);
    write_around(svg, words, height);
    write_key(svg, chart, words.top + 4);
    double y = words.top + key_height;
    for (const TornadoPanel& panel : chart.panels) {
        write_panel(svg, panel, y);
        y += height_of(panel);
    }
    return svg.str();
}

}  // namespace ccsim
