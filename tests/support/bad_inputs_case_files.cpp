#include "tests/support/bad_inputs_parts.h"

namespace ccsim::tests {
namespace {

const std::string header =
    "scheme,clerical,standing,payer_type,weekly_liability_pounds,last_outcome,qualifying_children,quarters_to_go,"
    "arrears_pounds,secretary_of_state_pounds,paid_since_january_2012,ended_recently\n";
const std::string good_row = "2003,no,collected,reliable,41.50,full,1,12,120.00,0,yes,\n";

BadInput cases(std::string name, std::string csv, std::vector<ExpectedProblem> problems) {
    return {.name = std::move(name),
            .files = {{"main.yaml", "opening:\n  case_file: cases.csv\n"}, {"cases.csv", std::move(csv)}},
            .problems = std::move(problems)};
}

BadInput row(std::string name, const std::string& bad, std::vector<ExpectedProblem> problems) {
    return cases(std::move(name), header + good_row + bad + "\n", std::move(problems));
}

}  // namespace

std::vector<BadInput> bad_case_files() {
    return {
        {.name = "a missing case file",
         .files = {{"main.yaml", "opening:\n  case_file: cases.csv\n"}},
         .problems = {{"main.yaml:2:14", "cases.csv: there is no such file"}}},
        cases("an empty case file", "", {{"cases.csv", "the file is empty"}}),
        cases("a case file without cases", header, {{"cases.csv", "there are no cases below the column names"}}),
        cases("a case file without a column", header.substr(7) + good_row.substr(5),
              {{"cases.csv:1", "column scheme is missing; add it: 1993 or 2003"}}),
        cases("a case file with another column", "clerk," + header + "x," + good_row,
              {{"cases.csv:1:1", "unknown column 'clerk'"}}),
        cases("a case file with a column misspelt", "schem" + header.substr(6) + good_row,
              {{"cases.csv:1:1", "unknown column 'schem'; did you mean scheme?"},
               {"cases.csv:1", "column scheme is missing"}}),
        row("a row that is too short", "2003,no,collected",
            {{"cases.csv:3", "the row has 3 fields (the first row has 12)"}}),
        row("a quote that is never closed in a case file", "2003,no,\"collected",
            {{"cases.csv:3:9", "a quote is opened here and never closed"}}),
        row("bad words in a row", "2004,maybe,elsewhere,,,,1,12,0,0,no,",
            {{"cases.csv:3:1", "scheme: '2004' cannot be used; write 1993 or 2003"},
             {"cases.csv:3:6", "clerical: 'maybe' cannot be used; write yes or no"},
             {"cases.csv:3:12", "standing: 'elsewhere' cannot be used; write collected"}}),
        row("bad numbers in a row", "2003,no,direct,,2000.01,,1.5,081,12.345,-1,no,",
            {{"cases.csv:3:17", "weekly_liability_pounds: '2000.01' cannot be used"},
             {"cases.csv:3:26", "qualifying_children: '1.5' cannot be used"},
             {"cases.csv:3:30", "quarters_to_go: '081' cannot be used"},
             {"cases.csv:3:34", "arrears_pounds: '12.345' cannot be used"},
             {"cases.csv:3:41", "secretary_of_state_pounds: '-1' cannot be used"}}),
        row("arrears beyond the model's pence", "2003,no,nil,,,,1,12,9000000.01,0,no,",
            {{"cases.csv:3:21", "arrears_pounds: '9000000.01' cannot be used"}}),
        row("an empty field", "2003,no,direct,,,,1,12,,0,no,", {{"cases.csv:3:24", "arrears_pounds: is empty"}}),
        row("a nil case with a liability", "2003,no,nil,,5,full,1,12,0,0,yes,",
            {{"cases.csv:3:14", "weekly_liability_pounds: '5' (a nil or no_liability case has no weekly liability)"},
             {"cases.csv:3:16", "last_outcome: 'full' (only a collected or enforced case has an outcome)"}}),
        row("a case without liability that has a child and no arrears", "1993,no,no_liability,,,,1,12,0.00,0,no,no",
            {{"cases.csv:3:25", "qualifying_children: a no_liability case has no qualifying child"},
             {"cases.csv:3:27", "quarters_to_go: '12' (a no_liability case has no qualifying child)"},
             {"cases.csv:3:30", "arrears_pounds: a no_liability case is kept for its arrears"}}),
        row("a case with a liability that has no child", "1993,no,enforced,,,nothing,0,12,0.00,0,no,",
            {{"cases.csv:3:28",
              "qualifying_children: a case with a liability, or assessed at nil, has a qualifying child"}}),
        row("more owed to the Secretary of State than in all", "1993,no,enforced,,,nothing,1,12,5.00,5.01,no,",
            {{"cases.csv:3:38",
              "secretary_of_state_pounds: more is owed to the Secretary of State than is owed in all"}}),
        row("paid last quarter but not since January", "1993,no,enforced,,,full,1,12,5.00,0,no,",
            {{"cases.csv:3:37", "paid_since_january_2012: something was paid in the last quarter"}}),
        row("a liability that goes on and has ended", "1993,no,enforced,,,full,1,12,5.00,0,yes,yes",
            {{"cases.csv:3:41", "ended_recently: only the liability of a no_liability case has ended"}}),
    };
}

}  // namespace ccsim::tests
