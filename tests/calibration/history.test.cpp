#include "calibration/history.h"

#include <catch2/catch.hpp>

#include "tests/support/paths.h"

using namespace ccsim;

namespace {

const std::string history_columns = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";

const Measure& measure(std::string_view id, std::string_view breakdown) {
    const Measure* const found = find_measure(id, breakdown);
    REQUIRE(found != nullptr);
    return *found;
}

std::optional<double> published(const std::string& rows, std::string_view id, std::string_view breakdown,
                                Quarter when) {
    const auto figure = parse_history(history_columns + rows, "h.csv").published(measure(id, breakdown), when);
    return figure ? std::optional(figure->value) : std::nullopt;
}

}  // namespace

TEST_CASE("every published figure of the core series stands beside its measure") {
    const History history = read_history(tests::source_dir / "calibration/data/history.csv");
    const auto value = [&](std::string_view id, std::string_view breakdown, Quarter when) {
        const auto figure = history.published(measure(id, breakdown), when);
        INFO(id << ", " << breakdown << ", " << when.last_day());
        REQUIRE(figure);
        return figure->value;
    };
    CHECK(value("live_caseload", "total", {2013, 4}) == 1'400'000);
    CHECK(value("live_caseload", "total", {2016, 3}) == 1'082'100);
    CHECK(value("cases_with_current_liability", "all", {2013, 1}) == 772'600);
    CHECK(value("cases_contributing", "all", {2015, 1}) == 557'900);
    CHECK(value("pct_cases_contributing", "all", {2016, 3}) == 92.7);
    CHECK(value("pct_cases_paying_full_liability", "collection service (90% or more of liability)", {2013, 1}) == 59.4);
    CHECK(value("children_benefiting", "all", {2016, 2}) == 429'800);
    CHECK(value("maintenance_collected_and_arranged_12m", "total", {2016, 3}) == 815.3);
    CHECK(value("maintenance_collected_and_arranged_quarter", "total", {2016, 3}) == 162.0);
    CHECK(value("outstanding_arrears", "all", {2016, 3}) == 3475.8);
    CHECK(value("cases_with_arrears", "all", {2012, 1}) == 1'188'200);
    CHECK(value("cases_paying_towards_arrears", "all", {2016, 3}) == 155'000);
    CHECK(value("cases_awaiting_arrears_finalisation", "case closure", {2016, 3}) == 163'000);
    CHECK(value("cases_liability_ended_cumulative", "case closure", {2015, 4}) == 279'000);
    CHECK(value("cases_selected_proactive_cumulative", "segment 4", {2015, 4}) == 119'450);
    CHECK(value("arrears_moved_to_cms_cumulative", "all", {2016, 1}) == 153.3);
    CHECK(value("closures_quarter", "2003 scheme, all reasons", {2016, 3}) == 55'500);
    CHECK(value("cases_paying_nothing", "caseload status", {2016, 2}) == 26'400);
    CHECK(value("avg_weekly_liability", "excluding nil", {2016, 3}) == 41.0);
}

TEST_CASE("each history row of a core measure has a row in the table of measures") {
    const History history = read_history(tests::source_dir / "calibration/data/history.csv");
    int joined = 0;
    for (const HistoryRow& row : history.rows()) {
        const Measure* const m = find_measure(row.measure, row.breakdown);
        if (m && row.quarter && history.published(*m, *row.quarter)) ++joined;
        if ((row.breakdown == "all" || row.breakdown == "total") &&
            (row.measure == "live_caseload" || row.measure == "cases_with_current_liability" ||
             row.measure == "cases_contributing" || row.measure == "pct_cases_contributing" ||
             row.measure == "children_benefiting" || row.measure == "maintenance_collected_and_arranged_12m" ||
             row.measure == "maintenance_collected_and_arranged_quarter" || row.measure == "outstanding_arrears" ||
             row.measure == "cases_with_arrears")) {
            INFO("line " << row.line);
            CHECK(m != nullptr);
        }
    }
    CHECK(joined > 130);
}

TEST_CASE("no series from before December 2013 and no second basis stands beside a measure") {
    const History history = read_history(tests::source_dir / "calibration/data/history.csv");
    for (const Measure& m : measures()) {
        CHECK(m.id.find("_old_method") == std::string_view::npos);
        for (Quarter q{2009, 1}; q <= Quarter(2016, 4); q = q + 1)
            if (const auto figure = history.published(m, q)) {
                const HistoryRow& row = history.rows()[figure->row];
                CHECK(row.measure == m.id);
                CHECK(row.breakdown == m.breakdown);
                CHECK(row.quarter == q);
                CHECK(row.source_id.find('+') == std::string::npos);
                CHECK(figure->step > 0);
            }
    }
    CHECK_FALSE(
        history.published(measure("maintenance_collected_and_arranged_12m", "Maintenance Direct part"), {2013, 1}));
    CHECK_FALSE(history.published(measure("maintenance_collected_and_arranged_12m", "total"), {2014, 4}));
}

TEST_CASE("the finest rounding is taken and then the September 2016 publication and then the first") {
    const auto taken = [](const std::string& rows) {
        const History history = parse_history(history_columns + rows, "h.csv");
        return history.rows()[history.published(measure("outstanding_arrears", "all"), {2016, 3})->row].source_id;
    };
    CHECK(taken("2016-09-30,outstanding_arrears,all,3476,GBP million,1m,qss-2016-09,\n"
                "2016-09-30,outstanding_arrears,all,3475.8,GBP million,0.1m,other,\n") == "other");
    CHECK(taken("2016-09-30,outstanding_arrears,all,3476,GBP million,1m,other,\n"
                "2016-09-30,outstanding_arrears,all,3476,GBP million,1m,qss-2016-09,\n"
                "2016-09-30,outstanding_arrears,all,3476,GBP million,1m,third,\n") == "qss-2016-09");
    CHECK(taken("2016-09-30,outstanding_arrears,all,3476,GBP million,1m,one,\n"
                "2016-09-30,outstanding_arrears,all,3476,GBP million,1m,two,\n") == "one");
}

TEST_CASE("precision is compared in the unit of the measure") {
    CHECK(published("2016-09-30,live_caseload,total,1.1,million cases,0.1 million,qss-2016-09,\n"
                    "2016-09-30,live_caseload,total,1082100,cases,100,other,\n",
                    "live_caseload", "total", {2016, 3}) == 1'082'100);
}

TEST_CASE("rows of other units and days and words do not stand beside a measure") {
    CHECK_FALSE(published("2016-09-30,cases_with_arrears,all,1,million families,0.1 million,s,\n", "cases_with_arrears",
                          "all", {2016, 3}));
    CHECK_FALSE(
        published("2016-08-31,cases_with_arrears,all,100,cases,100,s,\n", "cases_with_arrears", "all", {2016, 3}));
    CHECK_FALSE(published("2016-09-30,cases_with_arrears,all,100,cases,\"\"\"over\"\"\",s,\n", "cases_with_arrears",
                          "all", {2016, 3}));
    CHECK(published("2016-09-30,cases_with_arrears,all,100,cases,100,s,\n", "cases_with_arrears", "all", {2016, 3}) ==
          100);
}

TEST_CASE("the span of a measure is from its first to its last published quarter") {
    const History history = read_history(tests::source_dir / "calibration/data/history.csv");
    const auto span = history.published_span(measure("outstanding_arrears", "all"));
    REQUIRE(span);
    CHECK(span->first == Quarter(2013, 1));
    CHECK(span->second == Quarter(2016, 3));
    CHECK_FALSE(history.published_span(measure("cases_open", "all")));
}
