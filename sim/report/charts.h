#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/chart_frame.h"

// Charts as SVG text. What they show is in a file of numbers beside them.
namespace ccsim {

/// A bar of a chart; the line over it goes from `low` to `high`.
struct Bar {
    std::string label;
    double value = 0;
    std::optional<double> low = {}, high = {};
};

/// How a figure got from one value to another: the steps add up to the difference.
struct Waterfall {
    ChartWords words;
    Bar start;
    std::vector<Bar> steps;
    Bar end;
};
/// On a small screen a bar is below its words. Ids begin with `name`.
std::string waterfall_svg(const Waterfall& chart, Layout layout = Layout::picture, std::string_view name = {});

/// One row of bars, a bar a quarter.
struct QuarterRow {
    std::string label;
    std::vector<double> values;
};

/// Rows of bars above one another on one scale; all have as many bars as there are quarters.
struct QuarterRows {
    ChartWords words;
    std::vector<std::string> quarters;  ///< as written under the bars, such as "Jun 2013"
    std::vector<QuarterRow> rows;
};
std::string quarter_rows_svg(const QuarterRows& chart);

}  // namespace ccsim
