#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "sim/scenario/json_schema.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/write_scenario.h"
#include "tests/support/paths.h"
#include "tests/support/same_scenario.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

// scenarios/README.md has the commands that write these two files.
TEST_CASE("the baseline is the commented scenario of the defaults") {
    CHECK(text_of_file(source_dir / "scenarios/baseline.yaml") == commented_scenario(Scenario{}));
    CHECK(first_difference(read_scenario(source_dir / "scenarios/baseline.yaml"), Scenario{}) == "");
}

TEST_CASE("the schema beside the baseline is the one the program writes") {
    CHECK(text_of_file(source_dir / "scenarios/ccsim.schema.json") == json_schema());
}

TEST_CASE("every scenario that is shipped can be read") {
    int scenarios = 0;
    for (const auto& file : std::filesystem::directory_iterator(source_dir / "scenarios")) {
        if (file.path().extension() != ".yaml") continue;
        INFO(file.path());
        CHECK(read_scenario(file.path()).name == file.path().stem());
        ++scenarios;
    }
    CHECK(scenarios >= 2);
}
