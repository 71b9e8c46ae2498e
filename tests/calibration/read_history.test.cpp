#include <catch2/catch.hpp>

#include "calibration/history.h"
#include "sim/core/problems.h"
#include "tests/support/paths.h"
#include "tests/support/problems.h"

using namespace ccsim;

namespace {

const std::string header = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";

/// What is wrong with a file, one line a problem.
std::vector<std::string> problems_of(const std::string& text) {
    return tests::problems_of_reading([&] { parse_history(text, "h.csv"); });
}

}  // namespace

TEST_CASE("a row is read with its line and its parts") {
    const History history =
        parse_history(header + "2016-09-30,live_caseload,total,1082100,cases,100,qss-2016-09,\"a, b\"\n", "h.csv");
    REQUIRE(history.rows().size() == 1);
    const HistoryRow& row = history.rows()[0];
    CHECK(row.line == 2);
    CHECK(row.quarter == Quarter(2016, 3));
    CHECK(row.measure == "live_caseload");
    CHECK(row.breakdown == "total");
    CHECK(row.number == 1082100.0);
    CHECK(row.unit == "cases");
    CHECK(row.rounding == "100");
    CHECK(row.source_id == "qss-2016-09");
    CHECK(row.note == "a, b");
}

TEST_CASE("columns may stand in any order") {
    const History history = parse_history(
        "note,value,period_end,measure,breakdown,unit,rounding,source_id\n,5,2016-09-30,m,all,cases,100,s\n", "h.csv");
    REQUIRE(history.rows().size() == 1);
    CHECK(history.rows()[0].number == 5.0);
    CHECK(history.rows()[0].source_id == "s");
}

TEST_CASE("days that end no quarter stay readable") {
    const History history = parse_history(header +
                                              "2015-09-09,selection_rate,all,7900,cases per week,,wpq,\n"
                                              "2015-01-31,programme_date,first,2015-01,date,month,lse,\n",
                                          "h.csv");
    REQUIRE(history.rows().size() == 2);
    CHECK_FALSE(history.rows()[0].quarter);
    CHECK(history.rows()[0].period_end == "2015-09-09");
    CHECK_FALSE(history.rows()[1].number);
    CHECK(history.rows()[1].value == "2015-01");
}

TEST_CASE("every problem is told at once with its place") {
    const auto problems = problems_of(header +
                                      "2016-09-31,m,all,1,cases,100,s,\n"
                                      "2016-09-30,m,all,\"1,000\",cases,100,s,\n"
                                      "2016-09-30,,all,1,cases,100,s,\n"
                                      "2016-09-30,m,all,1,cases,100\n"
                                      "2016-09-30,m,begins,soon,date,day,s,\n");
    REQUIRE(problems.size() == 5);
    CHECK(problems[0] == "h.csv:2:1: period_end: '2016-09-31' is not a date; write it as in 2016-09-30");
    CHECK(problems[1] ==
          "h.csv:3:18: value: '1,000' is not a number; write digits with a point and no commas, as in 1229.9");
    CHECK(problems[2] == "h.csv:4:12: measure: missing; every figure has one");
    CHECK(problems[3] == "h.csv:5: the row has 6 fields where the first has 8; put fields that hold a comma in quotes");
    CHECK(problems[4] ==
          "h.csv:6:21: value: 'soon' is neither a date nor a month; write it as in 2014-06-30 or 2015-01");
}

TEST_CASE("missing and unknown columns are told") {
    const auto problems = problems_of("period_end,measure,breakdown,valu,unit,rounding,source_id,note\n");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0] == "h.csv:1:30: valu: unknown column; did you mean value?");
    CHECK(problems[1].starts_with("h.csv:1: value: this column is missing"));
    CHECK(problems_of("").size() == 1);
    CHECK(problems_of("value," + header)[0].find("there twice") != std::string::npos);
}

TEST_CASE("the same source says one thing once") {
    const std::string row = "2016-09-30,m,all,1,cases,100,s,\n";
    const auto problems = problems_of(header + row + row);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].starts_with(
        "h.csv:3:12: measure: m (all) for 2016-09-30 from s is given twice (1 in line 2, here 1)"));
    CHECK(problems_of(header + row + "2016-09-30,m,all,2,cases,100,other,\n").empty());
    CHECK(problems_of(header + row + "2016-09-30,m,all,2,cases,1,s,\n").empty());
}

TEST_CASE("problems of the text itself are told among the others") {
    CHECK(problems_of(header + "2016-09-30,m,all,1,ca\"ses,100,s,\n2016-09-30,m,all,x,cases,100,s,\n").size() == 2);
}

TEST_CASE("the shipped history is read whole") {
    const History history = read_history(tests::source_dir / "calibration/data/history.csv");
    CHECK(history.rows().size() == 422);
}

TEST_CASE("a missing history file is a file error") { CHECK_THROWS_AS(read_history("no/such/history.csv"), FileError); }

TEST_CASE("no more than a thousand problems are told of a history, nor more figures read than any history has") {
    std::string bad = header, many = header;
    for (int i = 0; i < 3000; ++i) bad += "x\n";
    for (int i = 0; i <= 100'000; ++i) many += "2016-09-30,m" + std::to_string(i) + ",all,1,cases,,s,\n";
    const std::vector<std::string> problems = problems_of(bad);
    REQUIRE(problems.size() == 1001);
    CHECK(problems.back() == "h.csv: 1,000 problems or more; the rest is not shown");
    CHECK(problems_of(many) ==
          std::vector<std::string>{"h.csv:100002: more than 100,000 figures; check that it is the file you meant"});
}
