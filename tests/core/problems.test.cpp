#include "sim/core/problems.h"

#include <catch2/catch.hpp>
#include <string>

using namespace ccsim;

TEST_CASE("a problem reads as place, key, reason and what to try") {
    const Problem problem{.file = "variant.yaml",
                          .line = 12,
                          .column = 3,
                          .key = "closure.chance_finalised",
                          .what = "1.2 is above 1",
                          .hint = "give a chance from 0 to 1"};
    CHECK(text_of(problem) == "variant.yaml:12:3: closure.chance_finalised: 1.2 is above 1; give a chance from 0 to 1");
}

TEST_CASE("a problem leaves out the parts it does not have") {
    CHECK(text_of({.file = "history.csv", .line = 7, .what = "a row is too short"}) ==
          "history.csv:7: a row is too short");
    CHECK(text_of({.file = "history.csv", .what = "the file is empty"}) == "history.csv: the file is empty");
    CHECK(text_of({.key = "--set seed", .what = "-1 is below 0"}) == "--set seed: -1 is below 0");
    CHECK(text_of({.what = "nothing to do"}) == "nothing to do");
}

TEST_CASE("a column without a line is no place") {
    CHECK(text_of({.file = "history.csv", .column = 4, .what = "x"}) == "history.csv: x");
}

TEST_CASE("an input error says all its problems and that nothing was run") {
    const InputError one({{.what = "first"}});
    CHECK(std::string(one.what()) == "first\n1 problem; nothing was run");
    const InputError two({{.what = "first"}, {.file = "b.yaml", .what = "second"}});
    CHECK(std::string(two.what()) == "first\nb.yaml: second\n2 problems; nothing was run");
    CHECK(two.problems().size() == 2);
    CHECK(two.problems()[1].file == "b.yaml");
}

TEST_CASE("wrong input and a wrong program are caught apart") {
    CHECK_THROWS_AS(throw InputError({}), std::runtime_error);
    CHECK_THROWS_AS(throw FileError("no such file"), std::runtime_error);
    CHECK_THROWS_AS(throw Fault("arrears do not add up"), std::logic_error);
}
