#include "calibration/observation.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "calibration/published_history.h"
#include "sim/core/problems.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;

namespace {

const std::string columns_of_history = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
const std::string list_header =
    "period_end,measure,breakdown,unit,rounding,source_id,fitted,series,scale,own_error,as_measure,as_breakdown,"
    "reason\n";

std::vector<Observation> fitted_of(const std::string& rows) {
    return observations(parse_history(columns_of_history + rows, "mine.csv"));
}

std::vector<Problem> problems_of_list(const std::string& rows) {
    try {
        parse_fitted_rows(list_header + rows, "list.csv");
    } catch (const InputError& e) {
        return e.problems();
    }
    return {};
}

using Key = std::array<std::string, 6>;

}  // namespace

TEST_CASE("each row of the history is listed once and the list names no other row") {
    std::multiset<Key> of_history, of_list;
    const History history = published_history();
    for (const HistoryRow& r : history.rows())
        of_history.insert({r.period_end, r.measure, r.breakdown, r.unit, r.rounding, r.source_id});
    for (const FittedRow& r : fitted_rows())
        of_list.insert({r.period_end, r.measure, r.breakdown, r.unit, r.rounding, r.source_id});
    CHECK(of_history.size() == 422);
    CHECK(of_history == of_list);
}

TEST_CASE("each row listed as fitted becomes one observation and none is of the future") {
    std::size_t listed = 0;
    for (const FittedRow& row : fitted_rows()) listed += row.fitted;
    const auto all = observations(published_history());
    CHECK(all.size() == listed);
    CHECK(all.size() == 112);
    for (const Observation& o : all) {
        INFO(o.measure->id << ", " << o.measure->breakdown << ", " << o.quarter.last_day());
        CHECK(o.quarter <= Quarter(2016, 3));
        CHECK(o.step > 0);
        CHECK(std::isfinite(on_scale(o.scale, o.value)));
        CHECK_FALSE(o.series.empty());
        CHECK(o.measure->from == Measure::From::both_engines);
    }
}

TEST_CASE("the expected engine predicts every observation") {
    const Scenario scenario = tests::baseline();
    const Series series = run_expected(scenario, 1);
    for (const Observation& o : observations(published_history())) {
        INFO(o.measure->id << ", " << o.measure->breakdown << ", " << o.quarter.last_day());
        const auto value = simulated(o, series, scenario.start);
        REQUIRE(value);
        CHECK(std::isfinite(on_scale(o.scale, *value)));
    }
}

TEST_CASE("a share and the two counts that make it are not all fitted") {
    std::map<Quarter, std::set<std::string_view>> fitted;
    for (const Observation& o : observations(published_history()))
        if (o.measure->breakdown == "all") fitted[o.quarter].insert(o.measure->id);
    for (const auto& [quarter, ids] : fitted) {
        INFO(quarter.last_day());
        CHECK(ids.count("cases_contributing") + ids.count("cases_with_current_liability") +
                  ids.count("pct_cases_contributing") <=
              2);
        CHECK(ids.count("pct_arrears_cases_paying_towards_arrears") == 0);
    }
    CHECK(fitted[{2016, 3}].contains("cases_contributing"));
    CHECK(fitted[{2013, 4}].contains("pct_cases_contributing"));
}

TEST_CASE("a row under another name is fitted to the measure that the list names") {
    for (const Observation& o : observations(published_history()))
        if (o.measure->id == "total_caseload" && o.quarter == Quarter(2014, 2)) {
            CHECK(o.value == 1'530'000);
            CHECK(o.step == 10'000);
            CHECK(o.own_error == 0.05);
            return;
        }
    FAIL("the total caseload before closure is not fitted");
}

TEST_CASE("no observation is later than the last quarter asked for") {
    const auto list = fitted_rows();
    const Quarter last{2015, 1};
    const auto some = observations(published_history(), list, last);
    CHECK(some.size() > 20);
    CHECK(some.size() < 60);
    for (const Observation& o : some) CHECK(o.quarter <= last);
    CHECK(some.back().quarter == last);
}

TEST_CASE("a new row of a history is treated as the latest listed row of its measure") {
    const auto counts = fitted_of(
        "2017-03-31,cases_with_current_liability,all,150000,cases,100,mine,\n"
        "2017-03-31,cases_contributing,all,140000,cases,100,mine,\n"
        "2017-03-31,pct_cases_contributing,all,93.3,percent,0.1pp,mine,\n");
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].measure->id == "cases_with_current_liability");
    CHECK(counts[1].measure->id == "cases_contributing");
    CHECK(counts[0].series == "current liability");

    const auto arrears = fitted_of(
        "2017-03-31,outstanding_arrears,all,3400,GBP million,1m,mine,\n"
        "2017-03-31,outstanding_arrears,all,3399.8,GBP million,0.1m,mine,\n");
    REQUIRE(arrears.size() == 1);
    CHECK(arrears[0].value == 3399.8);

    // Not fitted at the opening, fitted since.
    CHECK(fitted_of("2017-03-31,cases_paying_towards_arrears,all,100000,cases,100,mine,\n").size() == 1);
    CHECK(fitted_of("2017-03-31,cases_open,segment 4,1000,cases,100,mine,\n").empty());
    CHECK(fitted_of("2017-03-31,cases_with_current_liability,all,150000,cases,\"\"\"over\"\"\",mine,\n").empty());
}

TEST_CASE("a row that the list names keeps its place when the history says something else") {
    const auto one = fitted_of("2016-09-30,cases_with_current_liability,all,999900,cases,100,qss-2016-09,\n");
    REQUIRE(one.size() == 1);
    CHECK(one[0].value == 999'900);
    CHECK(fitted_of("2016-09-30,pct_cases_contributing,all,92.7,percent,0.1pp,qss-2016-09,\n").empty());
}

TEST_CASE("a figure that its scale does not have is refused with its line") {
    try {
        fitted_of(
            "2016-09-30,cases_contributing,all,252600,cases,100,qss-2016-09,\n"
            "2016-09-30,cases_with_current_liability,all,0,cases,100,qss-2016-09,\n");
        FAIL("0 cases were fitted on the log");
    } catch (const InputError& e) {
        REQUIRE(e.problems().size() == 1);
        CHECK(e.problems()[0].file == "mine.csv");
        CHECK(e.problems()[0].line == 3);
    }
}

TEST_CASE("scales and steps are as on paper") {
    CHECK(on_scale(Scale::log, 100) == Approx(4.605170186));
    CHECK(on_scale(Scale::logit, 80) == Approx(std::log(4.0)));
    CHECK(on_scale(Scale::identity, -3) == -3);
    CHECK(std::isnan(on_scale(Scale::log, 0)));
    CHECK(std::isnan(on_scale(Scale::logit, 100)));
    Observation o;
    o.value = 80;
    o.step = 0.1;
    o.scale = Scale::logit;
    // From 79.95 to 80.05.
    CHECK(step_on_scale(o) == Approx(on_scale(Scale::logit, 80.05) - on_scale(Scale::logit, 79.95)).epsilon(1e-5));
    o.scale = Scale::log;
    CHECK(step_on_scale(o) == Approx(std::log(80.05 / 79.95)).epsilon(1e-5));
    o.scale = Scale::identity;
    CHECK(step_on_scale(o) == 0.1);
}

TEST_CASE("every problem of a list of fitted rows is told with its place") {
    const std::string good = "2016-09-30,cases_contributing,all,cases,100,qss,yes,contributing,log,0.05,,,why\n";
    CHECK(problems_of_list(good).empty());
    const auto problems = problems_of_list(good + good +
                                           "2016-09-30,cases_with_arrears,all,cases,100,qss,perhaps,,,,,,why\n"
                                           "2016-09-30,cases_with_arrears,all,cases,100,two,yes,,logs,-1,,all,\n"
                                           "2016-09-30,cases_without_arrears,all,cases,100,qss,yes,arrears,log,,,,why\n"
                                           "2016-09-30,cases_with_arrears,all,cases,100,three,no,arrears,,,,,why\n"
                                           "2016-09-30,cases_with_arrears\n");
    std::vector<std::pair<int, std::string>> places;
    for (const Problem& p : problems) {
        CHECK(p.file == "list.csv");
        CHECK((p.column > 0 || p.key.empty()));
        places.emplace_back(p.line, p.key);
    }
    CHECK(places == std::vector<std::pair<int, std::string>>{{3, "measure"},
                                                             {4, "fitted"},
                                                             {5, "reason"},
                                                             {5, "series"},
                                                             {5, "scale"},
                                                             {5, "own_error"},
                                                             {5, "as_breakdown"},
                                                             {6, "measure"},
                                                             {7, "series"},
                                                             {8, ""}});
    CHECK_THROWS_AS(parse_fitted_rows("a,b\n", "list.csv"), InputError);
    CHECK_THROWS_AS(parse_fitted_rows("", "list.csv"), InputError);
}
