#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/some_unknowns.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

/// A folder with four unknowns, and an analysis that takes a moment.
struct SmallSensitivity {
    TemporaryFolder folder;

    SmallSensitivity() {
        folder.write("unknowns.csv", some_unknowns({"nil_cases", "finalisation", "capacity_later", "chance_pays"}));
    }
    std::vector<std::string> words(const std::vector<std::string>& more) const {
        std::vector<std::string> out{"sensitivity",    baseline_file, "--unknowns",  "unknowns.csv", "--points", "32",
                                     "--trajectories", "5",           "--resamples", "20",           "--draws",  "6"};
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }
    Ran analyse(const std::vector<std::string>& more) const { return run_program(words(more), folder.path()); }
    std::string read(const std::string& name) const { return read_file(folder.path() / name); }
};

/// How many rows a table has.
std::size_t rows_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 1;
}

}  // namespace

TEST_CASE("an analysis says what drives each key measure and by how much, and is the same on any number of threads") {
    const SmallSensitivity small;
    const Ran ran = small.analyse({"--out", "a", "--threads", "1"});
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    CHECK(small.read("a/sensitivity.md") == ran.out);
    CHECK_THAT(ran.out, Catch::StartsWith("# What drives the key measures") &&
                            Catch::Contains("not official statistics") &&
                            Catch::Contains("| measure | September 2016 | September 2017 | December 2018 |") &&
                            Catch::Contains("In the posterior the unknowns are correlated") &&
                            Catch::Contains("one more percentage point of chance pays** moves \"") &&
                            Catch::Contains("1,000 more cases selected in each quarter from October 2016 on"));
    // Nine measures, three dates, four unknowns, and twelve steps of which eight are the programme's.
    CHECK(rows_of(small.read("a/morris.csv")) == 9 * 3 * 4);
    CHECK(rows_of(small.read("a/sobol.csv")) == 9 * 3 * 4);
    CHECK(rows_of(small.read("a/tornado.csv")) == 9 * 3 * 4);
    CHECK(rows_of(small.read("a/reckoner.csv")) == 9 * 3 * 12);
    CHECK_THAT(small.read("a/tornado-outstanding-arrears.svg"), Catch::StartsWith("<svg"));
    const auto package = nlohmann::json::parse(small.read("a/datapackage.json"));
    CHECK(package.at("resources").size() == 4);
    CHECK(package.at("title") == "What drives the key measures: baseline");

    REQUIRE(small.analyse({"--out", "b", "--threads", "2", "--quiet"}).exit_code == 0);
    for (const char* const file : {"sensitivity.md", "morris.csv", "sobol.csv", "tornado.csv", "reckoner.csv",
                                   "datapackage.json", "tornado-live-caseload.svg"})
        CHECK(small.read(std::string("a/") + file) == small.read(std::string("b/") + file));
    const Ran verified = run_program({"verify", "a"}, small.folder.path());
    INFO(verified.err << verified.out);
    CHECK(verified.exit_code == 0);
    CHECK(small.analyse({"--out", "a"}).exit_code == 4);
    CHECK(small.analyse({"--out", "a", "--force", "--quiet", "--seed", "9"}).exit_code == 0);
    CHECK(small.read("a/sobol.csv") != small.read("b/sobol.csv"));
}

TEST_CASE("an analysis of a variant names what it settles and is made again from its folder") {
    const SmallSensitivity small;
    const Ran ran =
        run_program({"sensitivity", (source_dir / "scenarios/one-year-pause.yaml").string(), "--unknowns",
                     "unknowns.csv", "--set", "closure.chance_finalised=0.3", "--dates", "December 2018,2017-Q4",
                     "--points", "0", "--trajectories", "5", "--draws", "4", "--out", "a", "--json"},
                    small.folder.path());
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json.at("unknowns") == 3);
    CHECK(json.at("questions").size() == 18);
    CHECK(json.at("questions")[0].at("period_end") == "2017-12-31");
    CHECK(rows_of(small.read("a/sobol.csv")) == 0);
    CHECK_THAT(small.read("a/sensitivity.md"), Catch::Contains("Settled by the scenario, so they move nothing: "
                                                               "finalisation") &&
                                                   Catch::Contains("Sobol's indices were left out"));
    CHECK(run_program({"verify", "a"}, small.folder.path()).exit_code == 0);
}

TEST_CASE("without a posterior an analysis is about the scenario's own numbers and says so") {
    const SmallSensitivity small;
    const Ran ran = small.analyse({"--posterior", "none", "--out", "a"});
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("about the scenario's own numbers") &&
                            !Catch::Contains("What the published figures leave open") &&
                            !Catch::Contains("In the posterior"));
    CHECK(small.analyse({"--posterior", "none", "--spread", "posterior"}).exit_code == 3);
    CHECK(run_program({"verify", "a"}, small.folder.path()).exit_code == 0);
}

TEST_CASE("an analysis that is interrupted leaves nothing and exits with 130") {
    const SmallSensitivity small;
    const Ran ran =
        run_program({"sensitivity", baseline_file, "--points", "100000", "--out", "a"}, small.folder.path(), 3);
    CHECK(ran.exit_code == 130);
    CHECK_FALSE(fs::exists(small.folder.path() / "a"));
}

TEST_CASE("what no analysis can be made of is refused") {
    const SmallSensitivity small;
    const auto code = [&](const std::vector<std::string>& more) { return small.analyse(more).exit_code; };
    CHECK(code({"--dates", "2030-03-31"}) == 3);
    CHECK(code({"--dates", "2012-03-31"}) == 3);
    CHECK(code({"--dates", "soon"}) == 3);
    CHECK(code({"--dates", ","}) == 3);
    CHECK(code({"--spread", "none"}) == 2);
    CHECK(code({"--posterior", "nowhere.csv"}) == 4);
    small.folder.write("own.yaml", "name: own\nopening: {cases_nil: 100000}\n");
    const std::string shipped = (source_dir / "calibration/posterior/posterior.csv").string();
    CHECK(run_program({"sensitivity", "own.yaml", "--posterior", shipped}, small.folder.path()).exit_code == 3);
    CHECK_FALSE(fs::exists(small.folder.path() / "results"));
}
