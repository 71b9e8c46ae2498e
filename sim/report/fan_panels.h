#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/report/chart_frame.h"

namespace ccsim {

/// A quarter of a panel. What there is no figure for is empty.
struct FanPoint {
    Quarter quarter;
    std::optional<double> published = {}, low_90 = {}, low_50 = {}, median = {}, high_50 = {}, high_90 = {};
    std::optional<double> second = {};  ///< of another line beside the fan
};

/// One fan. Its points are in the order of time, a quarter apart, and are the same quarters in all panels of a chart.
struct FanPanel {
    std::string title;  ///< may be empty when it is the only one
    std::vector<FanPoint> points;
};

/// Fans beside and above one another on one scale of time and, unless told otherwise, of values.
struct FanPanels {
    ChartWords words;
    std::string unit;                       ///< "cases", "percent": at the scale
    std::vector<FanPanel> panels;           ///< at least one, with two points or more
    std::optional<Quarter> last_published;  ///< an upright line stands there
    std::string median = "median";          ///< what the middle line is
    std::string second = {};                ///< what the second line is; empty: there is none
    enum class Scale : unsigned char { shared, own } scale = Scale::shared;
    enum class From : unsigned char { fitting, zero } from = From::fitting;
};

/// From where to where the scale of a panel goes, both at a step of it. `begins_at_0` is for the words about the chart.
struct FanScale {
    double from = 0, to = 1, step = 1;
    bool begins_at_0() const { return from == 0; }
};
FanScale scale_of(const FanPanels& chart, std::size_t panel);

/// Light for 90%, dark for 50%, a line at the median, the published figures as dots, which are joined where they are a
/// quarter apart. The outer edges of the light band are lines, as its tint alone would be hard to see. Ids begin with
/// `name`. Bands, dots and lines are groups of the classes band-90, band-50, median, published and second.
std::string fan_panels_svg(const FanPanels& chart, Layout layout, std::string_view name = {});

}  // namespace ccsim
