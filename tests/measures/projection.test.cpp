#include "sim/measures/projection.h"

#include <catch2/catch.hpp>

#include "tests/support/tallies.h"

using namespace ccsim;
using tests::made_up_series;

namespace {

const Measure& measure(std::string_view id, std::string_view breakdown) {
    const Measure* const found = find_measure(id, breakdown);
    REQUIRE(found != nullptr);
    return *found;
}

/// Series of two quarters in which that many cases are on Maintenance Direct at the end of the second.
Series with_direct(double cases) {
    Series series(2);
    series[1][tally::cases(0, static_cast<std::size_t>(Situation::direct), 0)] = cases;
    return series;
}

}  // namespace

TEST_CASE("a projection holds the summary of each measure over the replicates") {
    const std::vector<Series> replicates{with_direct(10), with_direct(40), with_direct(20)};
    const Projection projection = project({2016, 2}, replicates);
    CHECK(projection.start() == Quarter(2016, 2));
    CHECK(projection.last() == Quarter(2016, 3));
    CHECK(projection.replicates() == 3);
    const auto figure = projection.of(measure("live_caseload", "Maintenance Direct"), {2016, 3});
    REQUIRE(figure);
    CHECK(figure->mean == Approx(70.0 / 3));
    REQUIRE(figure->spread);
    CHECK(figure->spread->median() == 20);
    CHECK(projection.of(measure("live_caseload", "Maintenance Direct"), {2016, 2})->mean == 0);
}

TEST_CASE("one series gives means and nothing else") {
    const Series expected = made_up_series(1, 6);
    const Projection projection = project({2013, 1}, {&expected, 1});
    for (const Measure& m : measures())
        for (std::size_t at = 0; at < expected.size(); ++at) {
            const Quarter when = Quarter(2013, 1) + static_cast<int>(at);
            const auto figure = projection.of(m, when);
            const auto value = m.value(expected, at, when);
            INFO(m.id << ", " << m.breakdown << ", " << when.last_day());
            REQUIRE(figure.has_value() == value.has_value());
            if (!figure) continue;
            CHECK(figure->mean == *value);
            CHECK_FALSE(figure->spread);
        }
}

TEST_CASE("a share of nothing in one replicate has no summary") {
    const std::vector<Series> replicates{with_direct(10), with_direct(0)};
    const Projection projection = project({2016, 2}, replicates);
    CHECK_FALSE(projection.of(measure("pct_cases_contributing", "all"), {2016, 3}));
    CHECK(projection.of(measure("cases_contributing", "all"), {2016, 3}));
}

TEST_CASE("quarters outside a run have no figures") {
    const Series expected = made_up_series(1, 3);
    const Projection projection = project({2013, 1}, {&expected, 1});
    const Measure& live = measure("live_caseload", "total");
    CHECK(projection.of(live, {2013, 3}));
    CHECK_FALSE(projection.of(live, {2013, 4}));
    CHECK_FALSE(projection.of(live, {2012, 4}));
    CHECK_FALSE(Projection().of(live, {2012, 1}));
}

TEST_CASE("sums of money add on the mean over replicates") {
    std::vector<Series> replicates;
    for (std::uint32_t n = 0; n < 9; ++n) replicates.push_back(made_up_series(n, 6));
    const Projection projection = project({2013, 1}, replicates);
    const auto mean = [&](std::string_view breakdown) {
        return projection.of(measure("maintenance_collected_and_arranged_12m", breakdown), {2014, 2})->mean;
    };
    CHECK(mean("collection service part") + mean("Maintenance Direct part") == Approx(mean("total")));
}
