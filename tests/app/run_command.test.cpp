#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

const std::string baseline = (source_dir / "scenarios" / "baseline.yaml").string();

/// The baseline with few cases and replicates, so that it takes a moment.
std::vector<std::string> small_run(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run", baseline, "--out", out, "--scale", "500", "--replicates", "4", "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_CASE("a run leaves every file of a results folder and prints the headline table") {
    const TemporaryFolder folder;
    const Ran ran = run_program({"run", baseline, "--scale", "500", "--replicates", "4"}, folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("illustrative projection") && Catch::Contains("With a current liability"));
    CHECK_THAT(ran.err, Catch::Contains("results are in results/baseline") && Catch::Contains("few for intervals"));
    for (const char* name : {"measures.csv", "headline.csv", "segments.csv", "datapackage.json", "manifest.json",
                             "scenario.yaml", "log.txt"})
        CHECK(fs::file_size(folder.path() / "results" / "baseline" / name) > 0);
}

TEST_CASE("a results folder is replaced only when asked and its scenario gives the same results") {
    const TemporaryFolder folder;
    REQUIRE(run_program(small_run("a"), folder.path()).exit_code == 0);
    const std::string before = read_file(folder.path() / "a" / "measures.csv");
    const Ran refused = run_program(small_run("a", {"--seed", "7"}), folder.path());
    CHECK(refused.exit_code == 4);
    CHECK_THAT(refused.err, Catch::Contains("--force"));
    CHECK(read_file(folder.path() / "a" / "measures.csv") == before);
    REQUIRE(run_program(small_run("a", {"--seed", "7", "--force"}), folder.path()).exit_code == 0);
    CHECK(read_file(folder.path() / "a" / "measures.csv") != before);
    std::vector<std::string> again = small_run("b");
    again[1] = "a/scenario.yaml";
    REQUIRE(run_program(again, folder.path()).exit_code == 0);
    CHECK(read_file(folder.path() / "b" / "measures.csv") == read_file(folder.path() / "a" / "measures.csv"));
}

TEST_CASE("the bytes of the measures do not depend on the number of threads") {
    const TemporaryFolder folder;
    for (const std::string threads : {"1", "2", "8"})
        REQUIRE(run_program(small_run(threads, {"--threads", threads}), folder.path()).exit_code == 0);
    const std::string one = read_file(folder.path() / "1" / "measures.csv");
    CHECK(read_file(folder.path() / "2" / "measures.csv") == one);
    CHECK(read_file(folder.path() / "8" / "measures.csv") == one);
}

TEST_CASE("json is one object on stdout and nothing else") {
    const TemporaryFolder folder;
    const Ran ran = run_program(small_run("a", {"--json"}), folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK(nlohmann::json::parse(ran.out).at("folder") == "a");
    const Ran failed = run_program(small_run("b", {"--json", "--set", "last_quarter=2011-12-31"}), folder.path());
    CHECK(failed.exit_code == 3);
    CHECK(nlohmann::json::parse(failed.out).at("error").at("problems").size() == 1);
}

TEST_CASE("the expected engine gives means and no intervals") {
    const TemporaryFolder folder;
    REQUIRE(run_program({"run", baseline, "--engine", "expected", "--out", "a", "--quiet"}, folder.path()).exit_code ==
            0);
    const std::string measures = read_file(folder.path() / "a" / "measures.csv");
    CHECK_THAT(measures, Catch::Contains(",mean,") && !Catch::Contains(",p95,"));
}

TEST_CASE("an interrupted run says so and writes nothing") {
    const TemporaryFolder folder;
    const Ran ran = run_program({"run", baseline, "--out", "a", "--replicates", "1000"}, folder.path(), 1.5);
    CHECK(ran.exit_code == 130);
    CHECK_THAT(ran.err, Catch::Contains("interrupted; nothing was written"));
    CHECK(fs::is_empty(folder.path()));
}

namespace {

/// Ten draws of two numbers of the baseline.
std::string some_draws() {
    std::string text = "opening.cases_nil,closure.phases[2016-12-31].capacity_cases_a_week,log_likelihood\n";
    for (int d = 0; d < 10; ++d) text += std::to_string(140'000 + 2'000 * d) + ',' + std::to_string(500 * d) + ",-1\n";
    return text;
}

}  // namespace

TEST_CASE("a run over a posterior says what its intervals hold and where its numbers come from") {
    const TemporaryFolder folder;
    folder.write("p.csv", some_draws());
    folder.write("diagnostics.json", "{\"verdict\": \"not passed: R-hat is 2 (wanted: below 1.01)\"}");
    const Ran ran = run_program(
        {"run", baseline, "--out", "a", "--scale", "500", "--posterior", "p.csv", "--draws", "8"}, folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.err, Catch::Contains("8 draws of the unknowns at scale 500") &&
                            Catch::Contains("8 runs are few for intervals") &&
                            Catch::Contains("p.csv was not fitted to") &&
                            Catch::Contains("do not rely on it: R-hat is 2"));
    const auto manifest = nlohmann::json::parse(read_file((folder.path() / "a" / "manifest.json").string()));
    CHECK(manifest["run"]["draws"] == 8);
    CHECK(manifest["run"]["replicates"] == 1);
    CHECK_THAT(manifest["inputs"].dump(), Catch::Contains("p.csv"));
    CHECK_THAT(read_file((folder.path() / "a" / "measures.csv").string()),
               Catch::Contains("sd_parameters") && Catch::Contains("sd_process"));
    CHECK_THAT(read_file((folder.path() / "a" / "headline.csv").string()),
               Catch::Contains("unknowns and run-to-run chance"));
}

TEST_CASE("a posterior gives the same files for any number of threads and can be run by the expected engine alone") {
    const TemporaryFolder folder;
    folder.write("p.csv", some_draws());
    const auto measures_of = [&](const std::string& out, const std::vector<std::string>& more) {
        std::vector<std::string> words{"run", baseline,      "--out", out,      "--scale",
                                       "500", "--posterior", "p.csv", "--quiet"};
        words.insert(words.end(), more.begin(), more.end());
        REQUIRE(run_program(words, folder.path()).exit_code == 0);
        return read_file((folder.path() / out / "measures.csv").string());
    };
    CHECK(measures_of("one", {"--threads", "1"}) == measures_of("eight", {"--threads", "8"}));
    CHECK(measures_of("expected", {"--engine", "expected"}).find("sd_process") == std::string::npos);
    CHECK_THAT(read_file((folder.path() / "expected" / "headline.csv").string()), Catch::Contains(",unknowns only,"));
}

TEST_CASE("draws that are not there are asked for in vain") {
    const TemporaryFolder folder;
    folder.write("p.csv", some_draws());
    const Ran too_many = run_program({"run", baseline, "--posterior", "p.csv", "--draws", "11"}, folder.path());
    CHECK(too_many.exit_code == 3);
    CHECK_THAT(too_many.err, Catch::Contains("p.csv: has 10 draws where 11 are asked for; use --draws 10 or fewer"));
    const Ran none = run_program({"run", baseline, "--posterior", "none", "--draws", "5"}, folder.path());
    CHECK(none.exit_code == 3);
    CHECK_THAT(none.err, Catch::Contains("there is no posterior to draw from"));
    CHECK(run_program({"run", baseline, "--posterior", "gone.csv"}, folder.path()).exit_code == 4);
}
