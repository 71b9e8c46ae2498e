#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "calibration/observation.h"
#include "calibration/published_history.h"
#include "calibration/row_match.h"
#include "sim/core/problems.h"
#include "tests/support/problems.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using Catch::Contains;

namespace {

const std::string columns_line = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";

std::vector<std::string> refusals_of(const std::string& text) {
    return tests::problems_of_reading([&] { parse_history(text, "h.csv"); });
}

std::vector<std::string> doubts_of(const std::string& rows) {
    std::vector<std::string> out;
    for (const Problem& doubt : doubts_about(parse_history(columns_line + rows, "h.csv")))
        out.push_back(text_of(doubt));
    return out;
}

std::string cases(const std::string& value, const std::string& source = "mine", const std::string& rounding = "100") {
    return "2016-12-31,cases_with_current_liability,all," + value + ",cases," + rounding + ',' + source + ",\n";
}

double taken(const std::string& rows) {
    const History history = parse_history(columns_line + rows, "h.csv");
    return history.published(*find_measure("cases_with_current_liability", "all"), {2016, 4})->value;
}

}  // namespace

TEST_CASE("rows of a history that match no measure are named with the nearest name") {
    const auto doubts = doubts_of(
        "2016-12-31,case_with_current_liability,all,1,cases,1,s,\n"
        "2016-12-31,Cases_With_Current_Liability,All,1,cases,1,s,\n"
        "2016-12-31,cases contributing,all,1,cases,1,s,\n"
        "2016-12-31,cases_contributing,All,1,cases,1,s,\n"
        "2016-12-31,outstanding_arrears,all,1,\xC2\xA3m,1m,s,\n"
        "2016-12-30,cases_contributing,all,1,cases,1,s,\n"
        "2016-12-31,cases_contributing,all,1,cases,about,s,\n"
        "2016-12-31,something_else_altogether,all,1,cases,1,s,\n");
    REQUIRE(doubts.size() == 8);
    CHECK(doubts[0] ==
          "h.csv:2:12: measure: stands beside no measure: unknown measure case_with_current_liability; did "
          "you mean cases_with_current_liability?");
    CHECK_THAT(doubts[1], Contains("did you mean cases_with_current_liability?"));
    CHECK_THAT(doubts[2], Contains("did you mean cases_contributing?"));
    CHECK_THAT(doubts[3], Contains("unknown breakdown All of cases_contributing; did you mean all?"));
    CHECK_THAT(doubts[4], Contains("h.csv:6:") && Contains("give it in GBP million"));
    CHECK_THAT(doubts[5], Contains("2016-12-30 ends no quarter") && Contains("2016-12-31"));
    CHECK_THAT(doubts[6], Contains("'about' is no rounding of figures in cases"));
    CHECK_THAT(doubts[7], Contains("unknown measure something_else_altogether"));
}

TEST_CASE("nothing that was published and is not modelled is doubted") {
    CHECK(doubts_about(published_history()).empty());
    CHECK(doubts_of("2016-12-31,appeals_received_12m,Jan 2016-Dec 2016,900,appeals,5,qss-2016-12,\n"
                    "2016-12-31,outstanding_arrears_old_method,all,900,GBP million,1m,other,\n")
              .empty());
}

TEST_CASE("a percentage that looks like a fraction is asked about and a small change is not") {
    const auto doubts = doubts_of(
        "2016-12-31,pct_cases_contributing,all,0.919,percent,0.1pp,s,\n"
        "2016-12-31,children_benefiting_change_in_quarter,all,0.4,percent,0.1pp,s,\n");
    REQUIRE(doubts.size() == 1);
    CHECK_THAT(doubts[0], Contains("h.csv:2:39: value: ") && Contains("is this a fraction?"));
}

TEST_CASE("values that a measure cannot have are refused in every history with their place") {
    const auto refused = refusals_of(columns_line + cases("-205000") +
                                     "2016-12-31,pct_cases_contributing,all,-200.2,percent,0.1pp,s,\n"
                                     "2017-03-31,pct_cases_contributing,all,100.1,percent,0.1pp,t,\n"
                                     "2016-12-31,outstanding_arrears,all,-1,GBP million,1m,s,\n"
                                     "2016-12-31,anything,all,-1,cases,1,s,\n");
    REQUIRE(refused.size() == 5);
    CHECK(refused[0] ==
          "h.csv:2:45: value: -205000 is below 0, which a figure of this measure cannot be; check the value, "
          "the measure and the unit");
    CHECK_THAT(refused[1], Contains("h.csv:3:") && Contains("-200.2 is below 0, which a percentage cannot be"));
    CHECK_THAT(refused[2], Contains("100.1 is above 100"));
    CHECK(refusals_of(columns_line +
                      "2016-12-31,outstanding_arrears_change_in_quarter,all,-108,GBP million,1m,s,\n"
                      "2016-12-31,liability_minus_credits_in_quarter,liability and credits,-3.5,GBP "
                      "million,0.1m,s,\n"
                      "2016-12-31,credits_as_pct_of_liabilities,liability and credits,103.1,percent,0.1pp,s,\n")
              .empty());
    for (const char* no_number : {"nan", "inf", ".5", "many", "..", "n/a", ""})
        CHECK(refusals_of(columns_line + cases(no_number)).size() == 1);
}

TEST_CASE("two values of one figure are refused with both lines whatever their order") {
    for (const auto& [first, second] : {std::pair{"205000", "209000"}, {"209000", "205000"}}) {
        const auto refused = refusals_of(columns_line + cases(first, "first") + cases(second, "revised"));
        REQUIRE(refused.size() == 1);
        CHECK_THAT(refused[0],
                   Contains("h.csv:3:") && Contains(std::string(second) + " here and " + first + " in line 2"));
    }
    CHECK(refusals_of(columns_line + cases("205000", "a", "1000") + cases("209100", "b")).size() == 1);
    CHECK(refusals_of(columns_line +
                      "2016-12-31,cases_with_current_liability,all,0.209,million cases,0.001 million,a,\n" +
                      cases("205000", "b"))
              .size() == 1);
}

TEST_CASE("the later edition of a source is taken in either order and that is told") {
    const std::string early = cases("205000", "qss-2016-12"), late = cases("209000", "qss-2017-03");
    CHECK(taken(early + late) == 209000);
    CHECK(taken(late + early) == 209000);
    CHECK(taken(cases("205000", "derived:qss-2016-12") + late) == 209000);
    const auto doubts = doubts_of(late + early);
    REQUIRE(doubts.size() == 1);
    CHECK(doubts[0] == "h.csv:3:45: value: not used: line 2, of a later edition (qss-2017-03), says 209000");
    const auto third = cases("207000", "other");
    CHECK(refusals_of(columns_line + early + late + third).size() >= 1);
}

TEST_CASE("a model is fitted to the later edition of a figure in either order") {
    const std::string early = cases("205000", "qss-2016-12"), late = cases("209000", "qss-2017-03");
    for (const std::string& rows : {early + late, late + early}) {
        const auto fitted = observations(parse_history(columns_line + rows, "h.csv"));
        REQUIRE(fitted.size() == 1);
        CHECK(fitted[0].value == 209000);
    }
}

TEST_CASE("a history that gives one figure thousands of times is refused at once") {
    std::string rows = columns_line;
    for (int i = 0; i < 50'000; ++i) rows += cases("205000", "s" + std::to_string(i));
    const auto refused = refusals_of(rows);
    REQUIRE(refused.size() == 1);
    CHECK_THAT(refused[0], Contains("h.csv:102:12: measure: more than 100 rows give this figure"));
}

TEST_CASE("a figure that cannot be fitted is told why") {
    const auto told = [](const std::string& row) {
        return tests::problems_of_reading([&] { observations(parse_history(columns_line + row, "h.csv")); });
    };
    REQUIRE(told(cases("0")).size() == 1);
    CHECK_THAT(told(cases("0"))[0], Contains("h.csv:2:45: ") && Contains("'0' cannot be fitted") &&
                                        Contains("it has no logarithm") && !Contains("rounding"));
    const auto all = told("2016-12-31,pct_cases_contributing,all,100,percent,0.1pp,s,\n");
    if (!all.empty()) CHECK_THAT(all[0], Contains("it has no log odds"));
}

TEST_CASE("finer rounding of the same value is no contradiction and is told") {
    for (const std::string& rows :
         {cases("205000", "a", "1000") + cases("205100", "b"), cases("205100", "b") + cases("205000", "a", "1000")}) {
        CHECK(taken(rows) == 205100);
        const auto doubts = doubts_of(rows);
        REQUIRE(doubts.size() == 1);
        CHECK_THAT(doubts[0], Contains("gives the same figure more finely (205100)"));
    }
}

TEST_CASE("a history from a spreadsheet of another country is told of by its cause and once") {
    std::string semicolons = "\xEF\xBB\xBFperiod_end;measure;breakdown;value;unit;rounding;source_id;note\r\n", tabs;
    for (int i = 0; i < 9; ++i) semicolons += "2016-12-31;cases_contributing;all;12,5;cases;100;s;\r\n";
    for (const char c : semicolons) tabs += c == ';' ? '\t' : c;
    REQUIRE(refusals_of(semicolons).size() == 1);
    CHECK_THAT(refusals_of(semicolons)[0],
               Contains("the columns are separated by semicolons") && Contains("comma delimited"));
    REQUIRE(refusals_of(tabs).size() == 1);
    CHECK_THAT(refusals_of(tabs)[0], Contains("separated by tabs"));
    std::string quoted_semicolons;  // as R's write.csv2 has it
    for (const char c : semicolons.substr(3)) quoted_semicolons += c == ';' ? std::string("\";\"") : std::string(1, c);
    REQUIRE(refusals_of('"' + quoted_semicolons).size() == 1);
    CHECK_THAT(refusals_of('"' + quoted_semicolons)[0], Contains("separated by semicolons"));
    const std::string rows_only = semicolons.substr(semicolons.find('\n') + 1);
    REQUIRE(refusals_of(columns_line + rows_only).size() == 1);
    CHECK_THAT(refusals_of(columns_line + rows_only)[0], Contains("h.csv:2:1: the fields of this row are separated by "
                                                                  "semicolons") &&
                                                             Contains("and so in 8 more fields"));
    std::string returns = columns_line + cases("1");
    for (char& c : returns) c = c == '\n' ? '\r' : c;
    REQUIRE(refusals_of(returns).size() == 1);
    CHECK_THAT(refusals_of(returns)[0], Contains("carriage return alone"));
    CHECK_THAT(refusals_of("sep=;\n" + semicolons)[0], Contains("only Excel understands"));

    std::string commas = columns_line;
    for (int year = 2012; year < 2017; ++year)
        commas += std::to_string(year) + "-12-31,pct_cases_contributing,all,\"90,5\",percent,0.1pp,s,\n";
    REQUIRE(refusals_of(commas).size() == 1);
    CHECK(refusals_of(commas)[0] ==
          "h.csv:2:39: value: '90,5' is not a number: it has a decimal comma, and so in 4 more fields; write 90.5");
    CHECK_THAT(refusals_of(columns_line + cases("\"0,3\""))[0], Contains("write 0.3"));
    CHECK_THAT(refusals_of(columns_line + cases("205,000"))[0],
               Contains("'205,000' holds a comma") && Contains("no commas"));
}

TEST_CASE("spaces that look like none are named") {
    CHECK_THAT(refusals_of(columns_line + cases("205\xC2\xA0"
                                                "000"))[0],
               Contains("there are spaces in it; write 205000"));
    CHECK_THAT(refusals_of(columns_line + cases("205\xE2\x80\x89"
                                                "000"))[0],
               Contains("write 205000"));
    CHECK_THAT(refusals_of(columns_line + cases("205000", "mine\xC2\xA0"))[0], Contains("non-breaking space"));
    CHECK_THAT(refusals_of(columns_line + "2016-12-31,cases_contributing ,all,1,cases,1,s,\n")[0],
               Contains("begins or ends with a space"));
    CHECK_THAT(refusals_of(columns_line + "2016-12-31,pct_cases_contributing,all,30 %,percent,1pp,s,\n")[0],
               Contains("write 30"));
    CHECK_THAT(refusals_of(columns_line + "31/12/2016,cases_contributing,all,1,cases,1,s,\n")[0],
               Contains("the year comes first; write 2016-12-31"));
}

TEST_CASE("columns whose names are spelt otherwise are told of once and blank rows before them are skipped") {
    const auto spelt = refusals_of("Period_End, measure,Breakdown,Value,Unit,Rounding,Source ID,Note\n" + cases("1"));
    REQUIRE(spelt.size() == 1);
    CHECK_THAT(spelt[0], Contains("h.csv:1:1: period_end: 'Period_End' is spelt otherwise than the column, and so in 7 "
                                  "more fields"));
    CHECK(parse_history(",,,,,,,\n" + columns_line + cases("1"), "h.csv").rows().size() == 1);
    CHECK(refusals_of(",,,\n,,,\n").size() == 1);
    CHECK_THAT(refusals_of("a,b,c\n" + cases("1"))[0], Contains("this row names none of the columns"));
}

TEST_CASE("numbers as typesetters and the continent write them are told of by their cause") {
    CHECK_THAT(refusals_of(columns_line + "2016-12-31,outstanding_arrears_change_in_quarter,all,\xE2\x88\x92"
                                          "108,GBP "
                                          "million,1m,s,\n")[0],
               Contains("its minus is a dash; write -108"));
    CHECK_THAT(refusals_of(columns_line + cases("1.082.100"))[0], Contains("points part its thousands; write 1082100"));
    REQUIRE(doubts_of(cases("205.000")).size() == 1);
    CHECK_THAT(doubts_of(cases("205.000"))[0], Contains("205.000 is no multiple of its rounding, 100"));
    CHECK(doubts_of(cases("205000")).empty());
}

TEST_CASE("blank rows and columns of a spreadsheet are skipped") {
    const std::string blank = ",,,,,,,,,\r\n";
    const History history = parse_history("period_end,measure,breakdown,value,unit,rounding,source_id,note,,\r\n" +
                                              blank + "2016-12-31,cases_contributing,all,1,cases,1,s,,,\r\n" + blank +
                                              blank + ", ,\xC2\xA0,,,,,,,\r\n" + blank,
                                          "h.csv");
    REQUIRE(history.rows().size() == 1);
    CHECK(history.rows()[0].line == 3);
    CHECK(parse_history(columns_line + cases("1") + ",\n,,,,,,,,,,,\n", "h.csv").rows().size() == 1);
    const auto refused = refusals_of(
        "period_end,measure,breakdown,value,unit,rounding,source_id,note,\n"
        "2016-12-31,cases_contributing,all,1,cases,1,s,,x\n"
        "2016-12-31,cases_open,all,1,cases,1,s,,y\n");
    REQUIRE(refused.size() == 1);
    CHECK_THAT(refused[0], Contains("stands in a column without a name, and so in 1 more field"));
}

TEST_CASE("validate warns of rows that match nothing and says that the file is valid") {
    const tests::TemporaryFolder folder;
    folder.write("mine.csv", columns_line + "2016-12-31,case_with_current_liability,all,1,cases,1,s,\n");
    const tests::Ran ran = tests::run_program({"validate", "mine.csv"}, folder.path());
    CHECK(ran.exit_code == 0);
    CHECK(ran.out == "mine.csv: valid\n");
    CHECK_THAT(ran.err, Contains("warning: mine.csv:2:12:") && Contains("did you mean cases_with_current_liability?"));
}

TEST_CASE("a run warns once of the rows of its history that match nothing with their count") {
    const tests::TemporaryFolder folder;
    folder.write("mine.csv", columns_line +
                                 "2016-12-31,case_with_current_liability,all,1,cases,1,s,\n"
                                 "2016-12-31,case_contributing,all,1,cases,1,s,\n");
    const tests::Ran ran = tests::run_program({"history", "lint", "mine.csv"}, folder.path());
    CHECK_THAT(ran.err,
               Contains("warning: 2 rows of mine.csv want a look (`ccsim validate` names each): mine.csv:2:12:"));
    CHECK(ran.err.find("warning") == ran.err.rfind("warning"));
}
