#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "sim/report/charts.h"
#include "sim/report/fan_panels.h"
#include "sim/report/svg.h"
#include "tests/support/xml.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;

namespace {

/// Three quarters: 100 published, then a fan around 80 and 60.
FanPanels example_panels() {
    FanPanels chart{
        .words = {.title = "It falls & falls", .subtitle = "cases", .source = "here", .description = "It fell"},
        .unit = "cases",
        .panels = {{"", {}}},
        .last_published = Quarter(2016, 3)};
    chart.panels[0].points = {
        {.quarter = {2016, 3}, .published = 100, .median = 100},
        {.quarter = {2016, 4}, .low_90 = 70, .low_50 = 75, .median = 80, .high_50 = 85, .high_90 = 90},
        {.quarter = {2017, 1}, .low_90 = 40, .low_50 = 50, .median = 60, .high_50 = 70, .high_90 = 80}};
    return chart;
}

/// What stands in the group of a class.
std::string group(const std::string& svg, const std::string& name) {
    const std::size_t from = svg.find("<g class=\"" + name + "\">");
    return from == std::string::npos ? "" : svg.substr(from, svg.find("</g>", from) - from);
}

}  // namespace

TEST_CASE("a way through places is written to a tenth from each to the next") {
    Svg svg(100, 50, "t", "d");
    svg.path(std::vector<Point>{{1.04, 2}, {1.5, 1.75}, {11.5, 1.75}}, "#123456", 2);
    CHECK_THAT(svg.str(), Contains("d=\"M1 2l.5-.2 10 0\""));
}

TEST_CASE("places of a way do not drift from where they are") {
    Svg svg(100, 50, "t", "d");
    std::vector<Point> places;
    for (int i = 0; i <= 100; ++i) places.push_back({i * 0.04, 0});
    svg.path(places, "#123456", 1);
    const std::string out = svg.str();
    const std::regex number(R"((-?[0-9]*\.?[0-9]+) 0[ "l])");
    double x = 0;
    const std::size_t from = out.find("d=\"M");
    const std::string d = out.substr(from + 4, out.find('"', from + 4) - from - 3);
    for (auto match = std::sregex_iterator(d.begin(), d.end(), number); match != std::sregex_iterator(); ++match)
        x += std::stod((*match)[1]);
    CHECK(x == Approx(4));
}

TEST_CASE("a fan has its bands, its median and its published figures, and only those it has") {
    const std::string svg = fan_panels_svg(example_panels(), Layout::wide, "a-");
    REQUIRE(is_xml(svg));
    CHECK_THAT(group(svg, "band-90"), Contains("fill=\"#6BACE6\" stroke=\"#2073BC\""));
    CHECK_THAT(group(svg, "band-50"), Contains("fill=\"#2073BC\""));
    CHECK_THAT(group(svg, "median"), Contains("stroke=\"#12436D\""));
    CHECK_THAT(group(svg, "published"), Contains("<circle"));
    CHECK(group(svg, "second").empty());
    CHECK_THAT(svg, Contains("published to September 2016") && Contains("60 median") && Contains("80 upper 90%"));
    CHECK_THAT(svg, Contains("id=\"a-title\"") && Contains("aria-labelledby=\"a-title a-description\""));
}

TEST_CASE("a chart has its words in a file of its own and not in a page") {
    const std::string picture = fan_panels_svg(example_panels(), Layout::picture),
                      wide = fan_panels_svg(example_panels(), Layout::wide);
    CHECK_THAT(picture, Contains(">It falls &amp; falls</text>") && Contains(">here</text>"));
    CHECK_THAT(wide, !Contains(">It falls &amp; falls</text>") && Contains("<title id=\"title\">It falls &amp; falls"));
    CHECK_THAT(fan_panels_svg(example_panels(), Layout::narrow), Contains("viewBox=\"0 0 320 "));
}

TEST_CASE("bands are as wide as their figures") {
    const std::string band = group(fan_panels_svg(example_panels(), Layout::wide), "band-90");
    // Upper edge from December to March, then down to the lower one and back: heights of 20 and 40 cases.
    std::smatch way;
    REQUIRE(std::regex_search(band, way, std::regex(R"(M(\S+) (\S+)l(\S+?) (\S+?) 0 (\S+) )")));
    const FanScale scale = scale_of(example_panels(), 0);
    const double pixels_a_case = 300 / (scale.to - scale.from);
    CHECK(std::stod(way[5]) == Approx(40 * pixels_a_case).epsilon(0.01));
}

TEST_CASE("a scale begins at 0 unless that would squeeze what it shows") {
    FanPanels chart = example_panels();
    CHECK(scale_of(chart, 0).from == 0);
    for (FanPoint& point : chart.panels[0].points)
        point = {.quarter = point.quarter, .median = 90.0 + point.quarter.of_year()};
    CHECK(scale_of(chart, 0).from > 80);
    chart.from = FanPanels::From::zero;
    CHECK(scale_of(chart, 0).begins_at_0());
}

TEST_CASE("panels share one scale unless each is to have its own") {
    FanPanels chart = example_panels();
    chart.panels.push_back(chart.panels[0]);
    for (FanPoint& point : chart.panels[1].points) point = {.quarter = point.quarter, .median = 5.0};
    CHECK(scale_of(chart, 1).to >= 100);
    chart.scale = FanPanels::Scale::own;
    CHECK(scale_of(chart, 1).to < 10);
}

TEST_CASE("long words of a picture are in lines that fit") {
    const auto lines = lines_of("one two three four five", 10, 60);  // 54 units are ten letters
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "one two");
    CHECK(lines[1] == "three four");
}

TEST_CASE("a waterfall for a small screen has its words above its bars and inside the picture") {
    Waterfall chart;
    chart.words = {.title = "T", .subtitle = "s", .source = "here", .description = "d"};
    chart.start = {"before", 80};
    chart.steps = {{"up", 6, 4, 8}};
    chart.end = {"after", 86};
    const std::string svg = waterfall_svg(chart, Layout::narrow, "n-");
    REQUIRE(is_xml(svg));
    CHECK_THAT(svg, Contains("viewBox=\"0 0 320 ") && Contains("+6.0 (+4.0 to +8.0)") && !Contains(">here<"));
}
