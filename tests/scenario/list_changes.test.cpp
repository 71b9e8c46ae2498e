#include <catch2/catch.hpp>

#include "sim/core/problems.h"
#include "sim/scenario/read_scenario.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

const std::string two_phases =
    "closure: {phases: [{from: 2014-09-30, segments: [1, 2], capacity_cases_a_week: 100},"
    " {from: 2016-12-31, segments: [4, 5], capacity_cases_a_week: 800}]}\n"
    "intake: {quarters: [{quarter: 2012-06-30, cases: 10, most_qualifying_children: 4}]}\n";

/// Two phases with something laid over them.
Parameters changed(const std::string& over, const std::vector<std::string>& settings = {}) {
    const TemporaryFolder folder;
    folder.write("base.yaml", two_phases);
    return read_scenario(folder.write("main.yaml", "extends: base.yaml\n" + over), settings).parameters;
}

std::vector<ClosurePhase> phases(const std::string& over) { return changed(over).closure.phases; }

std::string problems_of(const std::string& over) {
    try {
        changed(over);
    } catch (const InputError& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a map of changes changes the phases it names and leaves the rest") {
    const auto p = phases("closure: {phases: {2016-Q4: {capacity_cases_a_week: {times: 0.5}, order: random}}}\n");
    REQUIRE(p.size() == 2);
    CHECK(p[0].capacity_cases_a_week == 100);
    CHECK(p[1].capacity_cases_a_week == 400);
    CHECK(p[1].segments == std::vector{4, 5});
    CHECK(p[0].order == SelectionOrder::listed);
    CHECK(p[1].order == SelectionOrder::random);
}

TEST_CASE("every changes all items of a list") {
    const auto p = changed(
        "closure: {phases: {every: {segments: [3], capacity_cases_a_week: {plus: 1}}}}\n"
        "intake: {quarters: {every: {cases: {times: 2}}}}\n");
    for (const ClosurePhase& phase : p.closure.phases) CHECK(phase.segments == std::vector{3});
    CHECK(p.closure.phases[0].capacity_cases_a_week == 101);
    CHECK(p.closure.phases[1].capacity_cases_a_week == 801);
    CHECK(p.intake.quarters[0].cases == 20);
}

TEST_CASE("a quarter in which no phase starts begins one as the phase in force was before any change") {
    for (const char* const over : {"closure: {phases: {2016-12-31: {capacity_cases_a_week: 0}, 2017-12-31: {}}}\n",
                                   "closure: {phases: {2017-12-31: {}, 2016-12-31: {capacity_cases_a_week: 0}}}\n"}) {
        const auto p = phases(over);
        REQUIRE(p.size() == 3);
        CHECK(p[1].capacity_cases_a_week == 0);
        CHECK(p[2].from == Quarter(2017, 4));
        CHECK(p[2].capacity_cases_a_week == 800);
        CHECK(p[2].segments == std::vector{4, 5});
    }
    const auto p = phases("closure: {phases: {2015-03-31: {segments: [2]}, every: {capacity_cases_a_week: 7}}}\n");
    REQUIRE(p.size() == 3);
    CHECK(p[1].from == Quarter(2015, 1));
    CHECK(p[1].segments == std::vector{2});
    CHECK(p[1].capacity_cases_a_week == 7);
}

TEST_CASE("a setting of the command line may change a list by a map too") {
    const Parameters p = changed("", {"closure.phases={every: {capacity_cases_a_week: {times: 2}}}"});
    CHECK(p.closure.phases[1].capacity_cases_a_week == 1600);
}

TEST_CASE("changes of a list that cannot be made are told with their place") {
    CHECK_THAT(problems_of("closure: {phases: {2012-03-31: {capacity_cases_a_week: 1}}}\n"),
               Catch::Contains("main.yaml:2:20: closure.phases[2012-03-31]: there is no such phase"));
    CHECK_THAT(problems_of("intake: {quarters: {2013-03-31: {cases: 1}}}\n"),
               Catch::Contains("there is no such quarter") && Catch::Contains("the list has 2012-06-30"));
    CHECK_THAT(problems_of("closure: {phases: {soon: {}}}\n"), Catch::Contains("there is no such phase"));
    CHECK_THAT(problems_of("closure: {phases: {every: 3}}\n"), Catch::Contains("where a map is expected"));
    CHECK_THAT(problems_of("closure: {phases: {2016-12-31: {from: 2017-03-31}}}\n"),
               Catch::Contains("the quarter is what the item is known by"));
    CHECK_THAT(problems_of("closure: {phases: {every: {capacity_case_a_week: 1}}}\n"),
               Catch::Contains("unknown key; did you mean capacity_cases_a_week?"));
    CHECK_THAT(problems_of("closure: {phases: {every: {capacity_cases_a_week: {times: -1}}}}\n"),
               Catch::Contains("100 times -1 is -100, out of range"));
}

TEST_CASE("a scenario may stand in the file that extends it") {
    const TemporaryFolder folder;
    folder.write("bottom.yaml", "name: bottom\nseed: 1\nlast_quarter: 2020-12-31\nintake: {share_nil: 0.1}\n");
    const auto top = folder.write("top.yaml",
                                  "extends:\n  name: within\n  extends: bottom.yaml\n  seed: 2\n"
                                  "  intake: {share_nil: {times: 2}}\nintake: {share_nil: {plus: 0.05}}\n");
    const Scenario s = read_scenario(top);
    CHECK(s.name == "top");
    CHECK(s.seed == 2);
    CHECK(s.last_quarter == Quarter(2020, 4));
    CHECK(s.parameters.intake.share_nil == Approx(0.25));
    CHECK(s.inputs == std::vector<std::string>{top.string(), (folder.path() / "bottom.yaml").string()});
}
