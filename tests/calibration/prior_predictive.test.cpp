#include "calibration/prior_predictive.h"

#include <catch2/catch.hpp>
#include <cstdio>

#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"

using namespace ccsim;

namespace {

const std::string columns = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
const std::string unknown_columns = "unknown,path,family,least,p5,median,p95,most,rest_of,reason,source_id\n";

}  // namespace

TEST_CASE("the prior predictive band of an opening stock is the prior itself") {
    // Nothing but the opening stock of direct cases is unknown, and at the opening it is counted as it is.
    const auto unknowns =
        parse_unknowns(unknown_columns + "direct,opening.cases_direct,uniform,100000,,,,200000,,r,s\n", "u.csv");
    const Scenario scenario;
    const double others = scenario.parameters.opening.cases_collected + scenario.parameters.opening.cases_enforced;
    const History history =
        parse_history(columns + "2012-03-31,cases_with_current_liability,all,700000,cases,100,s,\n", "h.csv");
    const PriorPredictive check = prior_predictive(scenario, unknowns, history, {.points = 1000, .seed = 1});
    REQUIRE(check.figures.size() == 1);
    CHECK(check.figures[0].quarter == Quarter(2012, 1));
    CHECK(check.figures[0].published.value == 700'000);
    CHECK(check.figures[0].low == Approx(others + 100'500).margin(300));
    CHECK(check.figures[0].median == Approx(others + 150'000).margin(300));
    CHECK(check.figures[0].high == Approx(others + 199'500).margin(300));
    CHECK_FALSE(check.figures[0].is_inside());
    CHECK(check.share_outside() == 1);
}

TEST_CASE("a figure is inside when what it was rounded from may be") {
    PredictedFigure figure;
    figure.published = {.value = 1.4, .step = 0.1, .row = 0};
    figure.low = 1.44;
    figure.high = 1.6;
    CHECK(figure.is_inside());
    figure.low = 1.46;
    CHECK_FALSE(figure.is_inside());
    figure.published.value = 1.7;
    CHECK_FALSE(figure.is_inside());
    figure.published.value = 1.65;
    CHECK(figure.is_inside());
    CHECK(PriorPredictive{}.share_outside() == 0);
}

TEST_CASE("the prior predictive check is the same for any number of threads") {
    const auto unknowns = published_unknowns();
    const History history = published_history();
    const std::string one = csv_of(prior_predictive({}, unknowns, history, {.points = 60, .seed = 3, .threads = 1}));
    CHECK(one == csv_of(prior_predictive({}, unknowns, history, {.points = 60, .seed = 3, .threads = 2})));
    CHECK(one != csv_of(prior_predictive({}, unknowns, history, {.points = 60, .seed = 4, .threads = 2})));
}

TEST_CASE("the shipped priors hold all published figures but the one that the page explains", "[slow]") {
    const PriorPredictive check = prior_predictive({}, published_unknowns(), published_history());
    std::vector<std::string> outside;
    for (const PredictedFigure& figure : check.figures)
        if (!figure.is_inside()) outside.push_back(std::string(figure.measure->id) + ' ' + figure.quarter.last_day());
    CHECK(outside == std::vector<std::string>{"closures_quarter 2016-06-30"});
    CHECK(check.figures.size() >= 137);
    CHECK(check.share_outside() <= 0.03);
}

TEST_CASE("prints the prior predictive check of the shipped priors", "[.prior-predictive]") {
    const PriorPredictive check = prior_predictive({}, published_unknowns(), published_history());
    std::puts(csv_of(check).c_str());
    std::printf("outside: %.3f of %zu\n", check.share_outside(), check.figures.size());
    CHECK(!check.figures.empty());
}
