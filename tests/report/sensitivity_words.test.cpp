#include "sim/report/sensitivity_words.h"

#include <catch2/catch.hpp>

#include "sim/report/tornado_panels.h"

using namespace ccsim;
using namespace ccsim::sensitivity;

namespace {

/// Three unknowns and one question.
Sensitivity found() {
    Sensitivity out;
    out.questions = {{find_measure("outstanding_arrears", "all"), Quarter{2018, 4}}};
    SobolIndices indices;
    indices.first = {{0.1, 0, 0}, {0.5, 0, 0}, {0.2, 0, 0}};
    indices.total = {{0.3, 0, 0}, {0.55, 0, 0}, {0.25, 0, 0}};
    out.indices = {{.indices = indices, .rows = 8}};
    out.tornado.swings = {{{1.0, 2.0, 3.0}, {7.0, 2.0, 6.0}, {2.0, 2.0, 2.0}}};
    out.left_open = {LeftOpen{.correlations = {0.31, 0.2, -0.9}}};
    return out;
}

}  // namespace

TEST_CASE("amounts have three digits that mean something and whole cases") {
    CHECK(amount_words(-12'345, "cases") == "12,300 cases");
    CHECK(amount_words(7.4, "children") == "7 children");
    CHECK(amount_words(0.456, "percent") == "0.46 points");
    CHECK(amount_words(1'234.5, "GBP million") == "£1,230 million");
    CHECK(amount_words(0, "cases") == "0 cases");
    CHECK(signed_amount_words(-12.34, "GBP million") == "-£12.3 million");
    CHECK(signed_amount_words(12.34, "GBP million", Bare::yes) == "+12.3");
    CHECK(signed_amount_words(-0.004, "GBP million", Bare::yes) == "0.00");
    CHECK(figure_words(*find_measure("pct_cases_contributing", "all"), 92.66) == "92.7%");
    CHECK(figure_words(*find_measure("live_caseload", "total"), 1'082'149) == "1,082,100");
    CHECK(spaced("nil_cases") == "nil cases");
}

TEST_CASE("drivers movers and companions are each told strongest first and those that do nothing not at all") {
    const Sensitivity f = found();
    const std::vector<Driver> drivers = drivers_of(f, 0, 2);
    REQUIRE(drivers.size() == 2);
    CHECK(drivers[0].unknown == 1);
    CHECK(drivers[1].unknown == 0);
    // The second goes to 7 and to 6 from 2: its range is 5, though its ends are but 1 apart.
    CHECK(movers_of(f, 0, 3) == std::vector<std::size_t>{1, 0});
    CHECK(companions_of(f, 0, 3) == std::vector<std::size_t>{2, 0});
}

TEST_CASE("the shorter half of a bar is seen on the longer where both are on one side") {
    const TornadoPanels chart{
        .words = {"Title", "Subtitle", "Source", "Description"},
        .low = "low",
        .high = "high",
        .panels = {{.title = "Panel", .axis = "cases", .centre = 2, .rows = {{"both up", 7, 6, "+5 / +4"}}},
                   {.title = "Empty", .axis = "", .centre = 0, .rows = {}, .instead = "No figure."}}};
    const std::string svg = tornado_panels_svg(chart);
    CHECK_THAT(svg, Catch::StartsWith("<svg") && Catch::Contains("both up") && Catch::Contains("+5 / +4") &&
                        Catch::Contains("No figure.") && Catch::Contains("Description"));
    // After the key: low, which reaches further, then high.
    const std::size_t row = svg.find("both up");
    CHECK(svg.find(colour::orange, row) < svg.find(colour::dark_blue, row));
}
