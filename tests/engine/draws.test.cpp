#include <catch2/catch.hpp>
#include <vector>

#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr int draws_scale = 500;

/// Draws that differ in a number of the opening and one of the programme.
std::vector<Parameters> some_draws(std::size_t count) {
    std::vector<Parameters> draws(count, baseline().parameters);
    for (std::size_t d = 0; d < count; ++d) {
        draws[d].opening.cases_nil += 5'000.0 * static_cast<double>(d);
        draws[d].closure.phases.back().capacity_cases_a_week -= 100.0 * static_cast<double>(d);
    }
    return draws;
}

std::vector<RunResult> results_of(const std::vector<Parameters>& draws, RunPlan plan, const RunContext& context = {}) {
    plan.scale = draws_scale;
    std::vector<RunResult> out(draws.size());
    run_draws(baseline(), draws, plan, context,
              [&](std::size_t draw, RunResult result) { out[draw] = std::move(result); });
    return out;
}

}  // namespace

TEST_CASE("a draw's totals do not depend on the number of draws or replicates or threads") {
    const auto one = results_of(some_draws(2), {.replicates = 1}, {.threads = 1});
    const auto many = results_of(some_draws(5), {.replicates = 3}, {.threads = 8});
    for (std::size_t d = 0; d < 2; ++d) {
        CHECK(many[d].expected == one[d].expected);
        CHECK(many[d].replicates[0] == one[d].replicates[0]);
    }
}

TEST_CASE("a draw has its own numbers and its own luck") {
    const std::vector<Parameters> same(2, baseline().parameters);
    const auto twice = results_of(same, {.replicates = 1});
    CHECK(twice[0].expected == twice[1].expected);
    CHECK_FALSE(twice[0].replicates == twice[1].replicates);
    CHECK(twice[0].replicates == run(baseline(), {.replicates = 1, .scale = draws_scale}).replicates);

    Scenario second = baseline();
    second.parameters = some_draws(2)[1];
    CHECK(results_of(some_draws(2), {.replicates = 1})[1].expected == run_expected(second, draws_scale));
}

TEST_CASE("with no replicate the expected engine runs alone") {
    const auto results = results_of(some_draws(3), {.replicates = 0});
    CHECK(results[2].replicates.empty());
    CHECK(results[2].case_quarters == 0);
    CHECK(results[2].expected == results_of(some_draws(3), {.replicates = 1})[2].expected);
}

TEST_CASE("progress over draws ends at the whole") {
    for (const int replicates : {0, 2}) {
        double last = 0;
        bool rises = true;
        results_of(some_draws(7), {.replicates = replicates}, {.threads = 2, .progress = [&](double share) {
                                                                   rises = rises && share >= last;
                                                                   last = share;
                                                               }});
        CHECK(rises);
        CHECK(last == 1);
    }
}
