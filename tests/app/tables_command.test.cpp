#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;

namespace {}  // namespace

TEST_CASE("history lint passes the history built in and fails one that contradicts itself") {
    const TemporaryFolder folder;
    const Ran built_in = run_program({"history", "lint"}, folder.path());
    CHECK(built_in.exit_code == 0);
    CHECK_THAT(built_in.out, Catch::Contains("49500") && Catch::Contains("0 that are not"));

    std::string history = read_file(source_dir / "calibration" / "data" / "history.csv");
    const std::string share = "2016-09-30,pct_cases_contributing,all,92.7";
    REQUIRE(history.find(share) != std::string::npos);
    history.replace(history.find(share) + share.size() - 4, 4, "93.7");
    folder.write("wrong.csv", history);
    const Ran wrong = run_program({"history", "lint", "wrong.csv", "--json"}, folder.path());
    CHECK(wrong.exit_code == 5);
    CHECK(nlohmann::json::parse(wrong.out).at("contradictions") > 0);

    CHECK(run_program({"history", "lint", "missing.csv"}, folder.path()).exit_code == 4);
    folder.write("bad.csv", "period_end,measure\n");
    CHECK(run_program({"history", "lint", "bad.csv"}, folder.path()).exit_code == 3);
    CHECK(run_program({"history"}, folder.path()).exit_code == 2);
}

TEST_CASE("tables are put into a results folder which stays known for one of ours") {
    const TemporaryFolder folder;
    const std::vector<std::string> run{"run",  baseline_file, "--engine", "expected", "--posterior",
                                       "none", "--out",       "out",      "--quiet"};
    REQUIRE(run_program(run, folder.path()).exit_code == 0);
    const std::string digest =
        nlohmann::json::parse(read_file(folder.path() / "out" / "manifest.json")).at("result_digest");
    REQUIRE(run_program({"tables", "out"}, folder.path()).exit_code == 0);
    for (const char* name : {"qss-tables.xlsx", "qss-tables.ods", "assumptions.csv"})
        CHECK(std::filesystem::exists(folder.path() / "out" / name));
    const auto manifest = nlohmann::json::parse(read_file(folder.path() / "out" / "manifest.json"));
    CHECK(manifest.at("result_digest") == digest);
    CHECK(run_program({"tables", "--check", "out/qss-tables.ods"}, folder.path()).exit_code == 0);
    CHECK(run_program({"tables", "out", "--json"}, folder.path()).exit_code == 0);
    std::vector<std::string> again = run;
    again.emplace_back("--force");
    CHECK(run_program(again, folder.path()).exit_code == 0);
}

TEST_CASE("tables say what they cannot do") {
    const TemporaryFolder folder;
    folder.write("no.xlsx", "text");
    CHECK(run_program({"tables"}, folder.path()).exit_code == 2);
    CHECK(run_program({"tables", "missing"}, folder.path()).exit_code == 4);
    CHECK(run_program({"tables", "--check", "missing.ods"}, folder.path()).exit_code == 4);
    CHECK(run_program({"tables", "--check", "no.xlsx"}, folder.path()).exit_code == 4);
    CHECK(run_program({"tables", "out", "--check", "no.xlsx"}, folder.path()).exit_code == 2);
}
