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
    write_folder(work.path() / "run", result_files(ExampleRun().record()), Overwrite::refuse);
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
    write_folder(work.path() / "one", result_files(run.record()), Overwrite::refuse);
    RunRecord later = run.record();
    later.provenance.command_line = "ccsim run example.yaml --out two";
    later.provenance.log = {"at another time"};
    write_folder(work.path() / "two", result_files(later), Overwrite::refuse);
    for (const auto name : {"measures.csv", "headline.csv", "segments.csv", "datapackage.json", "README.txt"})
        CHECK(bytes_of(work.path() / "one" / name) == bytes_of(work.path() / "two" / name));
    CHECK(manifest_of(work.path() / "one")["result_digest"] == manifest_of(work.path() / "two")["result_digest"]);
}

TEST_CASE("other numbers have another digest") {
    const TemporaryFolder work;
    write_folder(work.path() / "one", result_files(ExampleRun(5).record()), Overwrite::refuse);
    write_folder(work.path() / "two", result_files(ExampleRun(6).record()), Overwrite::refuse);
    CHECK(manifest_of(work.path() / "one")["result_digest"] != manifest_of(work.path() / "two")["result_digest"]);
}

TEST_CASE("the intervals are told with all that they hold and all that they do not") {
    const auto told = [](const ExampleRun& run) { return sentence_on_intervals(run.record()); };
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) < text.size(); };
    const std::string all = told(ExampleRun::with_misfit());
    CHECK(has(all, "over 5 draws of the unknowns"));
    CHECK(has(all, "run-to-run chance."));
    CHECK(has(all, "(model discrepancy)"));
    // In the example something is missed of cases without children alone.
    CHECK(has(all, "It is not in: live_caseload, "));
    CHECK(has(all, "live_caseload_by_children (1)"));
    CHECK_FALSE(has(all, "live_caseload_by_children (none)"));
    CHECK(has(told(ExampleRun::with_misfit(Engine::expected)), "run-to-run chance is not in them"));

    ExampleRun without = ExampleRun::with_misfit();
    without.design.discrepancy = false;
    CHECK(has(told(without), "What the model leaves out is not in them."));
    CHECK_FALSE(has(told(without), "model discrepancy"));

    ExampleRun scaled = ExampleRun::with_misfit();
    scaled.design.scale = 100;
    CHECK(has(told(scaled), "One simulated case stands for 100, so run-to-run chance is about 10.0 times as wide"));
    ExampleRun expected = ExampleRun::with_misfit(Engine::expected);
    expected.design.scale = 100;
    CHECK_FALSE(has(told(expected), "stands for"));

    ExampleRun one_draw;
    one_draw.design.discrepancy = true;
    CHECK(has(told(one_draw), "one course of what the model misses"));
}

TEST_CASE("the page in the folder says how to run it again") {
    for (const ExampleRun& run : {ExampleRun(), ExampleRun::with_misfit()}) {
        const std::string page = result_files(run.record())[0].bytes;
        CHECK(page.find("ccsim run takes it") != std::string::npos);
        CHECK(page.find("ccsim verify on this folder runs it again") != std::string::npos);
    }
}

TEST_CASE("files made elsewhere are written and listed too and the folder can be replaced whole") {
    const TemporaryFolder work;
    write_folder(work.path() / "run", result_files(ExampleRun().record(), {{"report.html", "<p>"}}), Overwrite::refuse);
    CHECK(bytes_of(work.path() / "run/report.html") == "<p>");
    CHECK(manifest_of(work.path() / "run")["outputs"].back()["name"] == "report.html");
    CHECK_THROWS_AS(write_folder(work.path() / "run", result_files(ExampleRun().record()), Overwrite::refuse),
                    FileError);
    write_folder(work.path() / "run", result_files(ExampleRun().record()), Overwrite::replace);
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
