#include "sim/scenario/parameter_draws.h"

#include <catch2/catch.hpp>

#include "sim/core/problems.h"

using namespace ccsim;

namespace {

std::vector<std::string> problems_in(std::string_view text) {
    try {
        parse_draws(text, "p.csv");
    } catch (const InputError& e) {
        std::vector<std::string> out;
        for (const Problem& problem : e.problems()) out.push_back(text_of(problem));
        return out;
    }
    return {};
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
