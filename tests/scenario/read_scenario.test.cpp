#include "sim/scenario/read_scenario.h"

#include <catch2/catch.hpp>

#include "sim/core/problems.h"
#include "tests/support/same_scenario.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

Scenario read(const std::string& yaml, const std::vector<std::string>& settings = {}) {
    const TemporaryFolder folder;
    return read_scenario(folder.write("main.yaml", yaml), settings);
}

}  // namespace

TEST_CASE("what a scenario does not say has the default") {
    Scenario expected;
    expected.name = "main";
    expected.description = "";
    expected.seed = 7;
    CHECK(first_difference(read("seed: 7\n"), expected) == "");
}

TEST_CASE("what settings change has a name of its own and a description that lists the changes") {
    const Scenario one = read("description: As planned.\n", {"seed=7", "closure.chance_finalised=0.3"});
    CHECK(one.name == "main with closure.chance_finalised=0.3");
    CHECK(one.description == "As planned. Changed: closure.chance_finalised=0.3.");
    const Scenario two =
        read("description: As planned\n", {"closure.chance_finalised=0.3", "opening.cases_nil={times: 0.5}"});
    CHECK(two.name == "main with 2 changes");
    CHECK(two.description == "As planned. Changed: closure.chance_finalised=0.3; opening.cases_nil={times: 0.5}.");
    CHECK(read("intake:\n", {"opening.cases_nil={times: 0.5}"}).name == "main with another opening.cases_nil");
    CHECK(read("intake:\n", {"name=mine", "opening.cases_nil=5"}).name == "mine");
    CHECK(read("intake:\n", {"seed=7"}).name == "main");
    CHECK(read("intake:\n", {"seed=7"}).description.empty());
}

TEST_CASE("a group may be left empty") { CHECK(read("opening:\nseed: 7\n").seed == 7); }

TEST_CASE("values of every kind reach their place") {
    const Scenario s = read(
        "name: other\ndescription: two words\nstart: 2014-03-31\nlast_quarter: 2017-Q2\nlast_outturn: March 2016\n"
        "closure:\n  chance_drops_out: 2%\n  phases:\n"
        "    - {capacity_cases_a_week: 12.5, segments: [4, 1], from: 2015-06-30}\n"
        "intake: {quarters: []}\nleaving: {reactive_from: 2015-03}\n");
    CHECK(s.name == "other");
    CHECK(s.description == "two words");
    CHECK(s.start == Quarter(2014, 1));
    CHECK(s.last_quarter == Quarter(2017, 2));
    CHECK(s.last_outturn == Quarter(2016, 1));
    CHECK(s.parameters.closure.chance_drops_out == 0.02);
    CHECK(s.parameters.intake.quarters.empty());
    CHECK(s.parameters.leaving.reactive_from == Quarter(2015, 1));
    REQUIRE(s.parameters.closure.phases.size() == 1);
    const ClosurePhase& phase = s.parameters.closure.phases[0];
    CHECK(
        (phase.from == Quarter(2015, 2) && phase.segments == std::vector{4, 1} && phase.capacity_cases_a_week == 12.5));
}

TEST_CASE("a scenario lays its values over those it extends, however far down") {
    const TemporaryFolder folder;
    folder.write("base/bottom.yaml",
                 "name: bottom\ndescription: of the bottom\nseed: 1\nlast_quarter: 2020-12-31\n"
                 "intake: {share_nil: 0.1, share_direct: 0.2}\n");
    folder.write("middle.yaml", "extends: base/bottom.yaml\nseed: 2\nintake: {share_nil: 0.3}\n");
    const auto top = folder.write("top.yaml", "extends: middle.yaml\nseed: 3\n");
    const Scenario s = read_scenario(top);
    CHECK(s.seed == 3);
    CHECK(s.parameters.intake.share_nil == 0.3);
    CHECK(s.parameters.intake.share_direct == 0.2);
    CHECK(s.last_quarter == Quarter(2020, 4));
    CHECK(s.name == "top");
    CHECK(s.description == "");
    const std::string in = folder.path().string() + '/';
    CHECK(s.inputs == std::vector<std::string>{in + "top.yaml", in + "middle.yaml", in + "base/bottom.yaml"});
}

TEST_CASE("a list replaces the whole list") {
    const TemporaryFolder folder;
    folder.write("base.yaml",
                 "closure: {phases: [{from: 2014-09-30, segments: [1], capacity_cases_a_week: 1},"
                 " {from: 2015-09-30, segments: [2], capacity_cases_a_week: 2}]}\n");
    const auto top = folder.write(
        "top.yaml",
        "extends: base.yaml\nclosure: {phases: [{from: 2016-09-30, segments: [], capacity_cases_a_week: 0}]}\n");
    const auto& phases = read_scenario(top).parameters.closure.phases;
    REQUIRE(phases.size() == 1);
    CHECK(phases[0].from == Quarter(2016, 3));
}

TEST_CASE("a phase selects in the listed order unless it says that the order is random") {
    const Scenario s = read(
        "closure: {phases: [{from: 2014-09-30, segments: [1, 2], capacity_cases_a_week: 1},"
        " {from: 2015-09-30, segments: [1, 2], capacity_cases_a_week: 2, order: random},"
        " {from: 2016-09-30, segments: [1, 2], capacity_cases_a_week: 2, order: listed}]}\n",
        {"closure.phases[2016-09-30].order=random"});
    CHECK(s.parameters.closure.phases[0].order == SelectionOrder::listed);
    CHECK(s.parameters.closure.phases[1].order == SelectionOrder::random);
    CHECK(s.parameters.closure.phases[2].order == SelectionOrder::random);
}

TEST_CASE("settings come last and in order") {
    const Scenario s = read("seed: 1\nclosure: {chance_drops_out: 0.5}\n",
                            {"seed=2", "closure.chance_drops_out=3%", "seed=4", "name=from the command line",
                             "description=it's: [not YAML]", "closure.phases[2016-03-31].capacity_cases_a_week=500",
                             "closure.phases[2016-Q1].segments=[4, 2]", "intake.quarters[2012-06-30].cases=9",
                             "intake.payer_types={reliable: 0.1, unlikely: 0.2}", "last_quarter=\"2017-03-31\""});
    CHECK(s.seed == 4);
    CHECK(s.parameters.closure.chance_drops_out == 0.03);
    CHECK(s.name == "from the command line");
    CHECK(s.description == "it's: [not YAML]");
    CHECK(s.parameters.closure.phases[5].capacity_cases_a_week == 500);
    CHECK(s.parameters.closure.phases[5].segments == std::vector{4, 2});
    CHECK(s.parameters.intake.quarters[0].cases == 9);
    CHECK(s.parameters.intake.payer_types.unlikely == 0.2);
    CHECK(s.last_quarter == Quarter(2017, 1));
}

TEST_CASE("a case file is read from beside the scenario that names it") {
    const TemporaryFolder folder;
    const std::string csv =
        "scheme,clerical,standing,payer_type,weekly_liability_pounds,last_outcome,qualifying_children,quarters_to_go,"
        "arrears_pounds,secretary_of_state_pounds,paid_since_january_2012,ended_recently\n"
        "1993,yes,nil,,,,2,3,0,0,no,\n";
    folder.write("sub/cases.csv", csv);
    folder.write("sub/base.yaml", "opening: {case_file: cases.csv}\n");
    const Scenario s = read_scenario(folder.write("top.yaml", "extends: sub/base.yaml\n"));
    REQUIRE(s.cases.size() == 1);
    CHECK(s.inputs.back() == (folder.path() / "sub/cases.csv").string());
}

TEST_CASE("no more than a thousand problems are told") {
    std::string yaml;
    for (int i = 0; i < 3000; ++i) yaml += "key" + std::to_string(i) + ": 1\n";
    try {
        read(yaml);
        FAIL("read");
    } catch (const InputError& e) {
        CHECK(e.problems().size() == 1001);
        CHECK(e.problems().back().what == "more than 1,000 problems; the rest is not shown");
    }
}
