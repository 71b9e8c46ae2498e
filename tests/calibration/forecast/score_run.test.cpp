#include "calibration/forecast/score_run.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ccsim;
using namespace ccsim::forecast;

namespace {

const Quarter origin(2016, 3);

/// Invented figures: 500 cases fewer each year and a half, and a run that goes on so, give or take `width`.
RunToScore run_with(double width) {
    RunForecast f{.measure = find_measure("cases_with_current_liability", "all")};
    for (const auto& [back, value] : {std::pair{12, 9000.0}, {8, 8200.0}, {4, 7900.0}, {0, 7000.0}})
        f.known.push_back({origin - back, value});
    for (int h = 1; h <= 4; ++h) {
        const double middle = 7000 - 200.0 * h;
        f.means[origin + h] = middle;
        for (const auto& [share, z] : {std::pair{0.025, -1.96},
                                       {0.05, -1.64},
                                       {0.1, -1.28},
                                       {0.25, -0.67},
                                       {0.5, 0.0},
                                       {0.75, 0.67},
                                       {0.9, 1.28},
                                       {0.95, 1.64},
                                       {0.975, 1.96}})
            f.projected[origin + h].push_back({share, middle + width * z});
    }
    return {.scenario = "invented", .last_outturn = origin, .forecasts = {f}};
}

History outturn(const std::string& rows) {
    return parse_history("period_end,measure,breakdown,value,unit,rounding,source_id,note\n" + rows, "later.csv");
}

std::string figure(const char* day, const char* value, const char* measure = "cases_with_current_liability,all") {
    return std::string(day) + ',' + measure + ',' + value + ",cases,100,invented,\n";
}

const ScoreRow& row_of(const RunScores& scores, const std::string& forecaster, Scale scale) {
    for (const ScoreRow& row : scores.rows)
        if (row.forecaster == forecaster && row.scale == scale) return row;
    throw std::out_of_range("no such row");
}

}  // namespace

TEST_CASE("a run is scored against figures published later, beside what simple methods would have said") {
    const RunScores scores = score_run(run_with(100), outturn(figure("2016-12-31", "6900")));
    CHECK(scores.figures == 1);
    const ScoreRow& model = row_of(scores, "model", Scale::identity);
    CHECK(model.scores.median == 6800);
    CHECK(model.scores.absolute_error == Approx(100));
    CHECK(model.scores.in_90);
    CHECK(model.scores.in_50);  // 6,733 to 6,867 before rounding; the figure is a rounded one, so to 6,900
    CHECK(row_of(scores, "last_value", Scale::identity).scores.median == 7000);
    CHECK(row_of(scores, "model", Scale::log).scores.absolute_error == Approx(std::log(6900.0 / 6800)));
    REQUIRE(scores.skill);
    CHECK(scores.skill->claim == SkillClaim::too_few_origins);
    CHECK(scores.skill->origins == 1);
    CHECK(scores.skill->best.contains("counts"));
}

TEST_CASE("what is no forecast is not scored and is named") {
    const RunScores scores = score_run(
        run_with(100), outturn(figure("2016-09-30", "7000") + figure("2016-12-31", "6800") +
                               figure("2019-03-31", "100") + figure("2016-12-31", "5", "appeals_received_12m,some") +
                               figure("2016-12-31", "200", "live_caseload,total")));
    CHECK(scores.figures == 1);
    CHECK(scores.beside_nothing == 2);
    REQUIRE(scores.not_scored.size() >= 2);
    CHECK_THAT(scores.not_scored[0], Catch::Contains("2016-09-30") && Catch::Contains("not a forecast"));
    CHECK_THAT(scores.not_scored[1], Catch::Contains("2019-03-31") && Catch::Contains("does not reach"));
    RunToScore means_only = run_with(100);
    means_only.forecasts[0].projected.clear();
    const RunScores none = score_run(means_only, outturn(figure("2016-12-31", "6800")));
    CHECK(none.figures == 0);
    CHECK_FALSE(none.skill);
    CHECK_THAT(none.not_scored[0], Catch::Contains("no intervals"));
}

TEST_CASE("the run's own later figures do not reach the baselines") {
    RunToScore run = run_with(100);
    const RunScores before = score_run(run, outturn(figure("2017-03-31", "6600")));
    const RunScores other = score_run(run, outturn(figure("2016-12-31", "3000") + figure("2017-03-31", "6600")));
    const auto at_march = [](const RunScores& scores, const char* name) {
        for (const ScoreRow& row : scores.rows)
            if (row.forecaster == name && row.figure.quarter == origin + 2 && row.scale == Scale::log)
                return row.scores.crps;
        return -1.0;
    };
    for (const char* name : {"model", "drift", "arima", "equal_mix"})
        CHECK(at_march(before, name) == at_march(other, name));
}
