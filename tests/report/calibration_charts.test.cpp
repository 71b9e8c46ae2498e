#include "sim/report/calibration_charts.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "sim/report/band_panels.h"
#include "sim/report/interval_rows.h"
#include "tests/support/xml.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;

namespace {

std::size_t count_of(const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

/// An attribute of the marks that are pointed at, in order.
std::vector<double> marks_of(const std::string& svg, const char* attribute) {
    const std::regex mark("<circle[^>]* " + std::string(attribute) + "=\"([0-9.]+)\"[^>]*><title>");
    std::vector<double> out;
    for (auto match = std::sregex_iterator(svg.begin(), svg.end(), mark); match != std::sregex_iterator(); ++match)
        out.push_back(std::stod((*match)[1]));
    return out;
}

/// What is published, with bands of 10% and 4% each way around 5% more than that.
PosteriorPredictive published_fit() {
    PosteriorPredictive fit;
    for (const Observation& observation : observations(published_history())) {
        FittedFigure figure{.observation = observation};
        for (std::size_t i = 0; i < quantile_points.size(); ++i)
            figure.predictive[i] = observation.value * (1.05 + (quantile_points[i].share - 0.5) * 0.2 / 0.9);
        fit.figures.push_back(figure);
    }
    return fit;
}

BandPanels two_figures() {
    const BandPoint inside{{2013, 1}, 95, 90, 98, 100, 102, 110}, outside{{2014, 1}, 220, 180, 196, 200, 204, 210};
    return {.words = {.title = "t", .subtitle = "s", .source = "o", .description = "d"},
            .panels = {{.title = "a & b", .unit = "cases", .points = {inside, outside}}}};
}

IntervalRow row(const std::string& label, double low, double high) {
    return {label, -1.645, 1.645, low, (low + high) / 2, high, "0.5", "words"};
}

/// What would be learnt if each unknown ended a little narrower than the one before, the first as wide as its prior.
std::vector<Learnt> narrower_and_narrower(const std::vector<Unknown>& unknowns) {
    methods::Points points(static_cast<Eigen::Index>(unknowns.size()), 2);
    for (Eigen::Index k = 0; k < points.rows(); ++k)
        points.row(k) << -1.0 / static_cast<double>(k + 1), 1.0 / static_cast<double>(k + 1);
    return learnt(unknowns, points);
}

}  // namespace

TEST_CASE("what is not well-formed is not taken for a picture") {
    CHECK(is_xml("<svg><a/></svg>"));
    CHECK_FALSE(is_xml("<svg><a></svg>"));
    CHECK_FALSE(is_xml("<svg>a & b</svg>"));
}

TEST_CASE("the chart of a fit holds every figure of the key series twice") {
    const PosteriorPredictive fit = published_fit();
    const std::string svg = fit_svg(fit);
    CHECK(is_xml(svg));
    const std::string in_full = "collection service (90% or more of liability)";
    const std::vector<std::vector<std::string>> shown{
        {"cases_with_current_liability", "all", "Current liability"},
        {"pct_cases_contributing", "all", "Contributing"},
        {"pct_cases_paying_full_liability", in_full, "Paying in full"},
        {"maintenance_collected_and_arranged_12m", "total", "Money over 12 months"},
        {"outstanding_arrears", "all", "Outstanding arrears"},
        {"cases_with_arrears", "all", "Cases with arrears"},
        {"cases_paying_towards_arrears", "all", "Paying towards arrears"},
        {"live_caseload", "total", "Live caseload"},
        {"maintenance_collected_and_arranged_12m", "Maintenance Direct part", "Maintenance Direct, 12 months"},
        {"share_of_live_caseload_maintenance_direct", "Maintenance Direct", "On Maintenance Direct"}};
    for (const auto& series : shown) {
        CAPTURE(series[2]);
        std::size_t figures = 0;
        for (const FittedFigure& figure : fit.figures) {
            const Observation& o = figure.observation;
            if (o.measure->id != series[0] || o.measure->breakdown != series[1]) continue;
            ++figures;
            CHECK(count_of(svg, fmt::format("<title>{}, {}: ", series[2], o.quarter.words())) == 2);
        }
        CHECK(figures > 0);
        CHECK_THAT(svg, Contains(fmt::format("; {0} of {0} inside<", figures)));
    }
    CHECK_THAT(svg, Contains(fmt::format("The 90% bands hold {0} of the {0} published figures<", fit.figures.size())));
    CHECK_THAT(svg, Contains("Current liability, March 2013: 772.6 published; 811.2 is the model's median"));
}

TEST_CASE("a chart of figures that are in no key series has words only") {
    PosteriorPredictive fit = published_fit();
    std::erase_if(fit.figures, [](const FittedFigure& f) { return f.observation.measure->id != "closures_quarter"; });
    REQUIRE(!fit.figures.empty());
    const std::string svg = fit_svg(fit);
    CHECK(is_xml(svg));
    CHECK_THAT(svg, Contains("None of the key series") && !Contains("<circle"));
}

TEST_CASE("a figure stands on its scale and outside its band has another mark") {
    const std::string svg = band_panels_svg(two_figures());
    CHECK(is_xml(svg));
    CHECK_THAT(svg, Contains("cases; 1 of 2 inside") && Contains("<title>a &amp; b, March 2014: 220.0 published"));
    const auto x = marks_of(svg, "cx"), y = marks_of(svg, "cy");  // first figure, the same less its median, second ...
    REQUIRE(y.size() == 4);
    CHECK(x[0] == x[1]);
    CHECK(x[2] > x[0]);
    CHECK(y[2] < y[0]);                         // upwards is more
    const double percent = (y[1] - y[3]) / 15;  // from 5% below to 10% above
    CHECK(percent > 0);
    const double none = y[1] - 5 * percent;
    CHECK_THAT(svg, Contains(fmt::format("y1=\"{:g}\" x2", none)));  // a median, or the line of 0
    CHECK(count_of(svg, "stroke=\"#801650\" stroke-width=\"2\"><title>") == 2);
    CHECK(count_of(svg, "fill=\"#0b0c0c\" stroke=\"#ffffff\"><title>") == 2);
}

TEST_CASE("points of a series of percentages are apart by points") {
    BandPanels chart = two_figures();
    CHECK_THAT(band_panels_svg(chart), Contains("less the median, percent of it"));
    chart.panels[0].apart = BandPanel::Apart::points;
    const std::string svg = band_panels_svg(chart);
    CHECK_THAT(svg, Contains("less the median, points"));
    const auto y = marks_of(svg, "cy");
    REQUIRE(y.size() == 4);
    const double level = (y[0] - y[2]) / (220 - 95), apart = (y[1] - y[3]) / (20 + 5);
    CHECK(level > 0);
    CHECK(apart > level);  // the same unit over a shorter stretch
}

TEST_CASE("the chart of the unknowns holds each once and the least learnt first") {
    const std::vector<Unknown> unknowns = published_unknowns();
    const std::vector<Learnt> learnt = narrower_and_narrower(unknowns);
    const std::string svg = unknowns_svg(unknowns, learnt);
    CHECK(is_xml(svg));
    std::size_t last = 0;
    for (const Unknown& unknown : unknowns) {
        CAPTURE(unknown.name);
        CHECK(count_of(svg, ">" + unknown.name + "</text>") == 1);
        CHECK(svg.find(">" + unknown.name + "</text>") > last);
        last = svg.find(">" + unknown.name + "</text>");
    }
    CHECK(marks_of(svg, "cy").size() == unknowns.size());
    const auto little = std::count_if(learnt.begin(), learnt.end(), [](const Learnt& l) { return l.width > 0.8; });
    CHECK_THAT(svg, Contains(fmt::format("tell little about {} of {} unknowns", little, unknowns.size())));
    CHECK_THAT(svg, Contains("; 0 medians have left"));
}

TEST_CASE("unknowns are in the order of their widths and not of the table") {
    const std::vector<Unknown> unknowns = published_unknowns();
    std::vector<Learnt> learnt = narrower_and_narrower(unknowns);
    std::swap(learnt.front().width, learnt.back().width);
    const std::string svg = unknowns_svg(unknowns, learnt);
    CHECK(svg.find(">" + unknowns.back().name + "</text>") < svg.find(">" + unknowns[1].name + "</text>"));
    CHECK(svg.find(">" + unknowns.front().name + "</text>") > svg.find(">" + unknowns[1].name + "</text>"));
}

TEST_CASE("lines are as long as their intervals and headings stand before their rows") {
    const IntervalRows chart{
        .words = two_figures().words,
        .axis = "deviations",
        .thin = "before",
        .thick = "after",
        .saying = "width",
        .groups = {{"wide", {row("a", -2, 2)}}, {"narrow", {row("b", -0.5, 0.5), row("c", 0, 4)}}}};
    const std::string svg = interval_rows_svg(chart);
    CHECK(is_xml(svg));
    CHECK(svg.find(">wide<") < svg.find(">a<"));
    CHECK(svg.find(">narrow<") < svg.find(">b<"));
    const std::regex box("<rect[^>]* width=\"([0-9.]+)\"[^>]*fill=\"#6BACE6\"");
    std::vector<double> widths;
    for (auto match = std::sregex_iterator(svg.begin(), svg.end(), box); match != std::sregex_iterator(); ++match)
        widths.push_back(std::stod((*match)[1]));
    REQUIRE(widths.size() == 4);  // the first is the key's
    CHECK(widths[1] == Approx(4 * widths[2]).epsilon(0.001));
    CHECK(widths[3] == Approx(4 * widths[2]).epsilon(0.001));
    const auto x = marks_of(svg, "cx");
    REQUIRE(x.size() == 3);
    CHECK(x[0] == x[1]);
    CHECK(x[2] - x[1] == Approx(2 * widths[2]).epsilon(0.001));
}
