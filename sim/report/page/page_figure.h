#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/chart_frame.h"
#include "sim/report/page/html.h"

namespace ccsim {

/// A table of words. The first column names the row.
struct WordTable {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  ///< each as long as the head
};

/// A chart in a page with all that goes with it: its words, how to read it, its table, its figures as CSV and itself
/// as SVG.
struct PageFigure {
    std::string id;    ///< of letters, digits and hyphens; no two alike in a page
    std::string name;  ///< in a few words: what its table and downloads are of
    ChartWords words;
    std::string reading;  ///< a sentence on how to read it
    std::function<std::string(Layout, std::string_view name)> draw;
    WordTable table;
    std::string csv;
    enum class Rows : unsigned char { quarters, other } rows = Rows::other;  ///< quarters can be stepped through
};
void write_figure(HtmlWriter& page, const PageFigure& figure);

/// A table that can be scrolled sideways by keyboard where the screen is small.
void write_table(HtmlWriter& page, const WordTable& table, std::string_view caption,
                 std::string_view css_class = "numbers");

/// Of a table, with its words as they are.
std::string csv_of(const WordTable& table);

/// Goes with every view.
inline constexpr std::string_view page_note = "Illustrative projection, not official statistics.";

}  // namespace ccsim
