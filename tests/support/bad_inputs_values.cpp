#include "tests/support/bad_inputs_parts.h"

namespace ccsim::tests {
namespace {

/// Refused by the schema as well.
BadInput text(std::string name, std::string yaml, std::vector<ExpectedProblem> problems) {
    return {.name = std::move(name),
            .files = {{"main.yaml", std::move(yaml)}},
            .problems = std::move(problems),
            .schema_refuses = true};
}

/// Each value alone is in range, so the schema cannot see it.
BadInput together(std::string name, std::string yaml, std::vector<ExpectedProblem> problems) {
    BadInput input = text(std::move(name), std::move(yaml), std::move(problems));
    input.schema_refuses = false;
    return input;
}

std::vector<BadInput> bad_single_values() {
    return {
        text("a word for a number", "closure:\n  chance_drops_out: often\n",
             {{"main.yaml:2:21",
               "closure.chance_drops_out: 'often' is not a number (a chance a quarter is from 0 to 1)"}}),
        text("yes for a number", "closure:\n  chance_drops_out: yes\n", {{"main.yaml:2:21", "'yes' is not a number"}}),
        text("on for a number", "closure:\n  chance_drops_out: on\n", {{"main.yaml:2:21", "'on' is not a number"}}),
        text("a number in quotes", "closure:\n  chance_drops_out: \"0.1\"\n",
             {{"main.yaml:2:21", "'0.1' is text, because of the quotes"}}),
        text("not a number", "closure:\n  chance_drops_out: .nan\n", {{"main.yaml:2:21", "'.nan' is not a number"}}),
        text("infinity", "opening:\n  cases_nil: .inf\n", {{"main.yaml:2:14", "'.inf' is not a number"}}),
        together("leading zeros", "opening:\n  cases_nil: 0100\n",
                 {{"main.yaml:2:14",
                   "'0100' is not a number (a number of cases here is from 0 to 500000000); leave out the zero"}}),
        text("a comma among the digits", "opening:\n  cases_nil: 150,000\n",
             {{"main.yaml:2:14", "write digits without commas"}}),
        text("a pound sign", "opening:\n  arrears:\n    small_debt_mean_pounds: £288\n",
             {{"main.yaml:3:29", "leave out the £"}}),
        text("a number beyond all bounds", "opening:\n  cases_nil: 1e999\n",
             {{"main.yaml:2:14", "'1e999' is not a number"}}),
        text("a chance above one", "closure:\n  chance_drops_out: 1.4\n",
             {{"main.yaml:2:21",
               "closure.chance_drops_out: 1.4 is out of range (a chance a quarter is from 0 to 1); write 1.4% if you "
               "mean "
               "percent; the default is 0.01"}}),
        text("a chance below nothing", "closure:\n  chance_drops_out: -0.1\n",
             {{"main.yaml:2:21", "-0.1 is out of range"}}),
        together("a percentage above a hundred", "closure:\n  chance_drops_out: 101%\n",
                 {{"main.yaml:2:21", "101% is out of range (a chance a quarter is from 0 to 1)"}}),
        text("a percentage of a number of cases", "opening:\n  cases_nil: 12%\n",
             {{"main.yaml:2:14", "write the number without the percent sign"}}),
        text("a value above its own range", "liabilities:\n  flat_rate_pounds_a_week: 5.01\n",
             {{"main.yaml:2:28", "5.01 is out of range (an amount in pounds a week here is from 0.01 to 5)"}}),
        text("a segment and a half", "closure:\n  maintenance_direct_segment: 3.5\n",
             {{"main.yaml:2:31", "3.5 is not a whole number"}}),
        text("another way of counting Maintenance Direct", "maintenance_direct_counted_as: collected\n",
             {{"main.yaml:1:32",
               "maintenance_direct_counted_as: 'collected' is no way of counting Maintenance Direct; write paying or "
               "collection_service; the default is paying"}}),
        text("a list for the counting of Maintenance Direct", "maintenance_direct_counted_as: [paying]\n",
             {{"main.yaml:1:32", "maintenance_direct_counted_as: a list where a word is expected"}}),
        text("Maintenance Direct counted in the wrong place",
             "maintenance_direct:\n  maintenance_direct_counted_as: paying\n",
             {{"main.yaml:2:3", "maintenance_direct.maintenance_direct_counted_as: unknown key"}}),
        text("a key without a value", "closure:\n  chance_drops_out:\n",
             {{"main.yaml:2:3", "closure.chance_drops_out: has no value"}}),
        text("a list for a number", "closure:\n  chance_drops_out: [0.1]\n",
             {{"main.yaml:2:21", "a list where a number is expected"}}),
        text("a list for a group", "closure:\n  - chance_drops_out: 0.1\n",
             {{"main.yaml:2:3", "closure: a list where keys and values are expected"}}),
        text("a map for a number", "closure:\n  chance_drops_out:\n    a: 1\n",
             {{"main.yaml:3:5", "a map where a number is expected"}}),
        text("an unknown key", "closure:\n  chance_drops_ot: 0.1\n",
             {{"main.yaml:2:3", "closure.chance_drops_ot: unknown key; did you mean chance_drops_out?"}}),
        text("a key in the wrong group", "chance_drops_out: 0.1\n",
             {{"main.yaml:1:1", "unknown key; did you mean closure.chance_drops_out?"}}),
        text("a path for a key", "closure.chance_drops_out: 0.1\n",
             {{"main.yaml:1:1", "unknown key; give each part of the path its own line"}}),
        text("a seed below nothing", "seed: -1\n", {{"main.yaml:1:7", "-1 is out of range"}}),
        text("a seed beyond what every program reads", "seed: 9007199254740993\n",
             {{"main.yaml:1:7", "9007199254740993 is out of range"}}),
        text("a name that is a path", "name: ../baseline\n", {{"main.yaml:1:7", "does not do as a name"}}),
        text("a name that is a formula", "name: \"=2+3\"\n",
             {{"main.yaml:1:7", "a spreadsheet takes it for a formula"}}),
        together("a name that is missing to R", "name: \"NA\"\n", {{"main.yaml:1:7", "take it for something else"}}),
        together("a name that is a device", "name: com1\n", {{"main.yaml:1:7", "take it for something else"}}),
        together("a name with a character of no width", "name: \"a\\u200bb\"\n", {{"main.yaml:1:7", "cannot be seen"}}),
        together("a name that turns the direction of writing", "name: \"a\\u202eb\"\n",
                 {{"main.yaml:1:7", "cannot be seen"}}),
        text("a name with a line end", "name: \"a\\nb\"\n", {{"main.yaml:1:7", "'a\\x0Ab' does not do as a name"}}),
        text("a day within a quarter", "last_quarter: 2016-08-31\n",
             {{"main.yaml:1:15", "that day is in the quarter to 2016-09-30; the default is 2018-12-31"}}),
        text("a quarter that is no quarter", "leaving:\n  reactive_from: 2014-Q5\n",
             {{"main.yaml:2:18", "leaving.reactive_from: '2014-Q5' is not the last day of a quarter"}}),
        together("a quarter of another age", "last_quarter: 2999-12-31\n",
                 {{"main.yaml:1:15", "2999-12-31 is out of range"}}),
    };
}

std::vector<BadInput> bad_values_together() {
    return {
        together("a last quarter before the start", "start: 2016-03-31\nlast_quarter: 2015-12-31\n",
                 {{"main.yaml:2:15", "the last quarter, 2015-12-31, is not after the start, 2016-03-31"}}),
        together("too many quarters", "last_quarter: 2062-06-30\n",
                 {{"main.yaml:1:15", "201 quarters from 2012-03-31 to 2062-06-30 (at most 200 are simulated)"}}),
        together(
            "payer types over one", "opening:\n  payer_types_nil:\n    unlikely: 0.9\n",
            {{"main.yaml:3:15", "opening.payer_types_nil.unlikely: shares of one whole sum to over 1 (reliable "}}),
        together("years to go over one", "intake:\n  share_5_to_9_years_to_go: 0.87\n",
                 {{"main.yaml:2:29", "shares of one whole sum to over 1"}}),
        together("direct and nil over one", "intake:\n  share_direct: 0.5\n  share_nil: 0.6\n",
                 {{"main.yaml:3:14", "intake.share_nil: shares of one whole sum to over 1"}}),
        together("families too large for the intake", "intake:\n  share_two_children: 0.89\n",
                 {{"main.yaml:2:23", "no family has 1 or fewer children, the most in the intake to 2013-09-30"}}),
        together("more cases than can be simulated",
                 "opening: {cases_nil: 5e8, cases_direct: 5e8, cases_collected: 5e8, cases_enforced: 5e8}\n",
                 {{"main.yaml:1:84", "cases (at most 2000000000 are simulated)"}}),
        together("liabilities beyond the model's pence",
                 "liabilities:\n  log_sd_over_20: 1\n  growth_over_20_percent_a_year: 10\n"
                 "  median_over_20_direct_pounds_a_week: 200\n",
                 {{"main.yaml:4:40", "a week (the model holds up to £2,000)"}}),
        together("debts beyond the model's pence",
                 "opening:\n  arrears:\n    large_debt_log_sd: 2\n    large_debt_mean_pounds: 40000\n",
                 {{"main.yaml:4:29", "the largest debts would be £"}}),
        {.name = "shares over one across two files",
         .files = {{"main.yaml", "extends: base.yaml\nintake:\n  classes: {flat_rate: 0.5}\n"},
                   {"base.yaml", "intake:\n  classes: {to_20_pounds: 0.6}\n"}},
         .problems = {{"main.yaml:3:24", "flat_rate 0.5 in "}}},
    };
}

}  // namespace

/// Values that are wrong, alone or together.
std::vector<BadInput> bad_values() {
    std::vector<BadInput> all = bad_single_values();
    for (BadInput& input : bad_values_together()) all.push_back(std::move(input));
    return all;
}

}  // namespace ccsim::tests
