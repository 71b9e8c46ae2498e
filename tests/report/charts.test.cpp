#include "sim/report/charts.h"

#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "sim/report/svg.h"

using namespace ccsim;
using Catch::Contains;

namespace {

/// The widths, or another attribute, of the boxes of one colour, in order.
std::vector<double> sizes_of(const std::string& svg, const std::string& fill, const char* attribute) {
    const std::regex box("<rect[^>]* " + std::string(attribute) + "=\"([0-9.]+)\"[^>]*fill=\"" + fill + "\"");
    std::vector<double> out;
    for (auto match = std::sregex_iterator(svg.begin(), svg.end(), box); match != std::sregex_iterator(); ++match)
        out.push_back(std::stod((*match)[1]));
    return out;
}

Waterfall example() {
    return {.words = {.title = "A & B", .subtitle = "in points", .source = "here", .description = "It < rose"},
            .start = {"before", 80},
            .steps = {{"up", 6, 4, 8}, {"down", -2}},
            .end = {"after", 84}};
}

}  // namespace

TEST_CASE("a picture says what it shows and escapes what XML reserves") {
    Svg svg(100, 50, "A & B", "is \"x\" < y");
    svg.text(1, 2, "<b>");
    const std::string out = svg.str();
    CHECK_THAT(out, Contains("<title id=\"title\">A &amp; B</title>"));
    CHECK_THAT(out, Contains("is &quot;x&quot; &lt; y"));
    CHECK_THAT(out, Contains("role=\"img\"") && Contains("&lt;b&gt;") && !Contains("<b>"));
}

TEST_CASE("a box of negative size reaches to the other side and no number is -0") {
    Svg svg(100, 50, "t", "d");
    svg.box(10, 20, -4, -6, "#123456");
    svg.line(-0.001, 0, 1, 1, "#123456");
    CHECK_THAT(svg.str(), Contains("x=\"6\" y=\"14\" width=\"4\" height=\"6\""));
    CHECK_THAT(svg.str(), Contains("x1=\"0\"") && !Contains("\"-0\""));
}

TEST_CASE("the steps of a waterfall are as long as their values and end where the figure ends") {
    const std::string svg = waterfall_svg(example());
    const auto ends = sizes_of(svg, "#3D3D3D", "width"), up = sizes_of(svg, "#12436D", "width"),
               down = sizes_of(svg, "#801650", "width");
    REQUIRE(ends.size() == 2);
    REQUIRE(up.size() == 1);
    REQUIRE(down.size() == 1);
    CHECK(up[0] == Approx(3 * down[0]).epsilon(0.001));
    CHECK(ends[1] - ends[0] == Approx(up[0] - down[0]).epsilon(0.001));
    const double start = sizes_of(svg, "#3D3D3D", "x")[0] + ends[0];
    CHECK(sizes_of(svg, "#12436D", "x")[0] == Approx(start).epsilon(0.001));
    CHECK(sizes_of(svg, "#801650", "x")[0] + down[0] == Approx(start + up[0]).epsilon(0.001));
    CHECK_THAT(svg, Contains("+6.0 (+4.0 to +8.0)") && Contains(">-2.0<") && Contains("A &amp; B"));
}

TEST_CASE("rows of quarters share one scale and bars below nothing have the other colour") {
    const QuarterRows chart{.words = example().words,
                            .quarters = {"Jun 2013", "Sep 2013"},
                            .rows = {{"first", {2, -1}}, {"second", {0.5, 0}}}};
    const std::string svg = quarter_rows_svg(chart);
    const auto up = sizes_of(svg, "#12436D", "height"), down = sizes_of(svg, "#801650", "height");
    REQUIRE(up.size() == 3);
    REQUIRE(down.size() == 1);
    CHECK(up[0] == Approx(2 * down[0]).epsilon(0.002));
    CHECK(up[0] == Approx(4 * up[1]).epsilon(0.002));
    CHECK(up[2] == 0);
    CHECK_THAT(svg, Contains("Jun 2013") && Contains("second"));
}
