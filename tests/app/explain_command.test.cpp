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

std::vector<std::string> small_explanation(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"explain", baseline_file, "--from", "2013-03",      "--to", "2016-09", "--out",
                                   out,       "--scale",     "500",    "--replicates", "2",    "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_CASE("an explanation leaves its files and prints the terms") {
    const TemporaryFolder folder;
    const Ran ran = run_program(
        {"explain", baseline_file, "--from", "2013-03", "--to", "2016-09", "--scale", "500", "--replicates", "2"},
        folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("Published order of closure") && Catch::Contains("Sum: the change"));
    for (const char* name : {"explanation.md", "decomposition.csv", "contributing-waterfall.svg", "manifest.json"})
        CHECK(fs::file_size(folder.path() / "results" / "baseline-explained" / name) > 0);
}

TEST_CASE("an explanation has the same bytes for any number of threads") {
    const TemporaryFolder folder;
    for (const std::string threads : {"1", "3"})
        REQUIRE(run_program(small_explanation(threads, {"--threads", threads}), folder.path()).exit_code == 0);
    for (const char* name : {"decomposition.csv", "explanation.md", "contributing-by-quarter.svg"})
        CHECK(read_file(folder.path() / "1" / name) == read_file(folder.path() / "3" / name));
}

TEST_CASE("an explanation by the expected engine has no accounts by case") {
    const TemporaryFolder folder;
    std::vector<std::string> words{"explain",  baseline_file, "--from", "2013-03", "--to", "2014-03",
                                   "--engine", "expected",    "--json", "--out",   "a"};
    const Ran ran = run_program(words, folder.path());
    REQUIRE(ran.exit_code == 0);
    const auto json = nlohmann::json::parse(ran.out);
    double sum = 0;
    for (const auto& [name, value] : json.at("terms").items()) sum += value.get<double>();
    CHECK(sum == Approx(json.at("change").get<double>()));
    CHECK_THAT(read_file(folder.path() / "a" / "decomposition.csv"),
               Catch::Contains("mechanism.behaviour") && !Catch::Contains("by_case"));
}

TEST_CASE("a span that the scenario does not hold is refused") {
    const TemporaryFolder folder;
    const auto refused = [&](const char* from, const char* to, const char* why) {
        const Ran ran = run_program({"explain", baseline_file, "--from", from, "--to", to}, folder.path());
        CHECK(ran.exit_code == 3);
        CHECK_THAT(ran.err, Catch::Contains(why));
    };
    refused("2012-03", "2016-09", "--from: 2012-03-31 is not after the scenario's opening");
    refused("2013-03", "2013-03", "--to: 2013-03-31 is not after 2013-03-31");
    refused("2013-03", "2019-03", "is after the scenario's last quarter");
    refused("then", "2016-09", "'then' is not a quarter");
    CHECK(run_program({"explain", baseline_file}, folder.path()).exit_code == 2);
}

TEST_CASE("an explanation over a posterior has intervals over its draws") {
    const TemporaryFolder folder;
    folder.write("posterior.csv",
                 "payment.odds_pays_trend_percent_a_year,log_likelihood\n10,-1\n15,-1\n20,-1\n25,-1\n");
    const Ran ran =
        run_program(small_explanation("a", {"--posterior", "posterior.csv", "--draws", "3"}), folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(read_file(folder.path() / "a" / "explanation.md"), Catch::Contains("means over 3 draws"));
    CHECK_THAT(read_file(folder.path() / "a" / "decomposition.csv"),
               Catch::Contains("2016-09-30,contributing.mechanism.behaviour,p95,"));
}
