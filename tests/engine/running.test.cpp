#include <atomic>
#include <catch2/catch.hpp>
#include <vector>

#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

TEST_CASE("a run that is told to stop before it starts is interrupted") {
    const std::atomic<bool> stop{true};
    CHECK_THROWS_AS(run(baseline(), {.replicates = 1, .scale = 1'000}, {.stop = &stop}), Interrupted);
}

TEST_CASE("a run that is told to stop during its last task is interrupted and not half done") {
    std::atomic<bool> stop = false;
    const RunContext context{.threads = 1, .stop = &stop, .progress = [&](double share) {
                                 if (share == 1) stop = true;
                             }};
    CHECK_THROWS_AS(run(baseline(), {.replicates = 1, .scale = 1'000}, context), Interrupted);
    CHECK(stop);
}

TEST_CASE("a run that is told to stop on the way is interrupted") {
    std::atomic<bool> stop{false};
    std::atomic<int> told{0};
    const RunContext context{.threads = 2, .stop = &stop, .progress = [&](double) {
                                 ++told;
                                 stop = true;
                             }};
    CHECK_THROWS_AS(run(baseline(), {.replicates = 64, .scale = 2'000}, context), Interrupted);
    CHECK(told < 64 * 10);  // far from all of the tasks: ten cohorts in each replicate
}

TEST_CASE("a stop that is never asked for changes nothing") {
    const std::atomic<bool> stop{false};
    const RunPlan plan{.replicates = 1, .scale = 1'000};
    CHECK(run(baseline(), plan, {.stop = &stop}).replicates == run(baseline(), plan).replicates);
}

TEST_CASE("progress rises from above nothing to all of it, on any number of threads") {
    for (const int threads : {1, 2, 8}) {
        INFO(threads << " threads");
        std::vector<double> told;
        // One at a time, so without a lock.
        const RunContext context{.threads = threads, .progress = [&](double share) { told.push_back(share); }};
        run(baseline(), {.replicates = 8, .scale = 2'000}, context);
        REQUIRE(told.size() >= 8);
        CHECK(told.front() > 0);
        CHECK(told.back() == 1);
        for (std::size_t i = 1; i < told.size(); ++i) CHECK(told[i] > told[i - 1]);
    }
}

TEST_CASE("an exception thrown while progress is told reaches the caller") {
    struct Surprise {};
    const RunContext context{.progress = [](double) { throw Surprise{}; }};
    CHECK_THROWS_AS(run(baseline(), {.replicates = 4, .scale = 2'000}, context), Surprise);
}
