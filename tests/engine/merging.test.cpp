#include <catch2/catch.hpp>

#include "tests/support/parts.h"
#include "tests/support/scenarios.h"

// Which cases the expected engine gathers into a cell, and in what order they come, must not show in any total.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// One for all and 400 with 29 quarters each: said once.
void check_no_difference(const std::vector<std::string>& differences) {
    INFO(differences.size() << " differences");
    for (std::size_t i = 0; i < differences.size() && i < 5; ++i) FAIL_CHECK(differences[i]);
}

}  // namespace

TEST_CASE("a caseload taken apart in any way adds up to the whole in every total") {
    const Scenario whole = baseline();
    const ExpectedRun run = expect(whole, 1);
    for (const auto& [way, parts] : ways_to_split(whole)) {
        INFO(way);
        std::vector<std::vector<ExpectedTally>> of_parts;
        for (const Scenario& part : parts) {
            const ExpectedRun part_run = expect(selected_as(run.path, part, 1), 1);
            of_parts.push_back(part_run.quarters);
        }
        check_no_difference(differences(run.quarters, of_parts));
    }
}
