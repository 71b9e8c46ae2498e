#include "calibration/sensitivity/programme_steps.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace ccsim;
using namespace ccsim::sensitivity;

namespace {

Parameters with(const char* name, double share, const Scenario& scenario = {}) {
    for (const ProgrammeStep& step : programme_steps(scenario))
        if (step.name == name) {
            const auto taken = step.taken(scenario.parameters, share);
            REQUIRE(taken);
            return *taken;
        }
    FAIL("no such step");
    return {};
}

/// Quarters from the one of the notice to the end of the liability, on average.
double mean_notice(const Closure& c) {
    return 1 + (1 - c.chance_ends_first_quarter_after_notice) / c.chance_ends_later_quarter;
}

}  // namespace

TEST_CASE("a thousand more cases a quarter are as many more a week in every phase from then on") {
    const Closure before = Parameters{}.closure;
    const Closure ahead = with("capacity_ahead", 1).closure, all = with("capacity", -0.5).closure;
    for (std::size_t i = 0; i < before.phases.size(); ++i) {
        const bool is_last = i + 1 == before.phases.size();
        CHECK(13 * (ahead.phases[i].capacity_cases_a_week - before.phases[i].capacity_cases_a_week) ==
              Approx(is_last ? 1'000 : 0).margin(1e-9));
        CHECK(13 * (all.phases[i].capacity_cases_a_week - before.phases[i].capacity_cases_a_week) == Approx(-500));
    }
}

TEST_CASE("a phase that goes on past the last outturn is parted there and one that selects nobody stays so") {
    Scenario scenario;
    scenario.last_outturn = Quarter{2015, 1};  // within the second phase, which begins with it
    const Closure closure = with("capacity_ahead", 1, scenario).closure;
    CHECK(closure.phases[1].capacity_cases_a_week == 7'200);
    CHECK(closure.phases[2].capacity_cases_a_week == Approx(3'200 + 1'000.0 / 13));
    scenario.last_outturn = Quarter{2014, 3};
    const Closure parted = with("capacity_ahead", 1, scenario).closure;
    REQUIRE(parted.phases.size() == 8);
    CHECK(parted.phases[1].from == Quarter{2014, 4});
    CHECK(parted.phases[0].capacity_cases_a_week == 4'300);
    CHECK(parted.phases[1].capacity_cases_a_week == Approx(4'300 + 1'000.0 / 13));
    scenario.parameters.closure.phases.back().capacity_cases_a_week = 0;
    CHECK(with("capacity_ahead", 1, scenario).closure.phases.back().capacity_cases_a_week == 0);
}

TEST_CASE("a week more of notice is a thirteenth of a quarter more on average") {
    const Closure before = Parameters{}.closure;
    for (const double share : {-1.0, -0.5, 0.5, 1.0})
        CHECK(mean_notice(with("notice", share).closure) - mean_notice(before) == Approx(share / 13));
    Scenario at_once;
    at_once.parameters.closure.chance_ends_later_quarter = 1;
    for (const ProgrammeStep& step : programme_steps(at_once))
        if (step.name == "notice") {
            CHECK_FALSE(step.taken(at_once.parameters, -0.5));
            CHECK(step.taken(at_once.parameters, 1));
        }
}

TEST_CASE("a pause of a quarter selects nobody in it and then goes on as it would have") {
    const Closure closure = with("pause_ahead", 1).closure;
    REQUIRE(closure.phases.size() == 8);
    CHECK(closure.phases[6].from == Quarter{2016, 4});
    CHECK(closure.phases[6].capacity_cases_a_week == 0);
    CHECK(closure.phases[7].from == Quarter{2017, 1});
    CHECK(closure.phases[7].capacity_cases_a_week == 7'900);
    CHECK(closure.phases[7].segments == std::vector<int>{4, 5});
    CHECK(closure.phases[5].capacity_cases_a_week == 4'600);
}

TEST_CASE("orders change from then on or in all phases and not at all when they are not taken") {
    const Closure ahead = with("random_order_ahead", 1).closure, all = with("random_order", 1).closure;
    CHECK(ahead.phases.back().order == SelectionOrder::random);
    CHECK(ahead.phases[5].order == SelectionOrder::listed);
    CHECK(std::ranges::all_of(all.phases, [](const ClosurePhase& p) { return p.order == SelectionOrder::random; }));
    CHECK(with("reverse_order_ahead", 1).closure.phases.back().segments == std::vector<int>{5, 4});
    CHECK(with("random_order", 0).closure.phases.front().order == SelectionOrder::listed);
    CHECK(with("direct_in_segment_5", 1).closure.maintenance_direct_segment == 5);
}

TEST_CASE("a scenario without a programme or without a projection has no steps of it") {
    Scenario none;
    none.parameters.closure.phases.clear();
    CHECK(programme_steps(none).empty());
    Scenario past;
    past.last_quarter = past.last_outturn;
    for (const ProgrammeStep& step : programme_steps(past)) CHECK_FALSE(step.name.ends_with("_ahead"));
    CHECK_FALSE(programme_steps(past).empty());
}
