#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/report/fan_panels.h"
#include "sim/report/page/page_figure.h"
#include "sim/report/page/page_input.h"

namespace ccsim {

/// A panel of a figure: a series, and another beside it as a line.
struct SeriesPanel {
    std::string title;
    const FigureSeries* series = nullptr;
    const FigureSeries* second = nullptr;
    double rounding = 1;  ///< how figures are shown
};

/// A figure of fans over the quarters that were simulated. Its words have neither source nor description yet.
struct FanFigure {
    std::string id, name;
    ChartWords words;
    std::vector<SeriesPanel> panels;   ///< at least one
    std::string second = {};           ///< what the second lines are
    std::optional<Quarter> from = {};  ///< the first quarter shown; empty: the first simulated
    FanPanels::Scale scale = FanPanels::Scale::shared;
    enum class Signed : unsigned char { no, yes } with_signs = Signed::no;  ///< differences
};

void write_fan_figure(HtmlWriter& page, const PageInput& input, const FanFigure& figure);

/// 1,082,100 or 92.7 or 3,476: as the publication would print it, or did, if more finely; `with_sign` +1.2.
std::string printed(const ReportedFigure& number, double rounding, bool with_sign = false);

/// "cases", "£ million", "percent": a unit as a chart and a sentence write it.
std::string unit_in_words(const std::string& unit);

}  // namespace ccsim
