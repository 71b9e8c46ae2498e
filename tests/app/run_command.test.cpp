#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calibration/published_history.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

/// The baseline as it is written, with few cases and replicates, so that it takes a moment.
std::vector<std::string> small_run(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run",         baseline_file, "--out",        out, "--scale", "500",
                                   "--posterior", "none",        "--replicates", "4", "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_CASE("a run leaves every file of a results folder and prints the headline table") {
    const TemporaryFolder folder;
    const Ran ran = run_program({"run", baseline_file, "--scale", "500", "--replicates", "4", "--posterior", "none"},
                                folder.path());
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

TEST_CASE("without a posterior the expected engine gives means and no intervals") {
    const TemporaryFolder folder;
    REQUIRE(run_program({"run", baseline_file, "--engine", "expected", "--posterior", "none", "--out", "a", "--quiet"},
                        folder.path())
                .exit_code == 0);
    const std::string measures = read_file(folder.path() / "a" / "measures.csv");
    CHECK_THAT(measures, Catch::Contains(",mean,") && !Catch::Contains(",p95,"));
}

TEST_CASE("an interrupted run says so and writes nothing") {
    const TemporaryFolder folder;
    const Ran ran = run_program({"run", baseline_file, "--out", "a", "--replicates", "1000"}, folder.path(), 1.5);
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
        {"run", baseline_file, "--out", "a", "--scale", "500", "--posterior", "p.csv", "--draws", "8"}, folder.path());
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
               Catch::Contains("sd_parameters") && Catch::Contains("sd_process") && !Catch::Contains("sd_discrepancy"));
    CHECK(manifest["run"]["posterior"] == "p.csv");
    CHECK(manifest["run"]["model_discrepancy"] == false);
    CHECK_THAT(read_file((folder.path() / "a" / "headline.csv").string()),
               Catch::Contains("unknowns and run-to-run chance"));
}

TEST_CASE("a posterior gives the same files for any number of threads and can be run by the expected engine alone") {
    const TemporaryFolder folder;
    folder.write("p.csv", some_draws());
    const auto measures_of = [&](const std::string& out, const std::vector<std::string>& more) {
        std::vector<std::string> words{"run", baseline_file, "--out", out,      "--scale",
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
    const Ran too_many = run_program({"run", baseline_file, "--posterior", "p.csv", "--draws", "11"}, folder.path());
    CHECK(too_many.exit_code == 3);
    CHECK_THAT(too_many.err, Catch::Contains("p.csv: has 10 draws where 11 are asked for; use --draws 10 or fewer"));
    const Ran none = run_program({"run", baseline_file, "--posterior", "none", "--draws", "5"}, folder.path());
    CHECK(none.exit_code == 3);
    CHECK_THAT(none.err, Catch::Contains("there is no posterior to draw from"));
    CHECK(run_program({"run", baseline_file, "--posterior", "gone.csv"}, folder.path()).exit_code == 4);
}

namespace {

/// Draws in p.csv that were fitted to the scenario of a file and, `with_history`, to the published figures.
void write_posterior_of(const TemporaryFolder& folder, const fs::path& scenario, bool with_history = true) {
    nlohmann::json diagnostics{{"fitted_to_sha256", ccsim::sha256_of(numbers_of(ccsim::read_scenario(scenario)))},
                               {"inputs", nlohmann::json::array()}};
    if (with_history) diagnostics["inputs"].push_back({{"sha256", ccsim::sha256_of(ccsim::published_history_text())}});
    folder.write("p.csv", some_draws());
    folder.write("diagnostics.json", diagnostics.dump());
}

/// What a run of the expected engine over draws of p.csv says of cases with a liability at the end of 2016.
double cases_at_end_of_2016(const TemporaryFolder& folder, const std::string& scenario, const std::string& draws,
                            const std::string& statistic, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run",     scenario, "--posterior", "p.csv", "--engine", "expected",
                                   "--draws", draws,    "--out",       "a",     "--force",  "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run_program(words, folder.path());
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    const std::string measures = read_file(folder.path() / "a" / "measures.csv");
    const std::string row = ",cases_with_current_liability,9,all,2016-12-31,projection," + statistic + ",";
    const auto at = measures.find(row);
    REQUIRE(at != std::string::npos);
    return std::stod(measures.substr(at + row.size()));
}

}  // namespace

TEST_CASE("the baseline is run over the posterior that comes with the program") {
    const TemporaryFolder folder;
    const Ran ran = run_program({"run", baseline_file, "--scale", "500", "--draws", "20", "--json"}, folder.path());
    REQUIRE(ran.exit_code == 0);
    const auto said = nlohmann::json::parse(ran.out);
    CHECK(said["draws"] == 20);
    CHECK(said["replicates"] == 1);
    CHECK(said["intervals"] == "unknowns, model discrepancy and run-to-run chance");
    const fs::path results = folder.path() / "results" / "baseline";
    const auto manifest = nlohmann::json::parse(read_file(results / "manifest.json"));
    CHECK(manifest["run"]["posterior"] == "calibration/posterior/posterior.csv (built in)");
    CHECK_THAT(
        manifest["inputs"].dump(),
        Catch::Contains(ccsim::sha256_of(read_file(source_dir / "calibration" / "posterior" / "posterior.csv"))));
    CHECK_THAT(read_file(results / "measures.csv"),
               Catch::Contains(",projection,sd_discrepancy,") && !Catch::Contains(",fitted,sd_discrepancy,"));
    CHECK_THAT(read_file(results / "README.txt"), Catch::Contains("(model discrepancy)"));
}

TEST_CASE("a variant of the baseline has the posterior too and another scenario has none and says so") {
    const TemporaryFolder folder;
    folder.write("variant.yaml", "extends: " + baseline_file + "\nclosure: {chance_finalised: {times: 0.9}}\n");
    folder.write("other.yaml", "opening: {cases_nil: 100000}\n");
    const auto manifest_of = [&](const std::string& scenario) {
        const Ran ran =
            run_program({"run", scenario, "--engine", "expected", "--out", "a", "--force", "--quiet"}, folder.path());
        REQUIRE(ran.exit_code == 0);
        const auto manifest = nlohmann::json::parse(read_file(folder.path() / "a" / "manifest.json"));
        CHECK((manifest["warnings"].dump().find("was not fitted to other.yaml or what it extends (opening.") !=
               std::string::npos) == (scenario == "other.yaml"));
        return manifest;
    };
    CHECK(manifest_of("variant.yaml")["run"]["draws"] == 200);
    CHECK_THAT(manifest_of("variant.yaml")["warnings"].dump(), !Catch::Contains("is no test of the model"));
    folder.write("early.yaml", "extends: " + baseline_file + "\nlast_outturn: 2015-03-31\n");
    CHECK_THAT(manifest_of("early.yaml")["warnings"].dump(),
               Catch::Contains("fitted to figures up to September 2016") && Catch::Contains("is no test of the model"));
    CHECK(manifest_of("other.yaml")["run"]["draws"] == 1);
    CHECK(manifest_of("other.yaml")["run"]["posterior"].is_null());
    const Ran none = run_program({"run", "other.yaml", "--draws", "5"}, folder.path());
    CHECK(none.exit_code == 3);
    CHECK_THAT(none.err, Catch::Contains("there is no posterior to draw from"));
}

TEST_CASE("scenarios that differ in the past share what the model misses in each draw") {
    const TemporaryFolder folder;
    folder.write("more.yaml", "extends: " + baseline_file + "\nopening: {cases_collected: {times: 1.1}}\n");
    // Over the cases of the model alone, one draw's cases say what is missed in it.
    const auto missed = [&](const std::string& scenario) {
        write_posterior_of(folder, baseline_file);
        const double with = cases_at_end_of_2016(folder, scenario, "1", "mean");
        write_posterior_of(folder, baseline_file, false);
        return std::log(with / cases_at_end_of_2016(folder, scenario, "1", "mean"));
    };
    const double in_baseline = missed(baseline_file);
    CHECK(std::abs(in_baseline) > 1e-4);
    CHECK(missed("more.yaml") == Approx(in_baseline).epsilon(1e-9));
    write_posterior_of(folder, baseline_file);
    CHECK(cases_at_end_of_2016(folder, baseline_file, "1", "mean", {"--seed", "7"}) !=
          cases_at_end_of_2016(folder, baseline_file, "1", "mean"));
}

TEST_CASE("what the model misses is the same for any number of threads and in both engines") {
    const TemporaryFolder folder;
    write_posterior_of(folder, baseline_file);
    const auto measures_of = [&](const std::string& threads) {
        const Ran ran = run_program({"run", baseline_file, "--posterior", "p.csv", "--scale", "500", "--threads",
                                     threads, "--out", threads, "--quiet"},
                                    folder.path());
        REQUIRE(ran.exit_code == 0);
        return read_file(folder.path() / threads / "measures.csv");
    };
    const std::string one = measures_of("1");
    CHECK(one == measures_of("8"));
    const std::string row = ",cases_with_current_liability,9,all,2016-12-31,projection,sd_discrepancy,";
    const double sampled = std::stod(one.substr(one.find(row) + row.size()));
    CHECK(sampled == Approx(cases_at_end_of_2016(folder, baseline_file, "10", "sd_discrepancy")).epsilon(0.2));
}

TEST_CASE("what the model misses widens the projection and is not known for figures of another fit") {
    const TemporaryFolder folder;
    write_posterior_of(folder, baseline_file);
    CHECK(cases_at_end_of_2016(folder, baseline_file, "10", "sd_discrepancy") > 0);
    write_posterior_of(folder, baseline_file, false);
    const Ran ran = run_program({"run", baseline_file, "--posterior", "p.csv", "--engine", "expected", "--out", "b"},
                                folder.path());
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.err, Catch::Contains("is not the history that p.csv was fitted to"));
    CHECK_THAT(read_file(folder.path() / "b" / "headline.csv"),
               Catch::Contains(",unknowns only,") && !Catch::Contains("model discrepancy"));
}
