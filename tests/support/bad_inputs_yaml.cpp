#include "tests/support/bad_inputs_parts.h"

namespace ccsim::tests {
namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

BadInput text(std::string name, std::string yaml, std::vector<ExpectedProblem> problems) {
    return {.name = std::move(name), .files = {{"main.yaml", std::move(yaml)}}, .problems = std::move(problems)};
}

}  // namespace

/// Files that are not the YAML scenarios are written in.
std::vector<BadInput> bad_yaml() {
    return {
        text("a tab for an indent", "closure:\n\tchance_drops_out: 0.1\n",
             {{"main.yaml:2:1", "indent with spaces, not tabs"}}),
        text("a bracket that is never closed", "closure:\n  phases: [\n",
             {{"main.yaml:3:1", "cannot be read as YAML"}}),
        text("a quote that is never closed", "name: \"x\nseed: 1\n",
             {{"main.yaml:1:7", "a quote is opened here and never closed"}}),
        text("a single quote that is never closed", "name: 'it''s\nseed: 1\n",
             {{"main.yaml:1:7", "a quote is opened here and never closed"}}),
        text("a duplicate key", "seed: 1\nname: x\nseed: 2\n",
             {{"main.yaml:3:1", "key 'seed' is given twice (the first is on line 1)"}}),
        text("a duplicate key in a group", "closure:\n  chance_drops_out: 0.1\n  chance_drops_out: 0.2\n",
             {{"main.yaml:3:3", "key 'chance_drops_out' is given twice (the first is on line 2)"}}),
        text("a merge key", "closure:\n  <<: {chance_drops_out: 0.1}\n", {{"main.yaml:2:3", "a merge key, <<"}}),
        text("an anchor and an alias", "closure:\n  chance_drops_out: &a 0.1\n  chance_finalised: *a\n",
             {{"main.yaml:2:21", "an anchor, &a"}, {"main.yaml:3:21", "an alias"}}),
        text("a bomb of aliases", "a: &a [x]\nb: &b [*a, *a]\n",
             {{"main.yaml:1:4", "an anchor, &a"},
              {"main.yaml:2:4", "an anchor, &b"},
              {"main.yaml:2:8", "an alias"},
              {"main.yaml:2:12", "an alias"},
              {"main.yaml:1:1", "a: unknown key"},
              {"main.yaml:2:1", "b: unknown key"}}),
        text("a tag", "seed: !!int 3\n", {{"main.yaml:1:7", "a tag, 'tag:yaml.org,2002:int'"}}),
        text("two documents", "seed: 1\n---\nseed: 2\n", {{"main.yaml:2:1", "a second document starts here"}}),
        text("deep nesting", "a: " + repeated("[", 40) + repeated("]", 40) + "\n",
             {{"main.yaml:1:35", "nested more than 32 deep"}}),
        text("a flood of values", "a: [" + repeated("1,", 100'001) + "1]\n",
             {{"main.yaml:1:199999", "more than 100,000 values"}}),
        text("a key that is a list", "[a, b]: 1\n", {{"main.yaml:1:1", "a key that is not a word"}}),
        text("a list for a scenario", "- seed: 1\n", {{"main.yaml:1:1", "a list where keys and values are expected"}}),
        text("a word for a scenario", "baseline\n",
             {{"main.yaml:1:1", "a single value where keys and values are expected"}}),
    };
}

}  // namespace ccsim::tests
