#include <catch2/catch.hpp>

#include "sim/explain/mean_exit_rates.h"
#include "sim/explain/worlds.h"
#include "sim/model/odds.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr Quarter held{2013, 1};

Switches without(Mechanism m) { return all_on & ~(1U << static_cast<unsigned>(m)); }

Parameters baseline_without(Mechanism m) {
    const Scenario scenario = baseline();
    return in_world(scenario.parameters, without(m), scenario, held);
}

/// The lines of a scenario's numbers in which two sets of parameters differ.
std::string differences(const Parameters& a, const Parameters& b) {
    Scenario one = baseline(), other = baseline();
    one.parameters = a;
    other.parameters = b;
    const std::string left = numbers_of(one), right = numbers_of(other);
    std::string out;
    for (std::size_t from = 0; from < right.size();) {
        const std::size_t end = right.find('\n', from);
        const std::string line = right.substr(from, end - from);
        if (left.find(line + '\n') == std::string::npos) out += line + '\n';
        from = end + 1;
    }
    return out;
}

}  // namespace

TEST_CASE("with every mechanism on the world is the scenario") {
    const Scenario scenario = baseline();
    CHECK(differences(scenario.parameters, in_world(scenario.parameters, all_on, scenario, held)).empty());
}

TEST_CASE("a random order has every phase take from all segments at once and leaves its capacity") {
    const Closure off = baseline_without(Mechanism::published_order).closure, on = baseline().parameters.closure;
    REQUIRE(off.phases.size() == on.phases.size());
    for (std::size_t i = 0; i < off.phases.size(); ++i) {
        CHECK(off.phases[i].segments == std::vector<int>{1, 2, 3, 4, 5});
        CHECK(off.phases[i].order == SelectionOrder::random);
        CHECK(off.phases[i].from == on.phases[i].from);
        CHECK(off.phases[i].capacity_cases_a_week == on.phases[i].capacity_cases_a_week);
    }
}

TEST_CASE("intake that goes on is the mean of the quarters before it ended") {
    const Scenario scenario = baseline();
    const Intake off = baseline_without(Mechanism::end_of_intake).intake;
    const auto& on = scenario.parameters.intake.quarters;
    CHECK(off.quarters.front().cases == on.front().cases);
    CHECK(off.quarters.back().quarter == scenario.last_quarter);
    // 22,000 + 22,000 + 21,500 + 20,500 + 20,500 + 16,000 in six quarters.
    for (const IntakeQuarter& q : off.quarters)
        if (q.quarter > Quarter(2013, 3)) {
            CHECK(q.cases == Approx(122'500.0 / 6));
            CHECK(q.most_qualifying_children == 4);
        }
    CHECK(off.quarters.size() == 6 + static_cast<std::size_t>(scenario.last_quarter - Quarter(2013, 3)));
}

TEST_CASE("held behaviour and held enforcement stop their trends and nothing else") {
    Scenario scenario = baseline();
    scenario.parameters.payment.odds_pays_in_notice = 1.3;
    const auto off = [&](Mechanism m) {
        return differences(scenario.parameters, in_world(scenario.parameters, without(m), scenario, held));
    };
    CHECK(off(Mechanism::behaviour) == "payment.odds_pays_in_notice=1\npayment.trend_until=2013-03-31\n");
    CHECK(off(Mechanism::enforcement) == "enforcement.starts_change_until=2013-03-31\n");
}

TEST_CASE("exit at mean rates leaves each standing's mean as it was") {
    const Parameters on = baseline().parameters;
    Parameters off = on;
    exit_at_mean_rates(off);
    CHECK(off.leaving.odds_withdraws_reliable == 1);
    CHECK(off.reassessment.odds_to_nil_unlikely == 1);
    // Reactive closure of enforced cases has no multipliers by class, so the mean is over three types alone.
    const double reliable = on.opening.payer_types_enforced.reliable,
                 unlikely = on.opening.payer_types_enforced.unlikely;
    const double chance = on.leaving.chance_reactive_enforced;
    CHECK(off.leaving.chance_reactive_enforced ==
          Approx(reliable * with_odds(chance, on.leaving.odds_reactive_reliable) + (1 - reliable - unlikely) * chance +
                 unlikely * with_odds(chance, on.leaving.odds_reactive_unlikely))
              .epsilon(1e-12));
    Parameters again = off;
    exit_at_mean_rates(again);
    CHECK(again.leaving.chance_withdraws_collected == Approx(off.leaving.chance_withdraws_collected).epsilon(1e-12));
    CHECK(again.reassessment.chance_to_nil_collection_service ==
          Approx(off.reassessment.chance_to_nil_collection_service).epsilon(1e-12));
}

TEST_CASE("exit at mean rates of chances that are nothing stays nothing") {
    Parameters p = baseline().parameters;
    p.leaving.chance_reactive_nil = 0;
    exit_at_mean_rates(p);
    CHECK(p.leaving.chance_reactive_nil == 0);
}

TEST_CASE("a world that closes one segment keeps the phases and their capacity") {
    const Parameters on = baseline().parameters, off = in_world(on, OtherWorld::only_segment_2, held);
    REQUIRE(off.closure.phases.size() == on.closure.phases.size());
    CHECK(off.closure.phases[0].segments.empty());  // the first phase is segment 1 alone
    CHECK(off.closure.phases[1].segments == std::vector<int>{2});
    CHECK(in_world(on, OtherWorld::no_programme, held).closure.phases.empty());
}
