#include "sim/report/interval_rows.h"

#include <algorithm>
#include <cmath>

namespace ccsim {
namespace {

using frame::margin, frame::small_text, frame::source_height, frame::title_height;

constexpr double chart_width = 760, labels = 230, numbers = 64;  ///< numbers: room at the end of the rows
constexpr double row_height = 18, heading_height = 30, key_height = 30, axis_height = 44;
constexpr double thick = 9, label_size = 13;

double height_of(const IntervalRows& chart) {
    double height = title_height + key_height + axis_height + source_height;
    for (const IntervalGroup& group : chart.groups)
        height += heading_height + row_height * static_cast<double>(group.rows.size());
    return height;
}

struct Reach {
    double from = -1, to = 1;
};

/// Whole numbers that all lines are between.
Reach reach_of(const IntervalRows& chart) {
    Reach reach;
    for (const IntervalGroup& group : chart.groups)
        for (const IntervalRow& row : group.rows) {
            reach.from = std::min({reach.from, std::floor(row.thin_low), std::floor(row.thick_low)});
            reach.to = std::max({reach.to, std::ceil(row.thin_high), std::ceil(row.thick_high)});
        }
    return reach;
}

void write_thin(Svg& svg, double low, double high, double y) {
    constexpr double end = 4, width = 1.5;
    svg.line(low, y, high, y, colour::ink, width);
    for (const double x : {low, high}) svg.line(x, y - end, x, y + end, colour::ink, width);
}

void write_thick(Svg& svg, double low, double high, double y) {
    svg.box(low, y - thick / 2, high - low, thick, colour::light_blue);
    for (const double side : {-thick / 2, thick / 2}) svg.line(low, y + side, high, y + side, colour::mid_blue);
    for (const double x : {low, high}) svg.line(x, y - thick / 2, x, y + thick / 2, colour::mid_blue, 1.5);
}

void write_row(Svg& svg, const IntervalRow& row, const Axis& x, double y) {
    svg.text(labels - 10, y + 4, row.label, Anchor::end, label_size);
    write_thick(svg, x(row.thick_low), x(row.thick_high), y);
    write_thin(svg, x(row.thin_low), x(row.thin_high), y);
    svg.dot(x(row.thick_middle), y, 4, colour::dark_blue, row.words);
    svg.text(chart_width - margin, y + 4, row.says, Anchor::end, label_size);
}

void write_key(Svg& svg, const IntervalRows& chart) {
    constexpr double y = title_height + 10, mark = 40, apart = 8;
    constexpr double second = labels + 160;
    write_thin(svg, labels, labels + mark, y);
    svg.text(labels + mark + apart, y + 4, chart.thin, Anchor::start, small_text);
    write_thick(svg, second, second + mark, y);
    svg.dot(second + mark / 2, y, 4, colour::dark_blue);
    svg.text(second + mark + apart, y + 4, chart.thick, Anchor::start, small_text);
    svg.text(chart_width - margin, y + 4, chart.saying, Anchor::end, small_text);
}

}  // namespace

std::string interval_rows_svg(const IntervalRows& chart) {
    const double height = height_of(chart), top = title_height + key_height,
                 bottom = height - source_height - axis_height;
    Svg svg(chart_width, height, chart.words.title, chart.words.description);
    write_around(svg, chart.words, height);
    write_key(svg, chart);
    const auto [from, to] = reach_of(chart);
    const Axis x(from, to, labels, chart_width - margin - numbers);
    for (double tick = from; tick <= to; ++tick)
        svg.text(x(tick), bottom + 16, tick_words(tick, 1), Anchor::middle, small_text);
    svg.text(x((from + to) / 2), bottom + 34, chart.axis, Anchor::middle, small_text);
    double y = top;
    for (const IntervalGroup& group : chart.groups) {
        svg.text(margin, y + heading_height - 10, group.heading, Anchor::start, label_size, Weight::bold);
        y += heading_height;
        const double end = y + row_height * static_cast<double>(group.rows.size());
        for (double tick = from; tick <= to; ++tick)
            svg.line(x(tick), y, x(tick), end, tick == 0 ? colour::dark_grey : colour::grid);
        for (const IntervalRow& row : group.rows) {
            write_row(svg, row, x, y + row_height / 2);
            y += row_height;
        }
    }
    return svg.str();
}

}  // namespace ccsim
