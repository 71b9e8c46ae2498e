#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;

namespace {

/// The first line where two texts differ; empty when they are equal.
std::string first_difference(const std::string& kept, const std::string& now) {
    std::istringstream left(kept), right(now);
    for (int line = 1;; ++line) {
        std::string a, b;
        const bool more_a = static_cast<bool>(std::getline(left, a)),
                   more_b = static_cast<bool>(std::getline(right, b));
        if (!more_a && !more_b) return {};
        if (a != b || more_a != more_b) return "line " + std::to_string(line) + ": kept '" + a + "', now '" + b + "'";
    }
}

}  // namespace

TEST_CASE("the example in results is what the program makes of the baseline") {
    // Rounded as published, so that one file serves every machine. To renew it, and then to say in the changelog, under
    // Results that change, what moved and why:
    // build/release/ccsim run scenarios/baseline.yaml --posterior none --engine expected --out results/example --force
    const TemporaryFolder folder;
    REQUIRE(run_program(
                {"run", baseline_file, "--posterior", "none", "--engine", "expected", "--out", "example", "--quiet"},
                folder.path())
                .exit_code == 0);
    const auto kept = source_dir / "results" / "example";
    CHECK(first_difference(read_file(kept / "headline.csv"), read_file(folder.path() / "example" / "headline.csv"))
              .empty());
    CHECK(first_difference(read_file(kept / "scenario.yaml"), read_file(folder.path() / "example" / "scenario.yaml"))
              .empty());
}
