#pragma once

#include <string>
#include <vector>

#include "sim/report/chart_frame.h"

namespace ccsim {

/// One bar: where the figure goes when one thing is low and when it is high.
struct TornadoRow {
    std::string label;
    double low = 0, high = 0;
    std::string says;  ///< at the end of the row
};

/// Bars about one figure, the longest first, on a scale of their own.
struct TornadoPanel {
    std::string title;
    std::string axis;  ///< what the scale is
    double centre = 0;
    std::vector<TornadoRow> rows;
    std::string instead = {};  ///< what is said when there is no row
};

/// Panels below one another.
struct TornadoPanels {
    ChartWords words;
    std::string low, high;  ///< what the two halves of a bar are
    std::vector<TornadoPanel> panels;
};
std::string tornado_panels_svg(const TornadoPanels& chart);

}  // namespace ccsim
