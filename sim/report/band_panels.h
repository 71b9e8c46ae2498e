#pragma once

#include <string>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/report/chart_frame.h"

namespace ccsim {

/// A published figure beside the bands of what a model says of it.
struct BandPoint {
    Quarter quarter;  ///< at whose last day it stands
    double published = 0;
    double low_90 = 0, low_50 = 0, median = 0, high_50 = 0, high_90 = 0;  ///< rising

    bool inside_90() const { return published >= low_90 && published <= high_90; }
};

/// One series on a scale of its own.
struct BandPanel {
    std::string title;
    std::string unit;
    /// How far a figure is from the middle of its bands: in percent of that (which is then above 0), or in the unit,
    /// where that is percentage points.
    enum class Apart : unsigned char { percent, points } apart = Apart::percent;
    std::vector<BandPoint> points;  ///< at least one, no two of one quarter
};

/// Small multiples: panels beside and above one another, on one scale of time.
struct BandPanels {
    ChartWords words;
    std::vector<BandPanel> panels;
};

/// Each figure as a dot on its bands: light for 90%, dark for 50%, a white line at the median; and below that the same
/// less the median, where bands that are narrow for the series may be told. A picture with words and no panel when
/// there are none.
std::string band_panels_svg(const BandPanels& chart);

}  // namespace ccsim
