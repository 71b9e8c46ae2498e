#include "calibration/backtest/questions.h"

#include <catch2/catch.hpp>
#include <string>

#include "calibration/published_history.h"
#include "sim/core/problems.h"

using namespace ccsim;
using namespace ccsim::backtest;

namespace {

/// The cases with a current liability of some quarters, each 100 fewer than the one before.
History caseload_of(const std::vector<std::string>& days) {
    std::string text = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
    int value = 800'000;
    for (const std::string& day : days)
        text += day + ",cases_with_current_liability,all," + std::to_string(value -= 100) + ",cases,100,qss-2016-09,\n";
    return parse_history(text, "invented.csv");
}

const std::vector<std::string> days{"2013-03-31", "2013-12-31", "2014-03-31", "2014-06-30", "2015-03-31"};

}  // namespace

TEST_CASE("a series is asked about once three figures of it are known") {
    const auto questions = questions_of(vintages_of(caseload_of(days)), {});
    REQUIRE(questions.size() == 3);  // quarters with a row from March 2014 on
    CHECK(questions[0].origin == Quarter(2014, 1));
    CHECK(questions[0].series.empty());  // March's own figure is not out at the end of March
    REQUIRE(questions[0].not_tested.size() == 2);
    CHECK_THAT(questions[0].not_tested[0].why, Catch::Contains("2 figures known by then, and 3 are needed"));
    CHECK(questions[0].not_tested[1].measure == nullptr);
    REQUIRE(questions[1].series.size() == 1);  // at the end of June 2014 three are known
    CHECK(questions[1].series[0].known.size() == 3);
    REQUIRE(questions[1].series[0].asked.size() == 2);
    CHECK(questions[1].horizon_of(questions[1].series[0].asked[0].quarter) == 1);  // June 2014
    CHECK(questions[1].horizon_of(questions[1].series[0].asked[1].quarter) == 4);  // March 2015
    CHECK(questions[1].last() == Quarter(2015, 1));
    CHECK(questions[1].series[0].caseload.size() == 3);
    CHECK(questions[2].series[0].asked.size() == 1);
}

TEST_CASE("only the horizons that are chosen are asked about") {
    const Vintages vintages = vintages_of(caseload_of(days));
    const auto far = questions_of(vintages, {.origins = {{2014, 2}}, .horizons = {4}});
    REQUIRE(far.size() == 1);
    REQUIRE(far[0].series.size() == 1);
    REQUIRE(far[0].series[0].asked.size() == 1);
    CHECK(far[0].series[0].asked[0].quarter == Quarter(2015, 1));
    const auto none = questions_of(vintages, {.origins = {{2014, 2}}, .horizons = {2}});
    CHECK(none[0].series.empty());
    CHECK_THAT(none[0].not_tested[0].why, Catch::Contains("no figure of it"));
}

TEST_CASE("a history without an origin is refused") {
    CHECK_THROWS_AS(questions_of(vintages_of(caseload_of({"2012-03-31", "2012-06-30"})), {}), InputError);
}

TEST_CASE("of the published history every series is asked about or named with a reason at every origin") {
    const History history = published_history();
    const auto questions = questions_of(vintages_of(history), {});
    const auto never = never_tested(history);
    CHECK(questions.front().origin >= first_origin);
    CHECK(questions.back().origin <= last_origin);
    for (const Questions& q : questions)
        for (const Measure& measure : measures()) {
            if (!history.published_span(measure)) continue;
            const auto named = [&](const std::vector<NotTested>& list) {
                return std::ranges::count(list, &measure, &NotTested::measure);
            };
            INFO(q.origin.last_day() << ' ' << measure.id << ", " << measure.breakdown);
            CHECK(std::ranges::count(q.series, &measure, &AskedSeries::measure) + named(q.not_tested) + named(never) ==
                  1);
        }
    std::size_t scored = 0;
    for (const Questions& q : questions) scored += q.series.empty() ? 0 : 1;
    CHECK(scored >= 6);  // below that nothing is claimed
}
