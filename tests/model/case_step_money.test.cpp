#include <catch2/catch.hpp>

#include "tests/model/scripted.h"

using namespace ccsim;
using namespace ccsim::tests;

// Steps 8 and 9 of a quarter: paying, and what becomes of the arrears, with sums that can be done by hand: £5 a week is
// £65 a quarter.

namespace {

const State paying{collected(Outcome::full), Debt::none, 0};

Scenario pays(double something, double in_full, double over_half = 0) {
    Scenario scenario = quiet_scenario();
    scenario.parameters.payment.chance_pays = {something, something, something};
    scenario.parameters.payment.chance_full_if_pays = {in_full, in_full, in_full};
    scenario.parameters.payment.share_of_part_payers_over_half = over_half;
    return scenario;
}

}  // namespace

TEST_CASE("a quarter paying nothing adds thirteen weeks to the arrears and a second makes the debt large") {
    const Scenario scenario = pays(0, 0);
    const Played first = play(a_case(paying), scenario, 1);
    CHECK(first.c.state == State{collected(Outcome::nothing), Debt::small, 0});
    CHECK(first.c.arrears_pence == 65'00);
    CHECK_FALSE(first.c.paid_since_january_2012);
    const Played second = play(first.c, scenario, 2);
    CHECK(second.c.state == State{collected(Outcome::nothing), Debt::large, 0});
    CHECK(second.c.arrears_pence == 130'00);
    CHECK(second.tally[tally::outcomes(0, 1)] == 1);
}

TEST_CASE("part payers pay their fraction and owe the rest") {
    const Played most = play(a_case(paying), pays(1, 0, 1));
    CHECK(most.c.state == State{collected(Outcome::half_to_90), Debt::small, 0});
    CHECK(most.tally[tally::paid_pence(0)] == 45'50);  // 70% of £65
    CHECK(most.c.arrears_pence == 19'50);
    const Played little = play(a_case({enforced(Outcome::full), Debt::none, 0}), pays(1, 0, 0));
    CHECK(little.c.state == State{enforced(Outcome::under_half), Debt::small, 0});
    CHECK(little.tally[tally::paid_pence(1)] == 16'25);  // 25% of £65
    CHECK(little.c.arrears_pence == 48'75);
}

TEST_CASE("a case not due to pay yet accrues nothing and has no outcome") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.payment.chance_not_due_yet = 1;
    const Played p = play(a_case({collected(Outcome::none_yet), Debt::none, 0}), scenario);
    CHECK(p.c.state == State{collected(Outcome::none_yet), Debt::none, 0});
    CHECK(p.tally.total(tally::due_pence) == 0);
    CHECK(p.tally[tally::outcomes(0, 0)] == 1);
    CHECK(p.c.arrears_pence == 0);
}

TEST_CASE("this quarter's shortfall can be adjusted away in the same quarter") {
    Scenario scenario = pays(0, 0);
    scenario.parameters.arrears.chance_adjusted_small = 1;
    const Played p = play(a_case(paying), scenario);
    CHECK(p.c.state == State{collected(Outcome::nothing), Debt::none, 0});
    CHECK(p.c.arrears_pence == 0);
    CHECK(p.tally[tally::adjusted(0)] == 1);
    CHECK(p.tally[tally::adjusted_pence(0)] == 65'00);
}

TEST_CASE("a full payer repays a fraction of the debt from both owners alike") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_repays_collected = 1;
    scenario.parameters.arrears.fraction_repaid_small = 0.25;
    Newcomer c = a_case({collected(Outcome::full), Debt::small, 0}, 100'00);
    c.secretary_of_state_pence = 40'00;
    const Played p = play(c, scenario);
    CHECK(p.c.arrears_pence == 75'00);
    CHECK(p.c.secretary_of_state_pence == 30'00);
    CHECK(p.tally[tally::repaying(0)] == 1);
    CHECK(p.tally[tally::repaid_pence(0)] == 25'00);
}

TEST_CASE("a part payer does not repay even when every full payer does") {
    Scenario scenario = pays(1, 0, 1);
    scenario.parameters.arrears.chance_repays_collected = 1;
    const Played p = play(a_case({collected(Outcome::full), Debt::small, 0}, 100'00), scenario);
    CHECK(p.tally.total(tally::repaying) == 0);
    CHECK(p.c.arrears_pence == 119'50);
}

TEST_CASE("clearing takes the whole of a small debt and both owners' parts") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_repays_enforced = 1;
    scenario.parameters.arrears.chance_clears_if_repays_small = 1;
    Newcomer c = a_case({enforced(Outcome::full), Debt::small, 0}, 100'01);
    c.secretary_of_state_pence = 40'00;
    const Played p = play(c, scenario);
    CHECK(p.c.state == State{enforced(Outcome::full), Debt::none, 0});
    CHECK(p.c.arrears_pence == 0);
    CHECK(p.c.secretary_of_state_pence == 0);
    CHECK(p.tally[tally::repaid_pence(0)] == 100'01);
}

TEST_CASE("a large debt is never cleared and is adjusted by its fraction") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_clears_if_repays_small = 1;
    scenario.parameters.arrears.chance_adjusted_large = 1;
    scenario.parameters.arrears.fraction_adjusted_large = 0.5;
    const Played p = play(a_case({Situation::nil, Debt::large, 0}, 3'000'01), scenario);
    CHECK(p.c.state == State{Situation::nil, Debt::large, 0});
    CHECK(p.tally[tally::adjusted_pence(1)] == 1'500'01);  // half a penny goes up
    CHECK(p.c.arrears_pence == 1'500'00);
}

TEST_CASE("cases outside the collection service repay by their own chances") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.fraction_repaid_large = 0.5;
    const auto repaid = [&scenario](Situation s, std::size_t group) {
        return play(a_case({s, Debt::large, 0}, 4'000'00), scenario).tally[tally::repaid_pence(group)];
    };
    ArrearsPayment& a = scenario.parameters.arrears;
    a.chance_repays_direct = 1;
    CHECK(repaid(Situation::direct, 1) == 2'000'00);
    CHECK(repaid(Situation::nil, 2) == 0);
    a.chance_repays_nil = 1;
    CHECK(repaid(Situation::nil, 2) == 2'000'00);
    CHECK(repaid(Situation::over_recently, 4) == 0);
    a.chance_repays_ended_recently = 1;
    CHECK(repaid(Situation::ended_recently, 3) == 2'000'00);
    CHECK(repaid(Situation::over_recently, 4) == 2'000'00);
    CHECK(repaid(Situation::over_long_ago, 4) == 0);
    a.chance_repays_ended_long_ago = 1;
    CHECK(repaid(Situation::over_long_ago, 4) == 2'000'00);
    CHECK(repaid(Situation::ended_long_ago, 3) == 2'000'00);
}

TEST_CASE("a liability that lapses this quarter repays as one that ended long ago") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_no_longer_recent = 1;
    scenario.parameters.arrears.chance_repays_ended_recently = 1;
    const Played p = play(a_case({Situation::over_recently, Debt::large, 0}, 4'000'00), scenario);
    CHECK(p.c.state == State{Situation::over_long_ago, Debt::large, 0});
    CHECK(p.c.arrears_pence == 4'000'00);
}

TEST_CASE("a liability that ends this quarter is recent and may repay in the same quarter") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_no_longer_recent = 1;
    scenario.parameters.arrears.chance_repays_ended_recently = 1;
    scenario.parameters.arrears.fraction_repaid_large = 0.5;
    scenario.parameters.leaving.chance_withdraws_direct = 1;
    const Played p = play(a_case({Situation::direct, Debt::large, 0}, 4'000'00), scenario);
    CHECK(p.c.state == State{Situation::over_recently, Debt::large, 0});
    CHECK(p.c.arrears_pence == 2'000'00);
}

TEST_CASE("a case without a liability that clears its debt is gone and live by its payment") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_repays_ended_long_ago = 1;
    scenario.parameters.arrears.chance_clears_if_repays_small = 1;
    const Played p = play(a_case({Situation::over_long_ago, Debt::small, 0}, 12'34), scenario);
    CHECK(p.c.state == gone);
    CHECK(p.tally[tally::went()] == 1);
    CHECK(p.tally[tally::repaid_pence(4)] == 12'34);
    CHECK(p.tally[tally::live_without_liability_or_arrears(1, 0)] == 1);
}

TEST_CASE("a full payer without arrears may pay more than is due and the arrears do not hear of it") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.arrears.chance_overpays = 1;
    scenario.parameters.arrears.fraction_overpaid = 0.1;
    const Played p = play(a_case(paying), scenario);
    CHECK(p.tally[tally::overpaying(1)] == 1);
    CHECK(p.tally[tally::credit_pence()] == 6'50);
    CHECK(p.tally[tally::paid_pence(0)] == 65'00);
    CHECK(p.c.arrears_pence == 0);
    CHECK(play(a_case({collected(Outcome::full), Debt::small, 0}, 1'00), scenario).tally[tally::credit_pence()] == 0);
}
