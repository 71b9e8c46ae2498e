#include "tests/support/bad_inputs_parts.h"

namespace ccsim::tests {
namespace {

BadInput text(std::string name, std::string yaml, std::vector<ExpectedProblem> problems, bool schema_refuses = true) {
    return {.name = std::move(name),
            .files = {{"main.yaml", std::move(yaml)}},
            .problems = std::move(problems),
            .schema_refuses = schema_refuses};
}

BadInput setting(std::string name, std::string value, std::string says) {
    const std::string place = "--set " + value;
    return {.name = std::move(name),
            .files = {{"main.yaml", "seed: 1\n"}},
            .settings = {std::move(value)},
            .problems = {{place, std::move(says)}}};
}

}  // namespace

/// The lists of phases and of intake.
std::vector<BadInput> bad_lists() {
    const std::string phases = "closure:\n  phases:\n";
    return {
        text("a map for a list", phases + "    from: 2014-09-30\n",
             {{"main.yaml:3:5", "closure.phases: a map where a list is expected"}}),
        text("a list without a value", "intake:\n  quarters:\n",
             {{"main.yaml:2:3", "intake.quarters: has no value; write []"}}),
        text("a quarter for a phase", phases + "    - 2014-09-30\n",
             {{"main.yaml:3:7", "closure.phases[1]: a single value where a map is expected"}}),
        text("a phase with a part missing", phases + "    - {from: 2014-09-30, segments: [1]}\n",
             {{"main.yaml:3:7", "closure.phases[1]: has no capacity_cases_a_week"}}),
        text("a phase with an unknown part",
             phases + "    - {from: 2014-09-30, segments: [1], capacity_cases_a_week: 1, until: 2015-09-30}\n",
             {{"main.yaml:3:67",
               "closure.phases[1].until: unknown key; known here: from, segments, capacity_cases_a_week"}}),
        text("a repeated segment", phases + "    - {from: 2014-09-30, segments: [1, 2, 1], capacity_cases_a_week: 1}\n",
             {{"main.yaml:3:43", "closure.phases[1].segments: segment 1 is listed twice"}}),
        text("a segment out of range", phases + "    - {from: 2014-09-30, segments: [6], capacity_cases_a_week: 1}\n",
             {{"main.yaml:3:37", "6 is out of range (segments are whole numbers from 1 to 5"}}),
        text("one segment without a list", phases + "    - {from: 2014-09-30, segments: 1, capacity_cases_a_week: 1}\n",
             {{"main.yaml:3:36", "a single value where a list is expected"}}),
        text("a capacity below nothing",
             phases + "    - {from: 2014-09-30, segments: [1], capacity_cases_a_week: -1}\n",
             {{"main.yaml:3:64", "closure.phases[1].capacity_cases_a_week: -1 is out of range"}}),
        text("an unknown order of selection",
             phases + "    - {from: 2014-09-30, segments: [1], capacity_cases_a_week: 1, order: reverse}\n",
             {{"main.yaml:3:74", "closure.phases[1].order: 'reverse' is no order; an order is listed"}}),
        text("phases out of order",
             phases + "    - {from: 2015-09-30, segments: [1], capacity_cases_a_week: 1}\n"
                      "    - {from: 2014-09-30, segments: [2], capacity_cases_a_week: 1}\n",
             {{"main.yaml:4:7", "closure.phases[2014-09-30]: comes after 2015-09-30 in the list"}}, false),
        text("a quarter of intake twice",
             "intake:\n  quarters:\n"
             "    - {quarter: 2012-06-30, cases: 1, most_qualifying_children: 4}\n"
             "    - {quarter: 2012-Q2, cases: 1, most_qualifying_children: 4}\n",
             {{"main.yaml:4:7", "intake.quarters[2012-06-30]: the quarter is in the list twice"}}, false),
        text("a family of five",
             "intake:\n  quarters:\n    - {quarter: 2012-06-30, cases: 1, most_qualifying_children: 5}\n",
             {{"main.yaml:3:65", "5 is out of range"}}),
    };
}

/// Values of --set.
std::vector<BadInput> bad_settings() {
    return {
        setting("a setting without an equals sign", "closure.chance_drops_out", "is not path=value"),
        setting("a setting without a path", "=0.2", "is not path=value"),
        setting("a setting of an unknown path", "closure.chance_drop_out=0.2",
                "closure.chance_drop_out: unknown key; did you mean chance_drops_out?"),
        setting("a setting with a bad value", "closure.chance_drops_out=2",
                "closure.chance_drops_out: 2 is out of range (a chance a quarter is from 0 to 1)"),
        setting("a setting without a value", "closure.chance_drops_out=", "closure.chance_drops_out: has no value"),
        setting("a setting of a group", "closure=0.2", "closure: a single value where keys and values are expected"),
        setting("a setting of a phase that does not exist", "closure.phases[2016-06-30].capacity_cases_a_week=1",
                "closure.phases[2016-06-30]: there is no such phase; the list has 2014-09-30, 2015-03-31,"),
        setting("a setting of an unknown part of a phase", "closure.phases[2016-03-31].capacity=1",
                "closure.phases[2016-03-31].capacity: unknown key; known here: from, segments"),
        setting("a setting of an unknown list", "closure.phase[2016-03-31].capacity_cases_a_week=1", "unknown key"),
        setting("a setting of a phase's quarter", "closure.phases[2016-03-31].from=2016-06-30",
                "the quarter is what the item is known by"),
        setting("a setting with a broken list", "closure.phases=[{", "cannot be read as YAML"),
        setting("a setting of extends", "extends=other.yaml", "extends is for files"),
        setting("a setting of a missing case file", "opening.case_file=no-such-cases.csv",
                "opening.case_file: no-such-cases.csv: there is no such file"),
        {.name = "two bad settings beside a bad file",
         .files = {{"main.yaml", "seed: x\n"}},
         .settings = {"seed=y", "nme=z"},
         .problems = {{"main.yaml:1:7", "'x' is not a number"},
                      {"--set seed=y", "'y' is not a number"},
                      {"--set nme=z", "unknown key; did you mean name?"}},
         .schema_refuses = true},
    };
}

}  // namespace ccsim::tests
