#include "sim/scenario/drawn_scenario.h"

#include <catch2/catch.hpp>

#include "sim/core/problems.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/problems.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

const std::string two_draws =
    "opening.cases_nil,intake.share_nil,closure.phases[2016-03-31].capacity_cases_a_week\n"
    "150000,0.2,4000\n"
    "160000,0.3,5000\n";

/// A scenario "main.yaml" over "base.yaml", to which the draws belong when `theirs`.
struct Case {
    std::string base = "seed: 7\nintake: {share_nil: 0.1}\n";
    std::string main = "";
    std::vector<std::string> settings = {};
    std::string draws = two_draws;
    bool theirs = true;

    DrawnScenario read(std::size_t count = 2) const {
        const TemporaryFolder folder;
        folder.write("base.yaml", base);
        const auto file = folder.write("main.yaml", "extends: base.yaml\n" + main);
        std::string fitted_to;
        if (theirs) fitted_to = numbers_of(read_scenario(folder.path() / "base.yaml"));
        return read_drawn_scenario(file, settings, parse_draws(draws, "p.csv"), count,
                                   [&](const Scenario& s) { return numbers_of(s) == fitted_to; });
    }

    std::vector<double> nil_cases() const {
        std::vector<double> out;
        for (const Parameters& p : read().draws) out.push_back(p.opening.cases_nil);
        return out;
    }
};

double capacity(const Parameters& p, Quarter from) {
    for (const ClosurePhase& phase : p.closure.phases)
        if (phase.from == from) return phase.capacity_cases_a_week;
    return -1;
}

std::string problems_of(const Case& c) {
    std::string out;
    for (const std::string& problem : problems_of_reading([&] { c.read(); })) out += problem + '\n';
    return out;
}

}  // namespace

TEST_CASE("a draw replaces the numbers of the scenario it belongs to and leaves the others") {
    const DrawnScenario drawn = Case{}.read();
    REQUIRE(drawn.draws.size() == 2);
    CHECK(drawn.is_theirs);
    CHECK(drawn.scenario.parameters.intake.share_nil == 0.1);
    CHECK(drawn.draws[1].opening.cases_nil == 160'000);
    CHECK(drawn.draws[1].intake.share_nil == 0.3);
    CHECK(capacity(drawn.draws[1], {2016, 1}) == 5'000);
    CHECK(drawn.draws[1].opening.cases_direct == drawn.scenario.parameters.opening.cases_direct);
    CHECK(drawn.fixed.empty());
}

TEST_CASE("only as many draws are read as are asked for") {
    CHECK(Case{}.read(1).draws.size() == 1);
    CHECK(Case{}.read(9).draws.size() == 2);
}

TEST_CASE("what a variant sets is the same in every draw and is said") {
    const DrawnScenario drawn = Case{.main = "opening: {cases_nil: 99}\n"}.read();
    CHECK(drawn.draws[0].opening.cases_nil == 99);
    CHECK(drawn.draws[1].opening.cases_nil == 99);
    CHECK(drawn.draws[1].intake.share_nil == 0.3);
    CHECK(drawn.fixed == std::vector<std::string>{"opening.cases_nil"});
}

TEST_CASE("what a variant sets to what is written in the base is the same in every draw too") {
    const DrawnScenario drawn = Case{.main = "intake: {share_nil: 0.1}\n"}.read();
    CHECK(drawn.draws[0].intake.share_nil == 0.1);
    CHECK(drawn.draws[1].intake.share_nil == 0.1);
    CHECK(drawn.fitted_draws[1].intake.share_nil == 0.3);
    CHECK(drawn.fixed == std::vector<std::string>{"intake.share_nil"});
}

TEST_CASE("what a variant multiplies or adds to acts on every draw") {
    CHECK(Case{.main = "opening: {cases_nil: {times: 2}}\n"}.nil_cases() == std::vector{300'000.0, 320'000.0});
    CHECK(Case{.main = "opening: {cases_nil: {plus: -1000}}\n"}.nil_cases() == std::vector{149'000.0, 159'000.0});
    CHECK(Case{.main = "opening: {cases_nil: {times: 2}}\n"}.read().fixed.empty());
}

TEST_CASE("the numbers that the draws were fitted with are kept beside what a variant makes of them") {
    const DrawnScenario drawn =
        Case{.main = "opening: {cases_nil: {times: 2}}\n", .settings = {"intake.share_nil=0.5"}}.read();
    REQUIRE(drawn.fitted);
    CHECK(drawn.fitted->parameters.intake.share_nil == 0.1);
    REQUIRE(drawn.fitted_draws.size() == 2);
    CHECK(drawn.fitted_draws[1].opening.cases_nil == 160'000);
    CHECK(drawn.fitted_draws[1].intake.share_nil == 0.3);
    CHECK(drawn.draws[1].opening.cases_nil == 320'000);
    CHECK_FALSE(Case{.theirs = false}.read().fitted);
    CHECK(Case{.theirs = false}.read().fitted_draws.empty());
}

TEST_CASE("it is told without draws whether a scenario is one or extends it") {
    const TemporaryFolder folder;
    folder.write("base.yaml", "intake: {share_nil: 0.1}\n");
    const auto main = folder.write("main.yaml", "extends: base.yaml\nintake: {share_nil: 0.2}\n");
    const auto has_share = [](double share) {
        return [share](const Scenario& s) { return s.parameters.intake.share_nil == share; };
    };
    CHECK(is_or_extends(main, has_share(0.1)));
    CHECK(is_or_extends(main, has_share(0.2)));
    CHECK_FALSE(is_or_extends(main, has_share(0.3)));
    CHECK_THROWS_AS(is_or_extends(folder.path() / "gone.yaml", has_share(0.1)), FileError);
}

TEST_CASE("a setting of the command line comes after draws and variants") {
    CHECK(Case{.main = "opening: {cases_nil: {times: 2}}\n", .settings = {"opening.cases_nil={plus: 1}"}}.nil_cases() ==
          std::vector{300'001.0, 320'001.0});
    const DrawnScenario drawn =
        Case{.settings = {"closure.phases[2016-03-31].capacity_cases_a_week={times: 50%}"}}.read();
    CHECK(capacity(drawn.draws[0], {2016, 1}) == 2'000);
}

TEST_CASE("a list that a variant writes anew is the variant's in every draw") {
    const DrawnScenario drawn =
        Case{.main = "closure: {phases: [{from: 2015-03-31, segments: [1], capacity_cases_a_week: 1}]}\n"}.read();
    CHECK(capacity(drawn.draws[1], {2016, 1}) == -1);
    CHECK(drawn.fixed == std::vector<std::string>{"closure.phases[2016-03-31].capacity_cases_a_week"});
}

TEST_CASE("draws that belong to another scenario replace the numbers of the whole file") {
    const DrawnScenario drawn = Case{.main = "opening: {cases_nil: 99}\n", .theirs = false}.read();
    CHECK_FALSE(drawn.is_theirs);
    CHECK(drawn.draws[0].opening.cases_nil == 150'000);
}

TEST_CASE("a wrong value of a draw is told with its place in the file of draws") {
    CHECK_THAT(problems_of({.draws = "intake.share_nil\n0.2\n2\n"}),
               Catch::StartsWith("p.csv:3:1: intake.share_nil: 2 is out of range"));
    CHECK_THAT(problems_of({.draws = "intake.share_nul\n0.2\n"}),
               Catch::StartsWith("p.csv:2:1: intake.share_nul: unknown key; did you mean share_nil?"));
    CHECK_THAT(problems_of({.draws = "opening.payer_types_nil.unlikely\n0.2\n0.95\n"}),
               Catch::StartsWith("p.csv:3:1: opening.payer_types_nil"));
}

TEST_CASE("a change that leads out of range in a draw is told once with the variant's place") {
    CHECK_THAT(problems_of({.main = "intake: {share_nil: {times: 5}}\n"}),
               Catch::Contains("main.yaml:2:") && Catch::Contains("0.3 times 5 is 1.5, out of range"));
}
