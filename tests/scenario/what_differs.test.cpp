#include "sim/scenario/what_differs.h"

#include <catch2/catch.hpp>

#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// What a variant of a base differs in, each as "path: base -> variant (over draws)", over two draws of the base.
std::vector<std::string> differences(const std::string& variant, const std::vector<std::string>& settings = {}) {
    const TemporaryFolder folder;
    const auto base =
        folder.write("base.yaml",
                     "intake: {share_nil: 0.1}\n"
                     "closure: {phases: [{from: 2014-09-30, segments: [1, 2], capacity_cases_a_week: 100}]}\n");
    const std::string fitted_to = numbers_of(read_scenario(base));
    const auto read = [&](const std::filesystem::path& file, const std::vector<std::string>& with) {
        return read_drawn_scenario(file, with, parse_draws("intake.share_nil\n0.2\n0.3\n", "p.csv"), 2,
                                   [&](const Scenario& s) { return numbers_of(s) == fitted_to; });
    };
    const auto main = folder.write("main.yaml", "extends: base.yaml\nname: main\n" + variant);
    std::vector<std::string> out;
    for (const ScenarioDifference& d : what_differs(read(base, {}), read(main, settings)))
        out.push_back(d.parameter + ": " + d.base + " -> " + d.variant + " (" + std::string(word_of(d.over_draws)) +
                      ")");
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a variant that changes nothing differs in nothing") {
    CHECK(differences("").empty());
    CHECK(
        differences("description: another\nclosure: {phases: {every: {capacity_cases_a_week: {times: 1}}}}\n").empty());
}

TEST_CASE("what differs is told with both values in the order of a scenario") {
    CHECK(differences("closure: {chance_finalised: 0.5}\nlast_quarter: 2017-12-31\n") ==
          Lines{"last_quarter: 2018-12-31 -> 2017-12-31 ()", "closure.chance_finalised: 0.2 -> 0.5 ()"});
}

TEST_CASE("it is told whether a drawn number is set or changed in every draw") {
    CHECK(differences("intake: {share_nil: 0.4}\n") == Lines{"intake.share_nil: 0.1 -> 0.4 (fixed)"});
    CHECK(differences("intake: {share_nil: {times: 2}}\n") == Lines{"intake.share_nil: 0.1 -> 0.2 (changed)"});
}

TEST_CASE("a number that is set to what is written in the base differs in the draws") {
    CHECK(differences("", {"intake.share_nil=0.1"}) == Lines{"intake.share_nil: 0.1 -> 0.1 (fixed)"});
}

TEST_CASE("items of lists differ by field and those of one only are told without a value in the other") {
    CHECK(differences("closure: {phases: {2014-09-30: {order: random}, 2015-09-30: {segments: [3]}}}\n") ==
          Lines{"closure.phases[2014-09-30].order: listed -> random ()",
                "closure.phases[2015-09-30].segments:  -> 3 ()",
                "closure.phases[2015-09-30].capacity_cases_a_week:  -> 100 ()",
                "closure.phases[2015-09-30].order:  -> listed ()"});
    CHECK(differences("closure: {phases: []}\n").size() == 3);
}
