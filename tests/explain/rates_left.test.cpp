#include "sim/explain/rates_left.h"

#include <catch2/catch.hpp>

using namespace ccsim;

namespace {

/// A draw whose rates are rates of so many cases at the end of each quarter, in every world.
DrawWorlds draw_of(const std::vector<double>& cases) {
    DrawWorlds out;
    const auto fill = [&](WorldPath& path) {
        for (auto& of_rate : path.counts)
            for (const double n : cases) of_rate.push_back({.cases = {n, 0, 0}, .paying = {n / 2, 0, 0}});
    };
    for (WorldPath& path : out.by_switches) fill(path);
    for (WorldPath& path : out.others) fill(path);
    return out;
}

/// A run in which so many simulated cases stay in each quarter.
CaseFlows run_of(const std::vector<std::int64_t>& staying) {
    CaseFlows out(staying.size());
    for (std::size_t q = 0; q < staying.size(); ++q)
        for (RateFlows& flows : out[q]) flows.cells[flow::stayed(0, 0)][0].cases = staying[q];
    return out;
}

}  // namespace

TEST_CASE("a change can be explained as long as no more than one draw in twenty lacks a rate") {
    std::vector<DrawWorlds> draws(20, draw_of({10, 10, 10}));
    CHECK(quarters_with_rates(draws) == 3);
    draws[4] = draw_of({10, 10, 2});
    CHECK(quarters_with_rates(draws) == 3);
    draws[5] = draw_of({10, 10, 0});
    CHECK(quarters_with_rates(draws) == 2);
    CHECK(drop_without_rates(draws) == 2);
    CHECK(draws.size() == 18);
    CHECK(quarters_with_rates({draw_of({0, 0})}) == 0);
}

TEST_CASE("one world without cases is enough for a draw to lack a rate") {
    std::vector<DrawWorlds> draws(2, draw_of({10, 10}));
    draws[1].others[0].counts[1][1] = {};
    CHECK(quarters_with_rates(draws) == 1);
}

TEST_CASE("an account by case ends where its runs have no case left") {
    std::vector<CaseFlows> runs(2, run_of({4, 4, 4}));
    CHECK(quarters_with_rates(runs, 1) == 4);
    runs[0] = run_of({4, 4, 0});
    CHECK(quarters_with_rates(runs, 1) == 3);
    const std::vector<CaseFlows> few(1, run_of({2, 2}));
    CHECK(quarters_with_rates(few, 1) == 0);
    CHECK(quarters_with_rates(few, 10) == 3);
    CHECK(drop_without_rates(runs, 1) == 1);
}
