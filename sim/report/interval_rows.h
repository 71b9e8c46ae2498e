#pragma once

#include <string>
#include <vector>

#include "sim/report/chart_frame.h"

namespace ccsim {

/// A thin line and a thick one, from low to high, on the scale of the chart.
struct IntervalRow {
    std::string label;
    double thin_low = 0, thin_high = 0;
    double thick_low = 0, thick_middle = 0, thick_high = 0;
    std::string says;   ///< a number at the end of the row
    std::string words;  ///< show when the middle is pointed at
};

/// Rows under a heading of their own.
struct IntervalGroup {
    std::string heading;
    std::vector<IntervalRow> rows;
};

/// Rows of intervals above one another on one scale.
struct IntervalRows {
    ChartWords words;
    std::string axis;                 ///< what the scale is
    std::string thin, thick, saying;  ///< what the lines and the numbers are
    std::vector<IntervalGroup> groups;
};
std::string interval_rows_svg(const IntervalRows& chart);

}  // namespace ccsim
