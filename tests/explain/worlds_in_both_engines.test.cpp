#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/run.h"
#include "sim/explain/service_rates.h"
#include "sim/explain/worlds.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"
#include "tests/support/z_score.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr Quarter last{2016, 3};
constexpr int scale = 200;

/// What is compared: cases that pay, by rate, and cases selected in the last quarter.
using Seen = std::array<double, 3>;

Seen seen_in(const Series& series) {
    return {service_counts(series.back(), Rate::contributing).all_paying(),
            service_counts(series.back(), Rate::full_payment).all_paying(), series.back().total(tally::selected)};
}

Scenario with(const Parameters& parameters) {
    Scenario scenario = baseline();
    scenario.last_quarter = last;
    scenario.parameters = parameters;
    return scenario;
}

/// The farthest of the sampled means from what the expected engine says of `other`, in standard errors.
double farthest(const Scenario& scenario, const Scenario& other) {
    constexpr int replicates = 100;
    const RunResult result = run(scenario, {.replicates = replicates, .scale = scale});
    const Seen expected = seen_in(run_expected(other, scale));
    double worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        double sum = 0, squares = 0;
        for (const Series& series : result.replicates) {
            const double off = seen_in(series)[i] - expected[i];
            sum += off;
            squares += off * off;
        }
        const double mean = sum / replicates;
        const double variance = (squares - sum * mean) / (replicates - 1);
        worst = std::max(worst, std::abs(z_score({mean, std::sqrt(variance / replicates)}, 0)));
    }
    return worst;
}

}  // namespace

TEST_CASE("both engines live in the worlds that the model has rules of their own for") {
    const Scenario as_it_was = with(baseline().parameters);
    const Scenario at_random = with(in_world(as_it_was.parameters, all_on & ~1U, as_it_was, {2013, 1}));
    const Scenario no_frailty = with(in_world(as_it_was.parameters, OtherWorld::no_frailty, {2013, 1}));
    CHECK(farthest(at_random, at_random) < 5);
    CHECK(farthest(no_frailty, no_frailty) < 5);
    CHECK(farthest(at_random, as_it_was) > 5);
    CHECK(farthest(no_frailty, as_it_was) > 5);
}
