#include "sim/scenario/parameter_draws.h"

#include <catch2/catch.hpp>

#include "sim/core/problems.h"
#include "tests/support/problems.h"

using namespace ccsim;

namespace {

std::vector<std::string> problems_in(std::string_view text) {
    return tests::problems_of_reading([&] { parse_draws(text, "p.csv"); });
}

}  // namespace

TEST_CASE("draws are one row a draw and one column a number of a scenario") {
    const ParameterDraws draws =
        parse_draws("opening.cases_nil,log_likelihood,intake.share_nil\n150000,-3.5,0.2\n160000,-4,0.25\n", "p.csv");
    CHECK(draws.paths == std::vector<std::string>{"opening.cases_nil", "intake.share_nil"});
    REQUIRE(draws.size() == 2);
    CHECK(draws.rows[1][0].text == "160000");
    CHECK(draws.rows[1][1].text == "0.25");
    CHECK(draws.rows[1][1].line == 3);
    CHECK(draws.rows[1][1].column == 11);
}

TEST_CASE("every problem of a file of draws is told with its place") {
    CHECK(problems_in("a,a,\n1,2\n") ==
          std::vector<std::string>{
              "p.csv:1:3: a: this column is there twice; leave one out",
              "p.csv:1:5: a column without a name; head it with the path of a number",
              "p.csv:2: the row has 2 fields where the first has 3; give each draw one value a column"});
    CHECK(problems_in("") ==
          std::vector<std::string>{"p.csv: no number of a scenario is drawn; head each column with a "
                                   "path such as opening.cases_nil"});
    CHECK(problems_in("log_likelihood\n-3\n").size() == 1);
    CHECK(problems_in("opening.cases_nil\n") ==
          std::vector<std::string>{"p.csv: there is no draw; add a row for each draw"});
}

TEST_CASE("a file of draws may have a thousand columns and two million values") {
    std::string wide = "a0", row = "1", narrow = "a\n";
    for (int i = 1; i <= 1000; ++i) wide += ",a" + std::to_string(i), row += ",1";
    CHECK(problems_in(wide + '\n' + row + '\n') ==
          std::vector<std::string>{"p.csv:1:" + std::to_string(wide.size() - 4) +
                                   ": more than 1,000 columns (a scenario has fewer numbers); check that it is the "
                                   "file you meant"});
    for (int i = 0; i < 2'000'000; ++i) narrow += "1\n";
    CHECK(problems_in(narrow).empty());
    CHECK(problems_in(narrow + "1\n") ==
          std::vector<std::string>{"p.csv:2000002: more than 2,000,000 values; leave out some of the draws"});
}
