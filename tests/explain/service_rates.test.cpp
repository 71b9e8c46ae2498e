#include <catch2/catch.hpp>

#include "sim/engine/run.h"
#include "sim/explain/service_rates.h"
#include "sim/explain/standardisation.h"
#include "sim/measures/measure.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

double sum(const ByChannel& c) { return c[0] + c[1] + c[2] + c[3]; }

}  // namespace

TEST_CASE("the rates by service are the published measures") {
    const Scenario scenario = baseline();
    const Series series = run_expected(scenario, 1);
    const auto at = static_cast<std::size_t>(scenario.index_of({2016, 3}));
    const auto measure = [&](const char* id, const char* breakdown) {
        const Measure* m = find_measure(id, breakdown);
        REQUIRE(m != nullptr);
        return *m->value(series, at, {2016, 3});
    };
    CHECK(service_counts(series[at], Rate::contributing).percent() ==
          Approx(measure("pct_cases_contributing", "all")).epsilon(1e-12));
    CHECK(service_counts(series[at], Rate::full_payment).percent() ==
          Approx(measure("pct_cases_paying_full_liability", "collection service (90% or more of liability)"))
              .epsilon(1e-12));
}

TEST_CASE("a change by channel adds up to the change and a channel that did not move has none") {
    const ServiceCounts before{{500, 200, 300}, {350, 150, 300}}, after{{200, 150, 250}, {180, 120, 250}};
    CHECK(sum(change_by_channel(before, after)) == Approx(after.percent() - before.percent()).epsilon(1e-12));

    ServiceCounts half_as_many = before;  // every service alike: nothing moved
    for (std::size_t s = 0; s < service_count; ++s) {
        half_as_many.cases[s] /= 2;
        half_as_many.paying[s] /= 2;
    }
    for (const double points : change_by_channel(before, half_as_many)) CHECK(points == Approx(0).margin(1e-12));

    ServiceCounts better_collected = before;
    better_collected.paying[0] = 400;
    const ByChannel change = change_by_channel(before, better_collected);
    CHECK(change[2] == Approx(5));  // 50 of 1,000 cases
    CHECK(change[0] == Approx(0).margin(1e-12));
    CHECK(change[1] == Approx(0).margin(1e-12));
}

TEST_CASE("a service that empties has no channel of its own paying") {
    const ServiceCounts before{{500, 200, 300}, {350, 150, 300}}, without_enforced{{500, 0, 300}, {350, 0, 300}};
    const ByChannel change = change_by_channel(before, without_enforced);
    CHECK(sum(change) == Approx(without_enforced.percent() - before.percent()));
    CHECK(change_by_channel({}, {}) == ByChannel{});
}

TEST_CASE("the two-factor split is the mean of the other factor's two values") {
    // Maintenance Direct's share goes from 30% to 40%, paying in the collection service from 70% to 80%.
    const ServiceCounts before{{50, 20, 30}, {35, 14, 30}}, after{{40, 20, 40}, {32, 16, 40}};
    const TwoFactorSplit split = two_factor_split(before, after);
    CHECK(split.direct_share == Approx(10 * (1 - 0.75)));
    CHECK(split.within_collection_service == Approx(10 * (1 - 0.35)));
    CHECK(split.direct_share + split.within_collection_service == Approx(after.percent() - before.percent()));
}

TEST_CASE("Kitagawa's split by service agrees with the two-factor split of the same table") {
    const ServiceCounts before{{50, 20, 30}, {35, 14, 30}}, after{{40, 20, 40}, {32, 16, 40}};
    const auto group = [](const ServiceCounts& c) {
        return std::vector<RateGroup>{
            {(c.cases[0] + c.cases[1]) / c.all_cases(), 100 * (c.paying[0] + c.paying[1]) / (c.cases[0] + c.cases[1])},
            {c.cases[2] / c.all_cases(), 100}};
    };
    const auto effects = kitagawa_effects(group(before), group(after));
    const TwoFactorSplit split = two_factor_split(before, after);
    CHECK(effects[0].composition + effects[1].composition == Approx(split.direct_share));
    CHECK(effects[0].rate + effects[1].rate == Approx(split.within_collection_service));
}
