#include "sim/report/manifest.h"
#include "sim/report/read_manifest.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "ccsim_version.h"
#include "sim/report/sha256.h"
#include "tests/report/example_run.h"

using namespace ccsim;
using nlohmann::json;
using tests::ExampleRun;

namespace {

constexpr auto result = ResultFile::Role::result;

}  // namespace

TEST_CASE("the manifest says what was run by which program and from which inputs") {
    const ExampleRun run;
    const json manifest = json::parse(manifest_of(run.record(), {}).bytes);
    CHECK(manifest["program"] == "ccsim");
    CHECK(manifest["version"] == version);
    CHECK(manifest["commit"] == commit);
    CHECK(manifest["compiler"] == compiler);
    CHECK(manifest["command_line"] == "ccsim run example.yaml");
    CHECK(manifest["scenario"] == run.scenario.name);
    CHECK(manifest["resolved_scenario"]["sha256"] == sha256_of("scenario: example\n"));
    CHECK(manifest["run"]["seed"] == 2012);
    CHECK(manifest["run"]["engine"] == "sampled");
    CHECK(manifest["run"]["replicates"] == 5);
    CHECK(manifest["run"]["draws"] == 1);
    CHECK(manifest["run"]["scale"] == 1);
    CHECK(manifest["run"]["posterior"].is_null());
    CHECK(manifest["run"]["model_discrepancy"] == false);
    CHECK(manifest["inputs"][0]["path"] == "example.yaml");
    CHECK(manifest["inputs"][0]["sha256"] == std::string(64, 'a'));
    CHECK(manifest["warnings"] == json::array({"odd"}));
}

TEST_CASE("the manifest names the posterior and says that the model's misfit was carried on") {
    const json manifest = json::parse(manifest_of(ExampleRun::with_misfit().record(), {}).bytes);
    CHECK(manifest["run"]["posterior"] == "posterior.csv");
    CHECK(manifest["run"]["draws"] == 5);
    CHECK(manifest["run"]["model_discrepancy"] == true);
}

TEST_CASE("the manifest lists every file with its size and hash") {
    const std::vector<ResultFile> files{{"a.csv", "abc", result}, {"b.txt", ""}};
    const json manifest = json::parse(manifest_of(ExampleRun().record(), files).bytes);
    REQUIRE(manifest["outputs"].size() == 2);
    CHECK(manifest["outputs"][0]["name"] == "a.csv");
    CHECK(manifest["outputs"][0]["bytes"] == 3);
    CHECK(manifest["outputs"][0]["sha256"] == sha256_of("abc"));
    CHECK(manifest["result_digest"] == result_digest(files));
    CHECK(manifest["result_digest_of"] == json::array({"a.csv"}));
    const auto read = read_manifest(manifest.dump());
    REQUIRE(read);
    CHECK(read->outputs.size() == 2);
    CHECK((read->lists("a.csv") && read->lists("b.txt") && !read->lists("c.txt")));
    CHECK(read->result_digest == result_digest(files));
}

TEST_CASE("the digest is over names and contents of results only and not over their order") {
    const ResultFile a{"a.csv", "1", result}, b{"b.csv", "2", result}, log{"log.txt", "at noon"};
    const std::string digest = result_digest(std::vector{a, b, log});
    CHECK(digest == sha256_of(sha256_of("1") + "  a.csv\n" + sha256_of("2") + "  b.csv\n"));
    CHECK(digest == result_digest(std::vector{b, a}));
    CHECK(digest != result_digest(std::vector{a}));
    CHECK(digest != result_digest(std::vector{a, ResultFile{"b.csv", "3", result}}));
    CHECK(digest != result_digest(std::vector{a, ResultFile{"c.csv", "2", result}}));
}

TEST_CASE("texts that are no manifest of ours are told apart") {
    for (const char* text :
         {"", "[]", R"({"program": "other", "outputs": []})", R"({"program": 3})", R"({"program": "ccsim")"}) {
        INFO(text);
        CHECK_FALSE(read_manifest(text));
    }
    for (const char* text : {R"({"program": "ccsim"})", R"({"program": "ccsim", "outputs": [{"name": 3}, 4]})",
                             R"({"program": "ccsim", "outputs": 4})"}) {
        INFO(text);
        REQUIRE(read_manifest(text));
        CHECK_FALSE(read_manifest(text)->lists("3"));
    }
}

TEST_CASE("what is of another kind in a manifest is as if it were missing") {
    for (const std::string other : {"5", "\"a\"", "[5]", "[[\"a\"]]", "{\"a\": 1}", "null"}) {
        INFO(other);
        std::string text = "{\"program\": \"ccsim\"";
        for (const char* key : {"commit", "again", "warnings", "inputs", "outputs", "run"})
            text += std::string(", \"") + key + "\": " + other;
        const auto manifest = read_manifest(text + ", \"version\": [1], \"intervals\": 90}");
        REQUIRE(manifest);
        CHECK(manifest->version.empty());
        CHECK((manifest->run.draws.empty() && manifest->run.fixed.empty()));
        CHECK(manifest->intervals.empty());
        CHECK(manifest->rerun_arguments.empty());
        CHECK(manifest->warnings.empty());
        CHECK(manifest->inputs.empty());
        CHECK(manifest->outputs.empty());
    }
    const auto manifest =
        read_manifest(R"({"program": "ccsim", "version": "1", "intervals": "90%", "warnings": ["few", 3, "old"],
                          "inputs": [4, {"path": "a", "sha256": "b"}]})");
    REQUIRE(manifest);
    CHECK(manifest->version == "1");
    CHECK(manifest->intervals == "90%");
    CHECK(manifest->warnings == std::vector<std::string>{"few", "old"});
    REQUIRE(manifest->inputs.size() == 1);
    CHECK(manifest->inputs[0].path == "a");
}
