#include <catch2/catch.hpp>

#include "calibration/unknowns.h"
#include "sim/core/problems.h"
#include "tests/support/paths.h"
#include "tests/support/problems.h"

using namespace ccsim;

namespace {

const std::string unknowns_columns = "unknown,path,family,least,p5,median,p95,most,rest_of,reason,source_id\n";

/// What is wrong with rows under the unknowns_columns, one line a problem.
std::vector<std::string> problems_of_file(const std::string& text) {
    return tests::problems_of_reading([&] { parse_unknowns(text, "u.csv"); });
}

std::vector<std::string> problems_of_unknowns(const std::string& rows) {
    return problems_of_file(unknowns_columns + rows);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a row of an unknowns file is read with its line and its parts") {
    const auto unknowns = parse_unknowns(
        unknowns_columns + "nil,opening.cases_nil,log_normal,,100,200,400,,,\"a, b\",grayfords wpq-8937\n", "u.csv");
    REQUIRE(unknowns.size() == 1);
    CHECK(unknowns[0].name == "nil");
    const MovedParameter& moved = unknowns[0].first();
    CHECK(moved.line == 2);
    CHECK(moved.path == "opening.cases_nil");
    CHECK(moved.prior.family() == PriorFamily::log_normal);
    CHECK(moved.prior.points().p95 == Approx(400));
    CHECK(moved.rest_of.empty());
    CHECK(moved.reason == "a, b");
    CHECK(moved.source_id == "grayfords wpq-8937");
}

TEST_CASE("a path that is no number of a scenario is refused with the nearest one") {
    CHECK(problems_of_unknowns("nil,opening.case_nil,log_normal,,100,200,400,,,r,s\n") ==
          Texts{"u.csv:2:5: path: 'opening.case_nil' is no number of a scenario; did you mean opening.cases_nil?"});
    CHECK(problems_of_unknowns("q,payment.trend_until,normal,,1,2,3,,,r,s\n").size() == 1);
    CHECK(problems_of_unknowns("q,closure.phases[1999-03-31].capacity_cases_a_week,uniform,0,,,,1,,r,s\n").size() == 1);
}

TEST_CASE("a parameter is moved once") {
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,100,200,400,,,r,s\n"
                               "b,opening.cases_nil,log_normal,,100,200,400,,,r,s\n") ==
          Texts{"u.csv:3:3: path: opening.cases_nil is moved in line 2 already; leave one out"});
}

TEST_CASE("the rows of an unknown stand together and the first rises") {
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,100,200,400,,,r,s\n"
                               "b,opening.cases_direct,log_normal,,100,200,400,,,r,s\n"
                               "a,opening.cases_enforced,log_normal,,100,200,400,,,r,s\n") ==
          Texts{"u.csv:4:1: unknown: a has rows further up; keep the rows of an unknown together"});
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,400,200,100,,,r,s\n") ==
          Texts{"u.csv:2:33: p5: the first parameter of an unknown rises with it; put one that rises first"});
}

TEST_CASE("numbers of an unknowns file are checked each at its place") {
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,lots,200,400,,,r,s\n") ==
          Texts{"u.csv:2:33: p5: 'lots' is not a number; write digits with a point and no commas"});
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,,200,400,,,r,s\n").size() == 1);
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,1,100,200,400,,,r,s\n") ==
          Texts{"u.csv:2:32: least: a log_normal prior has no bounds; leave least and most empty"});
    CHECK(problems_of_unknowns("a,opening.cases_nil,uniform,1,,50,,100,,r,s\n") ==
          Texts{"u.csv:2:32: median: this family has none; leave it empty"});
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,100,80,400,,,r,s\n") ==
          Texts{"u.csv:2:33: p5: p5 100, median 80, p95 400 neither rise nor fall; p5, median and p95 lie between "
                "least and most, in order"});
}

TEST_CASE("a family that is none is refused") {
    CHECK(problems_of_unknowns("a,opening.cases_nil,gamma,,100,200,400,,,r,s\n") ==
          Texts{"u.csv:2:21: family: 'gamma' is no family; log_normal, logit_normal, normal or uniform"});
}

TEST_CASE("a prior that leaves the range of its parameter is refused") {
    const Texts problems = problems_of_unknowns(
        "a,liabilities.growth_over_20_percent_a_year,normal,,-1,2,5,,,r,s\n"
        "b,opening.share_clerical,log_normal,,0.05,0.1,0.2,,,r,s\n");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].find("u.csv:2:3: path: the prior reaches from -12.") == 0);
    CHECK(problems[0].find("(the parameter is from -10 to 10); narrow it") != std::string::npos);
    CHECK(problems[1].find("u.csv:3:3: path: the prior reaches from 0.00") == 0);
}

TEST_CASE("a prior that only falls below the range of its parameter is refused too") {
    CHECK(problems_of_unknowns("a,opening.share_clerical,logit_normal,-0.5,-0.1,0.1,0.2,0.5,,r,s\n").size() == 1);
    CHECK(problems_of_unknowns("a,opening.share_clerical,logit_normal,0,0.05,0.1,0.2,0.5,,r,s\n").empty());
}

TEST_CASE("a share of the rest is a share even where its parameter may be more") {
    const std::string direct = "a,intake.share_direct,logit_normal,,0.1,0.2,0.4,,,r,s\n";
    CHECK(problems_of_unknowns(direct + "b,payment.odds_pays_enforced,log_normal,,1,2,4,,intake.share_direct,r,s\n")
              .size() == 1);
    CHECK(problems_of_unknowns(direct + "b,payment.odds_pays_enforced,log_normal,,1,2,4,,,r,s\n").empty());
}

TEST_CASE("a prior so wide that its far values are alike is refused") {
    CHECK(problems_of_unknowns("a,opening.share_clerical,logit_normal,,0.000000001,0.5,0.999999999,,,r,s\n").size() ==
          1);
}

TEST_CASE("a share of the rest comes after what it is the rest of") {
    CHECK(problems_of_unknowns("a,intake.share_nil,logit_normal,,0.1,0.2,0.4,,intake.share_direct,r,s\n") ==
          Texts{"u.csv:2:47: rest_of: intake.share_direct is not moved in an earlier row; move it there first"});
    CHECK(problems_of_unknowns("a,intake.share_nil,logit_normal,,0.1,0.2,0.4,,intake.share_nil,r,s\n").size() == 1);
    CHECK(problems_of_unknowns("a,intake.share_nil,logit_normal,,0.1,0.2,0.4,,intake.direct,r,s\n").size() == 1);
}

TEST_CASE("rows that are too short and words that are missing are refused") {
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal\n") ==
          Texts{"u.csv:2: the row has 3 fields, not 11; put fields that hold a comma in quotes"});
    CHECK(problems_of_unknowns("a,opening.cases_nil,log_normal,,100,200,400,,,,s\n") ==
          Texts{"u.csv:2:47: reason: missing; every row has one"});
}

TEST_CASE("a file without unknowns or with other columns is refused") {
    CHECK(problems_of_file("").size() == 1);
    CHECK(problems_of_file(unknowns_columns).size() == 1);
    CHECK(problems_of_file("name,path\n").size() == 1);
    CHECK_THROWS_AS(read_unknowns(tests::source_dir / "calibration/data/no-such-file.csv"), FileError);
}

TEST_CASE("every problem of an unknowns file is reported at once") {
    CHECK(problems_of_unknowns("a,opening.case_nil,gamma,,1,2,3,,,r,s\nb,opening.cases_direct,normal,,3,4,x,,,,s\n")
              .size() == 4);
}
