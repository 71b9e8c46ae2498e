#include "sim/measures/projection.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/tally.h"
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

TEST_CASE("a rate that more than one run in twenty lacks is no figure and else it is over the runs that have it") {
    const auto projected = [](std::size_t lacking) {
        std::vector<Series> replicates(20 - lacking, with_direct(10));
        replicates.resize(20, with_direct(2));  // fewer than three cases are no rate
        return project({2016, 2}, replicates);
    };
    const Measure& rate = measure("pct_cases_contributing", "all");
    const auto figure = projected(1).of(rate, {2016, 3});
    REQUIRE(figure);
    CHECK(figure->mean == 100);
    CHECK(figure->spread->p5() == 100);
    CHECK_FALSE(projected(2).of(rate, {2016, 3}));
    CHECK(projected(2).of(measure("cases_contributing", "all"), {2016, 3}));
    const Series three = with_direct(3), fewer = with_direct(2.99);
    CHECK(rate.value(three, 1, {2016, 3}) == 100);
    CHECK_FALSE(rate.value(fewer, 1, {2016, 3}));
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

namespace {

/// A draw of which the expected engine says so many on Maintenance Direct, and the replicates so many.
DrawFigures draw_of(double expected, const std::vector<double>& replicates) {
    RunResult result{.expected = with_direct(expected), .replicates = {}};
    for (const double cases : replicates) result.replicates.push_back(with_direct(cases));
    return figures_of_draw({2016, 2}, result);
}

Spread spread_of(const std::vector<DrawFigures>& draws, std::string_view id, std::string_view breakdown) {
    const auto figure = project({2016, 2}, draws).of(measure(id, breakdown), {2016, 3});
    REQUIRE((figure && figure->spread));
    return *figure->spread;
}

}  // namespace

TEST_CASE("the spread over draws is taken apart into what the unknowns and what chance do") {
    const std::vector<DrawFigures> draws{draw_of(100, {103}), draw_of(200, {198}), draw_of(300, {299})};
    CHECK(project({2016, 2}, draws).replicates() == 3);
    const Spread spread = spread_of(draws, "live_caseload", "Maintenance Direct");
    CHECK(spread.median() == 198);
    REQUIRE((spread.sd_parameters && spread.sd_process));
    CHECK(*spread.sd_parameters == Approx(100));
    CHECK(*spread.sd_process == Approx(std::sqrt(7.0)));  // of 3, -2 and -1
}

TEST_CASE("what the model misses is in the later quarters and its part of the spread is told there") {
    const Measure& direct = measure("live_caseload", "Maintenance Direct");
    const std::vector<DrawFigures> model{draw_of(100, {103}), draw_of(200, {198}), draw_of(300, {299})};
    const std::vector<DrawFigures> missed{draw_of(110, {114}), draw_of(190, {188}), draw_of(330, {330})};
    const auto spread = [&](Quarter from) {
        return *project({2016, 2}, model, {.draws = missed, .from = from}).of(direct, {2016, 3})->spread;
    };
    const Spread later = spread({2016, 3});
    CHECK(later.median() == 188);
    REQUIRE((later.sd_parameters && later.sd_discrepancy && later.sd_process));
    CHECK(*later.sd_parameters == Approx(100));
    CHECK(*later.sd_discrepancy == Approx(std::sqrt(1261.0 / 3)));  // of 11, -10 and 31: squares less three of the mean
    CHECK(*later.sd_process == Approx(std::sqrt(28.0 / 3)));        // of 4, -2 and 0

    const Spread alone = spread({2016, 4});
    CHECK(alone.median() == 198);
    CHECK_FALSE(alone.sd_discrepancy);
    CHECK(*alone.sd_process == Approx(std::sqrt(7.0)));

    const Projection projection = project({2016, 2}, model, {.draws = missed, .from = {2016, 3}});
    CHECK(projection.has_misfit(direct));
    CHECK_FALSE(projection.has_misfit(measure("live_caseload", "without a current liability")));
    CHECK_FALSE(project({2016, 2}, model).has_misfit(direct));
}

TEST_CASE("with one draw the spread is that of its replicates") {
    const Spread spread = spread_of({draw_of(100, {90, 110, 100})}, "live_caseload", "Maintenance Direct");
    CHECK_FALSE(spread.sd_parameters);
    REQUIRE(spread.sd_process);
    CHECK(*spread.sd_process == Approx(10));
}

TEST_CASE("draws of the expected engine alone spread by the unknowns") {
    const Spread spread = spread_of({draw_of(100, {}), draw_of(300, {})}, "live_caseload", "Maintenance Direct");
    REQUIRE(spread.sd_parameters);
    CHECK(*spread.sd_parameters == Approx(spread.sd));
    CHECK_FALSE(spread.sd_process);
}

TEST_CASE("what only the sampled engine counts is not taken apart over draws") {
    Series banded = with_direct(1);
    banded[1][tally::arrears_band_cases(0)] = 5;
    const DrawFigures draw = figures_of_draw({2016, 2}, {.expected = with_direct(1), .replicates = {banded}});
    const Measure* band = nullptr;
    for (const Measure& m : measures())
        if (m.from == Measure::From::sampled_engine && m.value(banded, 1, {2016, 3}) == 5) band = &m;
    REQUIRE(band);
    const std::vector<DrawFigures> draws{draw, draw};
    const auto figure = project({2016, 2}, draws).of(*band, {2016, 3});
    REQUIRE((figure && figure->spread));
    CHECK(figure->mean == 5);
    CHECK_FALSE(figure->spread->sd_parameters);
    CHECK_FALSE(figure->spread->sd_process);
}
