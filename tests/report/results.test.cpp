#include "sim/report/results.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/core/problems.h"
#include "sim/report/sha256.h"
#include "tests/report/example_run.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using nlohmann::json;
using tests::ExampleRun;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

json manifest_of(const fs::path& folder) { return json::parse(bytes_of(folder / "manifest.json")); }

}  // namespace

TEST_CASE("a results folder holds the published files and its manifest tells their hashes") {
    const TemporaryFolder work;
    write_results(work.path() / "run", ExampleRun().record(), Overwrite::refuse);
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(work.path() / "run")) names.insert(entry.path().filename());
    CHECK(names == std::set<std::string>{"README.txt", "datapackage.json", "headline.csv", "log.txt", "manifest.json",
                                         "measures.csv", "scenario.yaml", "segments.csv"});
    const json manifest = manifest_of(work.path() / "run");
    CHECK(manifest["outputs"].size() == names.size() - 1);
    for (const json& output : manifest["outputs"]) {
        const std::string bytes = bytes_of(work.path() / "run" / output["name"].get<std::string>());
        CHECK(sha256_of(bytes) == output["sha256"]);
        CHECK(bytes.size() == output["bytes"]);
    }
    CHECK(bytes_of(work.path() / "run/scenario.yaml") == "scenario: example\n");
    CHECK(bytes_of(work.path() / "run/log.txt") == "first line\nsecond line\n");
}

TEST_CASE("two runs of the same thing are the same to the byte but for what was said and typed") {
    const TemporaryFolder work;
    ExampleRun run;
    write_results(work.path() / "one", run.record(), Overwrite::refuse);
    RunRecord later = run.record();
    later.provenance.command_line = "ccsim run example.yaml --out two";
    later.log = {"at another time"};
    write_results(work.path() / "two", later, Overwrite::refuse);
    for (const auto name : {"measures.csv", "headline.csv", "segments.csv", "datapackage.json", "README.txt"})
        CHECK(bytes_of(work.path() / "one" / name) == bytes_of(work.path() / "two" / name));
    CHECK(manifest_of(work.path() / "one")["result_digest"] == manifest_of(work.path() / "two")["result_digest"]);
}

TEST_CASE("other numbers have another digest") {
    const TemporaryFolder work;
    write_results(work.path() / "one", ExampleRun(5).record(), Overwrite::refuse);
    write_results(work.path() / "two", ExampleRun(6).record(), Overwrite::refuse);
    CHECK(manifest_of(work.path() / "one")["result_digest"] != manifest_of(work.path() / "two")["result_digest"]);
}

TEST_CASE("files made elsewhere are written and listed too and the folder can be replaced whole") {
    const TemporaryFolder work;
    write_results(work.path() / "run", ExampleRun().record(), Overwrite::refuse, {{"report.html", "<p>"}});
    CHECK(bytes_of(work.path() / "run/report.html") == "<p>");
    CHECK(manifest_of(work.path() / "run")["outputs"].back()["name"] == "report.html");
    CHECK_THROWS_AS(write_results(work.path() / "run", ExampleRun().record(), Overwrite::refuse), FileError);
    write_results(work.path() / "run", ExampleRun().record(), Overwrite::replace);
    CHECK_FALSE(fs::exists(work.path() / "run/report.html"));
}

TEST_CASE("the page of text in the folder says what the numbers are not and names every file") {
    const auto files = result_files(ExampleRun().record());
    const std::string& text = files[0].bytes;
    REQUIRE(files[0].name == "README.txt");
    CHECK(text.find("An illustrative projection, not official statistics.") != std::string::npos);
    CHECK(text.find("run-to-run") != std::string::npos);
    CHECK(text.find("up to 2016-09-30") != std::string::npos);
    CHECK(text.find("read.csv(") != std::string::npos);
    CHECK(text.find("pd.read_csv(") != std::string::npos);
    for (const ResultFile& file : files)
        if (file.name != "README.txt") CHECK(text.find("  " + file.name + ' ') != std::string::npos);
}
