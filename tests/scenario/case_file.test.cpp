#include "sim/scenario/case_file.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "sim/core/problems.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

std::string header() {
    std::string out;
    for (const CaseFileColumn& column : case_file_columns()) {
        if (!out.empty()) out += ',';
        out += column.name;
    }
    return out + '\n';
}

std::vector<CaseFileRow> read(const std::string& csv) {
    const TemporaryFolder folder;
    return read_case_file(folder.write("cases.csv", csv));
}

std::vector<Problem> problems_of(const std::string& csv) {
    try {
        read(csv);
    } catch (const InputError& e) {
        return e.problems();
    }
    return {};
}

}  // namespace

TEST_CASE("a row becomes a case") {
    const auto rows = read(header() + "1993,yes,enforced,unlikely,41.5,half_to_90,4,0,1234.56,34.05,yes,no\n");
    REQUIRE(rows.size() == 1);
    const CaseFileRow& row = rows[0];
    CHECK(row.scheme == Scheme::of_1993);
    CHECK(row.clerical);
    CHECK(row.standing == Standing::enforced);
    CHECK(row.payer_type == PayerType::unlikely);
    CHECK(row.weekly_liability_pence == 4'150);
    CHECK(row.last_outcome == Outcome::half_to_90);
    CHECK(row.qualifying_children == 4);
    CHECK(row.quarters_to_go == 0);
    CHECK(row.arrears_pence == 123'456);
    CHECK(row.secretary_of_state_pence == 3'405);
    CHECK(row.paid_since_january_2012);
    CHECK_FALSE(row.ended_recently);
}

TEST_CASE("what may be empty is drawn or not there") {
    const auto rows = read(header() + "2003,no,collected,,,,1,80,0,0,no,\n2003,no,no_liability,,,,0,,0.01,0,no,yes\n");
    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows[0].payer_type);
    CHECK_FALSE(rows[0].weekly_liability_pence);
    CHECK(rows[0].last_outcome == Outcome::none_yet);
    CHECK(rows[0].quarters_to_go == 80);
    CHECK(rows[1].qualifying_children == 0);
    CHECK(rows[1].arrears_pence == 1);
    CHECK(rows[1].ended_recently);
}

TEST_CASE("the columns may come in any order") {
    const auto rows = read(
        "ended_recently,paid_since_january_2012,secretary_of_state_pounds,arrears_pounds,quarters_to_go,"
        "qualifying_children,last_outcome,weekly_liability_pounds,payer_type,standing,clerical,scheme\n"
        ",no,1,2,3,4,nothing,5,reliable,collected,no,2003\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].secretary_of_state_pence == 100);
    CHECK(rows[0].arrears_pence == 200);
    CHECK(rows[0].quarters_to_go == 3);
    CHECK(rows[0].qualifying_children == 4);
    CHECK(rows[0].weekly_liability_pence == 500);
    CHECK(rows[0].last_outcome == Outcome::nothing);
}

TEST_CASE("no more than a thousand problems are told of a case file") {
    std::string csv = header();
    for (int i = 0; i < 2000; ++i) csv += "2003,no,collected,,,,0,80,0,0,no,\n";
    const auto problems = problems_of(csv);
    REQUIRE(problems.size() == 1001);
    CHECK(problems[999].line == 1001);
    CHECK(problems[1000].what == "1,000 problems or more; the rest is not shown");
}

TEST_CASE("every column is in the page about case files and the page has no other") {
    std::ifstream page(source_dir / "scenarios/case-file/README.md");
    REQUIRE(page);
    std::vector<std::string> names, expected;
    for (std::string line; std::getline(page, line);)
        if (line.starts_with("| `")) names.push_back(line.substr(3, line.find('`', 3) - 3));
    for (const CaseFileColumn& column : case_file_columns()) expected.emplace_back(column.name);
    CHECK(names == expected);
}

TEST_CASE("the example of a case file can be read") {
    const auto rows = read_case_file(source_dir / "scenarios/case-file/example-cases.csv");
    CHECK(rows.size() == 250);
}
