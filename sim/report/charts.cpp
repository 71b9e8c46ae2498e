#include "sim/report/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ccsim {
namespace {

constexpr double chart_width = 760;
using frame::margin, frame::title_height, frame::source_height, frame::small_text;

/// A line over a bar from its low to its high value, with ends.
void write_interval(Svg& svg, double low, double high, double y) {
    constexpr double end = 4;
    svg.line(low, y, high, y, colour::ink, 1.5);
    svg.line(low, y - end, low, y + end, colour::ink, 1.5);
    svg.line(high, y - end, high, y + end, colour::ink, 1.5);
}

/// The least and greatest value that a waterfall shows.
std::pair<double, double> reach_of(const Waterfall& chart) {
    double running = chart.start.value, low = running, high = running;
    for (const Bar& step : chart.steps) {
        for (const double value : {step.value, step.low.value_or(step.value), step.high.value_or(step.value)}) {
            low = std::min(low, running + value);
            high = std::max(high, running + value);
        }
        running += step.value;
    }
    return {std::min(low, chart.end.value), std::max({high, chart.end.value, low + 1e-6})};
}

/// A step with its interval, and no -0.0.
std::string words_of(const Bar& step) {
    const auto tidy = [](double value) { return value > -0.05 && value < 0 ? 0 : value; };
    std::string says = fmt::format("{:+.1f}", tidy(step.value));
    if (step.low && step.high) says += fmt::format(" ({:+.1f} to {:+.1f})", tidy(*step.low), tidy(*step.high));
    return says;
}

struct WaterfallSizes {
    double width, labels, values, row, bar;
    double top = 0, below = 4, words_above = 0;
};

WaterfallSizes sizes_of(Layout layout) {
    if (layout == Layout::narrow)
        return {.width = 320, .labels = 20, .values = 24, .row = 22, .bar = 16, .top = 4, .words_above = 20};
    WaterfallSizes out{.width = chart_width, .labels = 250, .values = 180, .row = 34, .bar = 20};
    if (layout == Layout::picture) out.top = title_height, out.below = source_height;
    return out;
}

/// What a bar is and says: on its two sides, or above it.
void write_bar_words(Svg& svg, const WaterfallSizes& sizes, const std::string& label, const std::string& says,
                     double y) {
    const bool above = sizes.words_above > 0;
    const double line = above ? y + sizes.words_above - 4 : y + sizes.row / 2 + 5, size = above ? small_text : 14;
    svg.text(above ? 4 : sizes.labels - 10, line, label, above ? Anchor::start : Anchor::end, size);
    svg.text(above ? sizes.width - 4 : sizes.width - margin, line, says, Anchor::end, size);
}

}  // namespace

std::string waterfall_svg(const Waterfall& chart, Layout layout, std::string_view name) {
    const WaterfallSizes sizes = sizes_of(layout);
    const double row = sizes.words_above + sizes.row;
    const double height = sizes.top + row * static_cast<double>(chart.steps.size() + 2) + 24 + sizes.below;
    Svg svg(sizes.width, height, chart.words.title, chart.words.description, name);
    if (layout == Layout::picture) write_around(svg, chart.words, height);
    const auto [low, high] = reach_of(chart);
    const double step = round_step(high - low);
    const double from = std::floor(low / step - 0.5) * step, to = std::ceil(high / step) * step;
    const Axis x(from, to, sizes.labels, sizes.width - sizes.values);
    const double bottom = height - sizes.below - 20;
    for (double tick = from; tick <= to + step / 2; tick += step) {
        svg.line(x(tick), sizes.top, x(tick), bottom, colour::grid);
        svg.text(x(tick), bottom + 14, tick_words(tick, step), Anchor::middle, small_text);
    }
    double y = sizes.top;
    const auto write_row = [&](const Bar& b, double begin, double end, std::string_view fill, const std::string& says) {
        write_bar_words(svg, sizes, b.label, says, y);
        y += sizes.words_above;
        const double middle = y + sizes.row / 2;
        svg.box(x(begin), middle - sizes.bar / 2, x(end) - x(begin), sizes.bar, fill);
        if (b.low && b.high) write_interval(svg, x(begin + *b.low), x(begin + *b.high), middle);
        y += sizes.row;
    };
    write_row(chart.start, from, chart.start.value, colour::dark_grey, fmt::format("{:.1f}", chart.start.value));
    double running = chart.start.value;
    for (const Bar& b : chart.steps) {
        write_row(b, running, running + b.value, b.value < 0 ? colour::dark_pink : colour::dark_blue, words_of(b));
        running += b.value;
        const double half = (sizes.row - sizes.bar) / 2;
        svg.line(x(running), y - half, x(running), y + half, colour::dark_grey);
    }
    write_row(chart.end, from, chart.end.value, colour::dark_grey, fmt::format("{:.1f}", chart.end.value));
    return svg.str();
}

std::string quarter_rows_svg(const QuarterRows& chart) {
    constexpr double row = 74, gap = 14, labels = 240;
    const double height = title_height + row * static_cast<double>(chart.rows.size()) + 24 + source_height;
    Svg svg(chart_width, height, chart.words.title, chart.words.description);
    write_around(svg, chart.words, height);
    double low = 0, high = 1e-6;
    for (const QuarterRow& r : chart.rows)
        for (const double value : r.values) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    const double step = round_step(high - low) * 2;
    const double from = low - (high - low) / 20, to = high + (high - low) / 20;
    const double width =
        (chart_width - margin - labels) / static_cast<double>(std::max<std::size_t>(1, chart.quarters.size()));
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const double top = title_height + row * static_cast<double>(i);
        const Axis y(from, to, top + row - gap, top);
        svg.text(margin, y(0) + 5, chart.rows[i].label);
        for (double tick = std::ceil(from / step) * step; tick <= to; tick += step) {
            svg.line(labels, y(tick), chart_width - margin, y(tick), colour::grid);
            svg.text(labels - 6, y(tick) + 4, tick_words(tick, step), Anchor::end, 10);
        }
        for (std::size_t q = 0; q < chart.rows[i].values.size(); ++q) {
            const double value = chart.rows[i].values[q];
            svg.box(labels + width * (static_cast<double>(q) + 0.15), y(0), width * 0.7, y(value) - y(0),
                    value < 0 ? colour::dark_pink : colour::dark_blue);
        }
        svg.line(labels, y(0), chart_width - margin, y(0), colour::dark_grey);
    }
    constexpr std::size_t every = 2;  // more would run into one another
    for (std::size_t q = 0; q < chart.quarters.size(); q += every)
        svg.text(labels + width * (static_cast<double>(q) + 0.5), height - source_height - 6, chart.quarters[q],
                 Anchor::middle, small_text);
    return svg.str();
}

}  // namespace ccsim
