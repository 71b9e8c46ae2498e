#include "sim/report/folder/results_folder.h"

#include <catch2/catch.hpp>

#include "calibration/measure_named.h"
#include "sim/core/problems.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;

TEST_CASE("a folder is read file by file and what it does not hold is missing only when it is asked for") {
    const TemporaryFolder folder;
    folder.write("run/manifest.json",
                 R"({"program": "ccsim", "scenario": "s", "run": {"draws": 20, "engine": "both"}})");
    const ResultsFolder results(folder.path() / "run");
    CHECK(results.manifest().scenario == "s");
    CHECK(results.manifest().run.draws == "20");
    CHECK(results.manifest().run.engine == "both");
    CHECK(results.differences().scenarios().empty());
    CHECK(results.what_differs().empty());
    CHECK_THROWS_AS(results.measures(), FileError);
    CHECK_THROWS_AS(results.scenario(), FileError);
    CHECK_FALSE(results.holds("measures.csv"));
}

TEST_CASE("problems of a folder's tables are told with the path of the file") {
    const TemporaryFolder folder;
    const ResultsFolder results(folder.path() / "run");
    const auto said_of = [&](const std::string& name, const std::string& text, const auto& read) {
        folder.write("run/" + name, text);
        try {
            read();
        } catch (const InputError& error) {
            const std::string what = error.what(), file = results.file(name).string();
            return what.starts_with(file) ? what.substr(file.size()) : "not of the file: " + what;
        }
        return std::string("nothing");
    };
    CHECK_THAT(said_of("measures.csv", "a,b\n", [&] { results.measures(); }), Catch::StartsWith(":1: scenario: "));
    CHECK_THAT(said_of("differences.csv", "a,b\n", [&] { results.differences(); }), Catch::StartsWith(":1: variant: "));
    CHECK_THAT(said_of("what-differs.csv", "a,b\n1\n", [&] { results.what_differs(); }),
               Catch::StartsWith(":2: has another number of fields"));
    CHECK_THAT(said_of("decomposition.csv", "period_end,term,statistic,value\n2016-09-30,t,mean,x\n",
                       [&] { results.decomposition(); }),
               Catch::StartsWith(":2:19: value: "));
}

TEST_CASE("a folder without a manifest of ours is refused") {
    const TemporaryFolder folder;
    const ResultsFolder results(folder.path());
    CHECK_THROWS_AS(results.manifest(), FileError);
    folder.write("manifest.json", R"({"program": "other"})");
    CHECK_THROWS_WITH(results.manifest(), Contains("manifest.json: is no manifest of ccsim"));
}
