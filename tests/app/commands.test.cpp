#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;

namespace {}  // namespace

TEST_CASE("a wrong command line is explained and exits with 2") {
    struct Row {
        std::vector<std::string> words;
        std::string says;
    };
    const std::vector<Row> rows{
        {{}, "subcommand"},
        {{"rum", "x.yaml"}, "did you mean run?"},
        {{"run", baseline_file, "--replicate", "3"}, "did you mean --replicates?"},
        {{"run"}, "SCENARIO"},
        {{"run", baseline_file, "--replicates", "many"}, "--replicates"},
        {{"run", baseline_file, "--replicates", "0"}, "--replicates"},
        {{"run", baseline_file, "--engine", "both"}, "--engine"},
        {{"trace", baseline_file}, "--case"},
        {{"validate"}, "FILE"},
    };
    const TemporaryFolder folder;
    for (const Row& row : rows) {
        const Ran ran = run_program(row.words, folder.path());
        INFO(row.says << "\n" << ran.err);
        CHECK(ran.exit_code == 2);
        CHECK_THAT(ran.err, Catch::Contains(row.says) && Catch::Contains("--help"));
        CHECK(ran.out.empty());
    }
}

TEST_CASE("help and version are printed and are no failure") {
    const TemporaryFolder folder;
    CHECK_THAT(run_program({"--help"}, folder.path()).out,
               Catch::Contains("validate") && Catch::Contains("ccsim run scenarios/baseline.yaml"));
    CHECK(run_program({"run", "--help"}, folder.path()).exit_code == 0);
    CHECK(run_program({"--version"}, folder.path()).exit_code == 0);
}

TEST_CASE("init writes a scenario that is valid and never overwrites one unasked") {
    const TemporaryFolder folder;
    REQUIRE(run_program({"init", "--out", "mine.yaml"}, folder.path()).exit_code == 0);
    CHECK(run_program({"validate", "mine.yaml"}, folder.path()).exit_code == 0);
    CHECK(run_program({"init"}, folder.path()).out == read_file(folder.path() / "mine.yaml"));
    folder.write("mine.yaml", "seed: 3\n");
    CHECK(run_program({"init", "--out", "mine.yaml"}, folder.path()).exit_code == 4);
    CHECK(read_file(folder.path() / "mine.yaml") == "seed: 3\n");
}

TEST_CASE("validate checks every file before it says what is wrong") {
    const TemporaryFolder folder;
    folder.write("good.yaml", "seed: 3\n");
    folder.write("a.yaml", "seed: -1\n");
    folder.write("b.yaml", "sead: 1\n");
    folder.write("c.csv", "period_end,measure\n2016-09-30,x\n");
    const Ran ran = run_program({"validate", "a.yaml", "good.yaml", "b.yaml", "c.csv"}, folder.path());
    CHECK(ran.exit_code == 3);
    CHECK_THAT(ran.err, Catch::Contains("a.yaml:1:7: seed") && Catch::Contains("b.yaml:1:1: sead") &&
                            Catch::Contains("c.csv:1"));
    CHECK(ran.out == "good.yaml: valid\n");
}

TEST_CASE("the schema is JSON") {
    const TemporaryFolder folder;
    CHECK(nlohmann::json::parse(run_program({"schema"}, folder.path()).out).contains("properties"));
}

TEST_CASE("trace tells a case's life in words and as JSON") {
    const TemporaryFolder folder;
    const Ran told = run_program({"trace", baseline_file, "--case", "2012-03-31/7"}, folder.path());
    REQUIRE(told.exit_code == 0);
    CHECK_THAT(told.out, Catch::StartsWith("Case 2012-03-31/7 of baseline: seed 2012, draw 0, replicate 0") &&
                             Catch::Contains("drew 0."));
    const auto life = nlohmann::json::parse(
        run_program({"trace", baseline_file, "--case", "2012-03-31/7", "--json"}, folder.path()).out);
    CHECK(life.at("case") == "2012-03-31/7");
    CHECK_FALSE(life.at("quarters").empty());
}

TEST_CASE("a case that does not exist is refused with how to name one") {
    const TemporaryFolder folder;
    for (const std::string id : {"118", "2012-03-31", "2012-03-30/1", "2012-03-31/-1", "2012-03-31/99999999",
                                 "2017-03-31/1", "2011-12-31/1"}) {
        const Ran ran = run_program({"trace", baseline_file, "--case", id}, folder.path());
        INFO(id << "\n" << ran.err);
        CHECK(ran.exit_code == 3);
        CHECK_THAT(ran.err, Catch::Contains("2012-03-31/118"));
    }
}
