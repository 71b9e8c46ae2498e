#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

Ran small_run(const TemporaryFolder& folder) {
    return run_program({"run", baseline_file, "--engine", "expected", "--draws", "20", "--quiet", "--out", "a"},
                       folder.path());
}

}  // namespace

TEST_CASE("a page is put into its folder, listed in the manifest, and made again in place") {
    const TemporaryFolder folder;
    REQUIRE(small_run(folder).exit_code == 0);
    const fs::path manifest = folder.path() / "a" / "manifest.json";
    const auto before = nlohmann::json::parse(read_file(manifest));
    for (int time = 0; time < 2; ++time) REQUIRE(run_program({"report", "a"}, folder.path()).exit_code == 0);
    const auto after = nlohmann::json::parse(read_file(manifest));
    CHECK(after["result_digest"] == before["result_digest"]);
    REQUIRE(after["outputs"].size() == before["outputs"].size() + 1);
    CHECK(after["outputs"].back()["name"] == "report.html");
    CHECK(after["outputs"].back()["bytes"] == fs::file_size(folder.path() / "a" / "report.html"));
    // The folder is still one that a run may replace.
    CHECK(
        run_program({"run", baseline_file, "--engine", "expected", "--draws", "20", "--quiet", "--out", "a", "--force"},
                    folder.path())
            .exit_code == 0);
}

TEST_CASE("a page tells the verdict of the posterior of its run and the values of its assumptions") {
    const TemporaryFolder folder;
    REQUIRE(small_run(folder).exit_code == 0);
    REQUIRE(run_program({"report", "a"}, folder.path()).exit_code == 0);
    const std::string page = read_file(folder.path() / "a" / "report.html");
    CHECK_THAT(page, Catch::Contains("id=\"fit-verdict\"") && Catch::Contains("(varied by the draws)"));
    CHECK_THAT(page, !Catch::Contains("not at hand") && !Catch::Contains(">not read<"));
}

TEST_CASE("a folder without results and files of others are left alone") {
    const TemporaryFolder folder;
    CHECK(run_program({"report", "nowhere"}, folder.path()).exit_code == 4);
    folder.write("odd/manifest.json", "{}");
    CHECK(run_program({"report", "odd"}, folder.path()).exit_code == 3);
    REQUIRE(small_run(folder).exit_code == 0);
    folder.write("a/report.html", "mine");
    const Ran refused = run_program({"report", "a"}, folder.path());
    CHECK(refused.exit_code == 4);
    CHECK_THAT(refused.err, Catch::Contains("ccsim did not write it"));
    CHECK(read_file(folder.path() / "a" / "report.html") == "mine");
    folder.write("b.html", "mine");
    CHECK(run_program({"report", "a", "--out", "b.html"}, folder.path()).exit_code == 4);
    CHECK(run_program({"report", "a", "--out", "b.html", "--force"}, folder.path()).exit_code == 0);
    CHECK(run_program({"report", "a", "--explanation", "nowhere", "--out", "c.html"}, folder.path()).exit_code == 4);
    CHECK_FALSE(fs::exists(folder.path() / "c.html"));
}
