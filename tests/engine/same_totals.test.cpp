#include <catch2/catch.hpp>

#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr int totals_scale = 200;

std::vector<Series> replicates_of(const Scenario& scenario, RunPlan plan) {
    plan.scale = totals_scale;
    return run(scenario, plan).replicates;
}

}  // namespace

TEST_CASE("totals do not depend on the number of threads") {
    const RunResult one = run(baseline(), {.replicates = 3, .scale = totals_scale}, {.threads = 1});
    for (const int threads : {2, 8}) {
        INFO(threads << " threads");
        const RunResult many = run(baseline(), {.replicates = 3, .scale = totals_scale}, {.threads = threads});
        CHECK(many.replicates == one.replicates);
        CHECK(many.expected == one.expected);
        CHECK(many.case_quarters == one.case_quarters);
    }
}

TEST_CASE("totals do not depend on the size of the blocks") {
    const auto usual = replicates_of(baseline(), {.replicates = 1, .block_cases = 2'048});
    for (const std::uint32_t block_cases : {1U, 7U, 100'000U}) {
        INFO("blocks of " << block_cases);
        CHECK(replicates_of(baseline(), {.replicates = 1, .block_cases = block_cases}) == usual);
    }
}

TEST_CASE("totals do not depend on how queues are cut into tasks") {
    // At this totals_scale the opening caseload fills several tasks of a replicate; in one thread they come in order.
    const RunPlan plan{.replicates = 1, .scale = 10};
    Scenario scenario = baseline();
    scenario.last_quarter = scenario.start + 4;
    const auto in_order = run(scenario, plan, {.threads = 1}).replicates;
    CHECK(run(scenario, plan, {.threads = 8}).replicates == in_order);
}

TEST_CASE("a replicate is the same whatever the number of replicates") {
    const auto few = replicates_of(baseline(), {.replicates = 2});
    const auto many = replicates_of(baseline(), {.replicates = 5});
    CHECK(many[0] == few[0]);
    CHECK(many[1] == few[1]);
}

TEST_CASE("no two replicates are alike in any quarter") {
    const auto replicates = replicates_of(baseline(), {.replicates = 3});
    for (std::size_t q = 0; q < replicates[0].size(); ++q) {
        CHECK_FALSE(replicates[0][q] == replicates[1][q]);
        CHECK_FALSE(replicates[0][q] == replicates[2][q]);
        CHECK_FALSE(replicates[1][q] == replicates[2][q]);
    }
}

TEST_CASE("another seed gives other totals in every quarter and the same seed the same") {
    Scenario other = baseline();
    other.seed = baseline().seed + 1;
    const RunPlan plan{.replicates = 1};
    const auto usual = replicates_of(baseline(), plan), again = replicates_of(baseline(), plan),
               reseeded = replicates_of(other, plan);
    CHECK(again == usual);
    for (std::size_t q = 0; q < usual[0].size(); ++q) CHECK_FALSE(reseeded[0][q] == usual[0][q]);
    CHECK(run_expected(other, totals_scale) == run_expected(baseline(), totals_scale));
}

TEST_CASE("a run gives the expected totals that the expected engine gives alone") {
    CHECK(run(baseline(), {.replicates = 1, .scale = totals_scale}).expected == run_expected(baseline(), totals_scale));
}
