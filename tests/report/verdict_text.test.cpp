#include <catch2/catch.hpp>
#include <string>

#include "sim/report/score_files.h"

using namespace ccsim;
using Catch::Contains;

namespace {

/// As many figures as can be judged, all outside their intervals, though nearer than the simple methods came.
forecast::RunScores surer_but_nearer() {
    forecast::ScoreRow row{
        .forecaster = std::string(forecast::model_name),
        .figure = {.measure = find_measure("live_caseload", "total"), .quarter = *parse_quarter("2016-12")},
        .scale = Scale::identity,
        .low_90 = 990'000,
        .high_90 = 1'010'000};
    row.figure.came.value = 1'020'000;
    row.scores.median = 1'000'000;
    forecast::RunScores scores{.scenario = "baseline", .origin = *parse_quarter("2016-09"), .rows = {}};
    scores.rows.assign(forecast::fewest_to_judge, row);
    scores.skill.emplace();
    scores.skill->ratio = 0.5;
    scores.skill->best = {{"counts", "drift"}};
    scores.skill->origins = 1;
    return scores;
}

}  // namespace

TEST_CASE("a verdict says what went wrong before what went well") {
    const forecast::RunScores scores = surer_but_nearer();
    const std::string text = verdict_text({.scores = scores, .run_folder = "a", .outturn_file = "b", .provenance = {}});
    CHECK_THAT(text, Contains("held 0 of 38 (0%) published figures") && Contains("surer of itself") &&
                         Contains("0.50 times as large"));
    const auto wrong = text.find("## What went wrong"), well = text.find("## What went well");
    REQUIRE(wrong != std::string::npos);
    REQUIRE(well != std::string::npos);
    CHECK(wrong < well);
}

TEST_CASE("nothing is said of coverage with one figure fewer than can be judged") {
    forecast::RunScores scores = surer_but_nearer();
    scores.rows.pop_back();
    const std::string text = verdict_text({.scores = scores, .run_folder = "a", .outturn_file = "b", .provenance = {}});
    CHECK_THAT(text, Contains("held 0 of 37 (0%)") &&
                         Contains("37 figures are too few to judge coverage by: that takes at least 38") &&
                         !Contains("surer of itself"));
}
