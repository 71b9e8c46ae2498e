#include "sim/report/fan_key.h"

#include <algorithm>
#include <array>

namespace ccsim {
namespace {

using frame::margin, frame::small_text;

constexpr double mark_width = 24, row_height = 20, between = 18;

bool has(const FanPanels& chart, std::optional<double> FanPoint::*figure) {
    return std::any_of(chart.panels.begin(), chart.panels.end(), [&](const FanPanel& panel) {
        return std::any_of(panel.points.begin(), panel.points.end(), [&](const FanPoint& p) { return p.*figure; });
    });
}

void write_mark(Svg& svg, FanKey::Mark mark, double x, double y) {
    constexpr double half = 6;
    const double end = x + mark_width;
    switch (mark) {
        case FanKey::Mark::published:
            svg.line(x, y, end, y, colour::ink, 1.5);
            svg.dot(x + mark_width / 2, y, 4, colour::ink);
            return;
        case FanKey::Mark::median:
            svg.line(x, y, end, y, colour::dark_blue, 2.5);
            return;
        case FanKey::Mark::band_50:
            svg.box(x, y - half, mark_width, 2 * half, colour::mid_blue);
            return;
        case FanKey::Mark::band_90:
            svg.box(x, y - half, mark_width, 2 * half, colour::light_blue);
            for (const double edge : {-half, half}) svg.line(x, y + edge, end, y + edge, colour::mid_blue, 1.5);
            return;
        case FanKey::Mark::second:
            svg.path(std::array{Point{x, y}, Point{end, y}}, colour::ink, 2, 5);
            return;
    }
}

}  // namespace

FanKey fan_key(const FanPanels& chart, double width) {
    FanKey key{.items = {}, .unit = chart.unit, .height = 0};
    double x = margin, row = 0;
    const auto add = [&](std::optional<double> FanPoint::*figure, FanKey::Mark mark, std::string words) {
        if (!has(chart, figure)) return;
        const double room = mark_width + 6 + width_of(words, small_text);
        if (x > margin && x + room > width - margin) {
            x = margin;
            ++row;
        }
        key.items.push_back({mark, std::move(words), x, row});
        x += room + between;
    };
    add(&FanPoint::published, FanKey::Mark::published, "published");
    add(&FanPoint::median, FanKey::Mark::median, chart.median);
    add(&FanPoint::low_50, FanKey::Mark::band_50, "half of simulated futures");
    add(&FanPoint::low_90, FanKey::Mark::band_90, "9 in 10");
    add(&FanPoint::second, FanKey::Mark::second, chart.second);
    key.height = (key.items.empty() ? 0 : (row + 1) * row_height) + row_height;
    return key;
}

void write_key(Svg& svg, const FanKey& key, double top) {
    for (const FanKey::Item& item : key.items) {
        const double y = top + row_height * (item.row + 0.5);
        write_mark(svg, item.mark, item.x, y);
        svg.text(item.x + mark_width + 6, y + 4, item.words, Anchor::start, small_text);
    }
    svg.text(margin, top + key.height - 4, key.unit, Anchor::start, small_text);
}

}  // namespace ccsim
