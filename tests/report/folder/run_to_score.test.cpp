#include "sim/report/folder/run_to_score.h"

#include <catch2/catch.hpp>
#include <string>

#include "calibration/measure_named.h"
#include "sim/core/problems.h"

using namespace ccsim;
using Catch::Contains;

namespace {

/// Adds a projection with its quantiles, which rise by one from `lowest`, or by `step`.
void project(MeasuresFile& run, const Measure& measure, Quarter quarter, double lowest, double step = 1) {
    QuarterFigures& figures = run.figures.add("s", measure).quarters[quarter];
    figures.simulated = QuarterFigures::Simulated::projection;
    figures.at(Statistic::mean) = ReportedFigure{lowest + 4};
    for (std::size_t i = 0; i < quantile_points.size(); ++i)
        figures.at(*parse_statistic(quantile_points[i].name)) = ReportedFigure{lowest + step * static_cast<double>(i)};
    run.last = quarter;
}

MeasuresFile example() {
    const Measure& live = measure_named("live_caseload", "total");
    MeasuresFile run{.figures = {}, .first = Quarter(2016, 3), .last_fitted = Quarter(2016, 3), .last = {}};
    FigureSeries& series = run.figures.add("s", live);
    series.quarters[{2016, 2}].at(Statistic::published) = ReportedFigure{20};
    series.quarters[{2016, 3}].at(Statistic::published) = ReportedFigure{18};
    series.quarters[{2016, 4}].at(Statistic::published) = ReportedFigure{16};
    project(run, live, {2016, 4}, 10);
    return run;
}

}  // namespace

TEST_CASE("a run to score knows the figures up to its last outturn and its quantiles after it") {
    const forecast::RunToScore run = run_to_score(example(), "m.csv");
    CHECK(run.scenario == "s");
    CHECK(run.last_outturn == Quarter(2016, 3));
    REQUIRE(run.forecasts.size() == 1);
    const forecast::RunForecast& live = run.forecasts[0];
    CHECK(live.measure == &measure_named("live_caseload", "total"));
    REQUIRE(live.known.size() == 2);
    CHECK(live.known[1].quarter == Quarter(2016, 3));
    CHECK(live.known[1].value == 18);
    CHECK(live.means.at({2016, 4}) == 14);
    REQUIRE(live.projected.at({2016, 4}).size() == quantile_points.size());
    CHECK(live.projected.at({2016, 4})[0].share == 0.025);
    CHECK(live.projected.at({2016, 4})[8].value == 18);
}

TEST_CASE("a run without a projection or of several scenarios is not scored") {
    MeasuresFile none = example();
    none.last = none.last_fitted;
    CHECK_THROWS_WITH(run_to_score(none, "m.csv"), Contains("m.csv: no row is a projection"));
    CHECK_THROWS_AS(run_to_score({}, "m.csv"), InputError);
    MeasuresFile two = example();
    two.figures.add("t", measure_named("live_caseload", "total"));
    CHECK_THROWS_WITH(run_to_score(two, "m.csv"), Contains("holds 2 scenarios; score the folder of one run"));
}

TEST_CASE("quantiles that are missing or fall are told each with its measure and quarter") {
    MeasuresFile run = example();
    project(run, measure_named("children_benefiting", "all"), {2016, 4}, 10, -1);
    project(run, measure_named("outstanding_arrears", "all"), {2017, 1}, 10);
    run.figures.add("s", measure_named("outstanding_arrears", "all")).quarters[{2017, 1}].at(Statistic::p10).reset();
    CHECK_THROWS_WITH(
        run_to_score(run, "m.csv"),
        Contains("children_benefiting, all, has quantiles that are missing or do not rise, in 2016-12-31") &&
            Contains("outstanding_arrears, all, has quantiles") && Contains("2017-03-31") &&
            !Contains("live_caseload"));
}
