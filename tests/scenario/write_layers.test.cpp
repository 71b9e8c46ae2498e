#include "sim/scenario/write_layers.h"

#include <catch2/catch.hpp>

#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "sim/scenario/write_scenario.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

const std::string some_draws =
    "opening.cases_nil,intake.share_nil,closure.phases[2016-03-31].capacity_cases_a_week\n"
    "150000,0.2,4000\n"
    "160000,0.3,5000\n";

/// A scenario "main.yaml" over "base.yaml", to which the draws belong.
class Written {
public:
    Written(const std::string& main, std::vector<std::string> settings = {}) {
        folder_.write("base.yaml", "seed: 7\nintake: {share_nil: 0.1}\n");
        fitted_to_ = numbers_of(read_scenario(folder_.path() / "base.yaml"));
        first_ = read(folder_.write("main.yaml", "extends: base.yaml\nname: it's\n" + main), settings);
        text_ = yaml_of(first_, folder_.path() / "out");
        again_ = read(folder_.write("out/scenario.yaml", text_), {});
    }
    const std::string& text() const { return text_; }

    /// The draws are laid over the same numbers, and come to the same.
    void check_same() const {
        INFO(text_);
        CHECK(again_.is_theirs);
        CHECK(yaml_of(again_.scenario) == yaml_of(first_.scenario));
        CHECK(numbers_of(*again_.fitted) == numbers_of(*first_.fitted));
        CHECK(again_.fixed == first_.fixed);
        REQUIRE(again_.draws.size() == first_.draws.size());
        for (std::size_t d = 0; d < first_.draws.size(); ++d) {
            CHECK(numbers(again_.draws[d]) == numbers(first_.draws[d]));
            CHECK(numbers(again_.fitted_draws[d]) == numbers(first_.fitted_draws[d]));
        }
    }

private:
    DrawnScenario read(const std::filesystem::path& file, const std::vector<std::string>& settings) const {
        return read_drawn_scenario(file, settings, parse_draws(some_draws, "p.csv"), 2,
                                   [&](const Scenario& s) { return numbers_of(s) == fitted_to_; });
    }
    static std::string numbers(const Parameters& p) {
        Scenario s;
        s.parameters = p;
        return numbers_of(s);
    }

    TemporaryFolder folder_;
    std::string fitted_to_, text_;
    DrawnScenario first_, again_;
};

}  // namespace

TEST_CASE("a variant that is written out and run again changes every draw as it did") {
    Written("opening: {cases_nil: {times: 2}}\nintake: {share_nil: 12%, classes: {flat_rate: 0.3}}\n").check_same();
    Written("closure: {phases: {every: {capacity_cases_a_week: {times: 0.5}}, 2017-12-31: {}}}\n").check_same();
    Written("closure:\n  phases:\n    - {from: 2015-03-31, segments: [], capacity_cases_a_week: 1}\n").check_same();
    Written("closure: {phases: []}\nlast_quarter: 2017-12-31\nseed: 9\ndescription: \"a: \\\"b\\\" #c\"\n")
        .check_same();
}

TEST_CASE("settings are written out with the variant and act on every draw as they did") {
    Written("opening: {cases_nil: {times: 2}}\n",
            {"opening.cases_nil={plus: -1}", "closure.phases[2016-Q1].capacity_cases_a_week={times: 50%}",
             "closure.phases[2016-03-31].segments=[4, 2]", "seed=11", "opening.cases_nil={times: 1.5}",
             "intake.share_direct=20%", "description=it's: [not YAML]"})
        .check_same();
    CHECK_THAT(Written("opening: {cases_nil: 5}\n", {"intake.share_nil=0.2"}).text(),
               Catch::Contains("opening:\n  cases_nil: 5\nintake:\n  share_nil: 0.2\nextends:\n  name: \"base\""));
}

TEST_CASE("a value that is as in the scenario extended still sets it in every draw when written out") {
    const Written written("intake: {share_nil: 0.1}\n");
    written.check_same();
    CHECK_THAT(written.text(), Catch::Contains("extends:"));
}

TEST_CASE("a scenario that says nothing of its own numbers is written out in one piece") {
    const Written written("seed: 8\nlast_quarter: 2017-12-31\n");
    written.check_same();
    CHECK_THAT(written.text(), !Catch::Contains("extends:"));
}

TEST_CASE("a variant's case file is named from where the variant is saved") {
    const TemporaryFolder folder;
    folder.write("cases.csv",
                 "scheme,clerical,standing,payer_type,weekly_liability_pounds,last_outcome,qualifying_children,"
                 "quarters_to_go,arrears_pounds,secretary_of_state_pounds,paid_since_january_2012,ended_recently\n"
                 "1993,yes,nil,,,,2,3,0,0,no,\n");
    folder.write("base.yaml", "intake: {share_nil: 0.1}\n");
    const std::string fitted_to = numbers_of(read_scenario(folder.path() / "base.yaml"));
    const DrawnScenario drawn =
        read_drawn_scenario(folder.write("main.yaml", "extends: base.yaml\nopening: {case_file: cases.csv}\n"), {},
                            parse_draws("intake.share_nil\n0.2\n0.3\n", "p.csv"), 2,
                            [&](const Scenario& s) { return numbers_of(s) == fitted_to; });
    const std::string text = yaml_of(drawn, folder.path() / "a" / "b");
    CHECK_THAT(text, Catch::Contains("case_file: \"../../cases.csv\""));
    CHECK(read_scenario(folder.write("a/b/scenario.yaml", text)).cases.size() == 1);
}
