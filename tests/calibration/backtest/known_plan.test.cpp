#include "calibration/backtest/known_plan.h"

#include <catch2/catch.hpp>

#include "calibration/published_unknowns.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::backtest;

namespace {

Scenario baseline() { return tests::baseline(); }

std::vector<ClosurePhase> phases_at(Quarter origin) {
    return as_known_at(baseline(), origin, {2016, 3}, PlanRule::as_announced).parameters.closure.phases;
}

}  // namespace

TEST_CASE("a phase that had not begun is not known and the one in force goes on") {
    const auto phases = phases_at({2015, 1});
    REQUIRE(phases.size() == 2);
    CHECK(phases[0].segments == std::vector{1});
    CHECK(phases[1].from == Quarter(2015, 1));
    CHECK(phases[1].capacity_cases_a_week == baseline().parameters.closure.phases[1].capacity_cases_a_week);
    CHECK(phases[1].segments == std::vector{1, 2, 3, 4, 5});  // its own first, then those announced to come after
}

TEST_CASE("before the programme begins its announced order and pace are known once they are announced") {
    const auto phases = phases_at({2014, 1});
    REQUIRE(phases.size() == 1);
    CHECK(phases[0].from == Quarter(2014, 3));
    CHECK(phases[0].segments == std::vector{1, 2, 3, 4, 5});
    CHECK(phases[0].capacity_cases_a_week == Approx(900'000.0 / 156));
    CHECK(phases_at({2013, 3}).empty());  // the order was set on 5 November
}

TEST_CASE("when all phases have begun they are as written") {
    const auto phases = phases_at({2016, 4});
    REQUIRE(phases.size() == baseline().parameters.closure.phases.size());
    CHECK(phases.back().segments == baseline().parameters.closure.phases.back().segments);
}

TEST_CASE("changes of behaviour end with the last Summary known unless they end sooner") {
    const Scenario early = as_known_at(baseline(), {2015, 1}, {2016, 3}, PlanRule::as_announced);
    CHECK(early.last_outturn == Quarter(2014, 4));
    CHECK(early.parameters.payment.trend_until == Quarter(2014, 4));
    CHECK(early.parameters.maintenance_direct.change_until == Quarter(2014, 4));
    CHECK(early.parameters.enforcement.starts_change_until == Quarter(2014, 4));
    const Scenario late = as_known_at(baseline(), {2016, 4}, {2017, 3}, PlanRule::as_announced);
    CHECK(late.parameters.enforcement.starts_change_until == Quarter(2016, 1));
}

TEST_CASE("a plan taken as written is not cut") {
    const Scenario s = as_known_at(baseline(), {2014, 2}, {2016, 3}, PlanRule::as_written);
    CHECK(s.parameters.closure.phases.size() == baseline().parameters.closure.phases.size());
    CHECK(s.parameters.payment.trend_until == baseline().parameters.payment.trend_until);
    CHECK(s.last_quarter == Quarter(2016, 3));
}

TEST_CASE("the capacity of a phase that is not known is no unknown") {
    const auto unknowns = published_unknowns();
    const auto names = [&](Quarter origin) {
        std::vector<std::string> out;
        for (const Unknown& u :
             unknowns_of(as_known_at(baseline(), origin, {2016, 3}, PlanRule::as_announced), unknowns))
            out.push_back(u.name);
        return out;
    };
    using Catch::Matchers::VectorContains;
    CHECK_THAT(names({2015, 4}), VectorContains(std::string("capacity_end_of_2015")));
    CHECK_THAT(names({2015, 4}), !VectorContains(std::string("capacity_2016")));
    CHECK(names({2015, 4}).size() == unknowns.size() - 2);
    CHECK(names({2016, 4}).size() == unknowns.size());
}
