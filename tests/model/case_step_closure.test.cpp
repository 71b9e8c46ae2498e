#include <catch2/catch.hpp>

#include "tests/model/scripted.h"

using namespace ccsim;
using namespace ccsim::tests;

// Steps 2 and 10 of a quarter: selection, notice, the end of the liability, finalisation.

namespace {

const State paying{collected(Outcome::full), Debt::none, 0}, owing{collected(Outcome::full), Debt::small, 0};
constexpr std::array<double, segments> everybody{1, 1, 1, 1, 1};

std::int64_t ended(const Played& p, int route) {
    return p.tally[tally::liabilities_ended(1, static_cast<std::size_t>(route))];
}

Scenario ends(double first_quarter_after, double later) {
    Scenario scenario = quiet_scenario();
    scenario.parameters.closure.chance_ends_first_quarter_after_notice = first_quarter_after;
    scenario.parameters.closure.chance_ends_later_quarter = later;
    return scenario;
}

Scenario finalises(double leaving, double moved) {
    Scenario scenario = quiet_scenario();
    scenario.parameters.closure.chance_finalised = 1;
    scenario.parameters.closure.share_of_arrears_leaving_at_finalisation = leaving;
    scenario.parameters.closure.share_of_leaving_arrears_moved = moved;
    return scenario;
}

Newcomer waiting(int route) {
    return a_case({Situation::ended_recently, Debt::large, static_cast<Stage>(route)}, 5'000'00);
}

}  // namespace

TEST_CASE("a case is selected by its state at the start of the quarter") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.reassessment.chance_to_nil_collection_service = 1;
    const auto q = sampled_quarter(scenario, 5, {0, 0, 0, 1, 0});
    const Played p = play(a_case(owing, 40'00), q);
    CHECK(p.tally[tally::selected(3)] == 1);
    CHECK(p.c.state == State{Situation::nil, Debt::small, notice(3, 0)});
    CHECK(play(a_case(owing, 40'00), sampled_quarter(scenario, 5, {1, 1, 1, 0, 1})).tally.total(tally::selected) == 0);
}

TEST_CASE("each segment is selected by its own chance") {
    const Scenario scenario = quiet_scenario();
    const std::array<State, segments> one_of_each{State{Situation::nil, Debt::none, 0},
                                                  State{collected(Outcome::nothing), Debt::small, 0}, paying, paying,
                                                  State{enforced(Outcome::full), Debt::none, 0}};
    for (std::size_t s = 0; s < segments; ++s) {
        std::array<double, segments> only{};
        only[s] = 1;
        Newcomer c = a_case(one_of_each[s]);
        c.clerical = s == 2;
        CHECK(play(c, sampled_quarter(scenario, 5, only)).tally[tally::selected(s)] == 1);
        CHECK(play(c, sampled_quarter(scenario, 5, {})).tally.total(tally::selected) == 0);
    }
}

TEST_CASE("a new case is not selected in the quarter in which it arrives") {
    const auto q = sampled_quarter(quiet_scenario(), 5, everybody);
    CHECK(play(a_case(paying), q, {5, 3}).tally.total(tally::selected) == 0);
    CHECK(play(a_case(paying), q, {4, 3}).tally.total(tally::selected) == 1);
}

TEST_CASE("a case in notice is not selected again") {
    const auto q = sampled_quarter(quiet_scenario(), 5, everybody);
    CHECK(play(a_case({collected(Outcome::full), Debt::none, notice(1, 0)}), q).tally.total(tally::selected) == 0);
}

TEST_CASE("a case selected this quarter goes on paying and can age out") {
    const auto q = sampled_quarter(quiet_scenario(), 5, everybody);
    CHECK(play(a_case(paying), q).tally[tally::paid_pence(0)] == quarter);
    Newcomer c = a_case(owing, 40'00);
    c.quarters_to_go = 0;
    const Played p = play(c, q);
    CHECK(p.tally[tally::selected(3)] == 1);
    CHECK(ended(p, route_ageing) == 1);
    CHECK(p.c.state == State{Situation::over_recently, Debt::small, 0});
}

TEST_CASE("a notice does not end in its own quarter but may in the next") {
    const Scenario scenario = ends(1, 0);
    const Played selected = play(a_case(owing, 40'00), sampled_quarter(scenario, 5, everybody));
    CHECK(selected.c.state == State{collected(Outcome::full), Debt::small, notice(3, 0)});
    const Played next = play(selected.c, scenario, 6);
    CHECK(next.c.state == State{Situation::ended_recently, Debt::small, 3});
    CHECK(next.c.children == 0);
    CHECK(ended(next, 3) == 1);
}

TEST_CASE("the later chance counts from the second quarter after the notice on") {
    const Scenario scenario = ends(0, 1);
    Newcomer c = play(a_case(owing, 40'00), sampled_quarter(scenario, 5, everybody)).c;
    c = play(c, scenario, 6).c;
    CHECK(c.state == State{collected(Outcome::full), Debt::small, notice(3, 1)});
    CHECK(play(c, scenario, 7).c.state == State{Situation::ended_recently, Debt::small, 3});
}

TEST_CASE("half the liability of the last quarter still falls due and is paid before closure ends it") {
    const Played p = play(a_case({collected(Outcome::full), Debt::small, notice(1, 2)}, 40'00), ends(0, 1));
    CHECK(p.tally[tally::due_pence(0)] == quarter / 2);
    CHECK(p.tally[tally::paid_pence(0)] == quarter / 2);
    CHECK(p.c.arrears_pence == 40'00);
    CHECK(p.c.state == State{Situation::ended_recently, Debt::small, 1});
    CHECK(p.tally[tally::waiting(1)] == 1);
    CHECK(p.tally[tally::waiting_pence()] == 40'00);
}

TEST_CASE("a case that owes nothing is gone when closure ends its liability") {
    const Played p = play(a_case({Situation::nil, Debt::none, notice(0, 2)}), ends(0, 1));
    CHECK(p.c.state == gone);
    CHECK(ended(p, 0) == 1);
    CHECK(p.tally.total(tally::waiting) == 0);
}

TEST_CASE("a case that drops out is open again and can be selected in the next quarter") {
    Scenario scenario = ends(0, 0);
    scenario.parameters.closure.chance_drops_out = 1;
    const Played p =
        play(a_case({collected(Outcome::full), Debt::none, notice(3, 1)}), sampled_quarter(scenario, 6, everybody));
    CHECK(p.c.state == paying);
    CHECK(p.tally[tally::dropped_out(3)] == 1);
    CHECK(p.tally.total(tally::selected) == 0);
    CHECK(play(p.c, sampled_quarter(scenario, 7, everybody)).tally[tally::selected(3)] == 1);
}

TEST_CASE("ageing out and withdrawal take a case out of notice without finalisation") {
    Scenario scenario = ends(1, 1);
    scenario.parameters.leaving.chance_withdraws_collected = 1;
    const Played p = play(a_case({collected(Outcome::full), Debt::small, notice(3, 1)}, 40'00), scenario);
    CHECK(p.c.state == State{Situation::over_recently, Debt::small, 0});
    CHECK(ended(p, route_withdrawal) == 1);
    CHECK(ended(p, 3) == 0);
}

TEST_CASE("reactive closure is for open cases and waits for finalisation by its own route") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.leaving.chance_reactive_collected = 1;
    const Played open = play(a_case(owing, 40'00), scenario);
    CHECK(open.c.state == State{Situation::ended_recently, Debt::small, reactive_route});
    CHECK(ended(open, route_reactive) == 1);
    CHECK(open.tally[tally::waiting(reactive_route)] == 1);
    const Played noticed = play(a_case({collected(Outcome::full), Debt::small, notice(3, 0)}, 40'00), scenario);
    CHECK(ended(noticed, route_reactive) == 0);
}

TEST_CASE("arrears move or are written off or stay at finalisation") {
    const Played moved = play(waiting(1), finalises(1, 1));
    CHECK(moved.c.state == gone);
    CHECK(moved.c.arrears_pence == 0);
    CHECK(moved.tally[tally::moved_pence()] == 5'000'00);
    CHECK(moved.tally[tally::finalised(1, 0)] == 1);
    const Played written_off = play(waiting(4), finalises(1, 0));
    CHECK(written_off.tally[tally::written_off_pence()] == 5'000'00);
    CHECK(written_off.tally[tally::finalised(4, 1)] == 1);
    const Played stays = play(waiting(reactive_route), finalises(0, 1));
    CHECK(stays.c.state == State{Situation::over_recently, Debt::large, 0});
    CHECK(stays.c.arrears_pence == 5'000'00);
    CHECK(stays.tally[tally::finalised(reactive_route, 2)] == 1);
}

TEST_CASE("a case pays towards its arrears before they are finalised") {
    Scenario scenario = finalises(1, 1);
    scenario.parameters.arrears.chance_repays_ended_recently = 1;
    scenario.parameters.arrears.fraction_repaid_large = 0.2;
    const Played p = play(waiting(2), scenario);
    CHECK(p.tally[tally::repaid_pence(3)] == 1'000'00);
    CHECK(p.tally[tally::moved_pence()] == 4'000'00);
}

TEST_CASE("a liability ended by the programme is not finalised before the next quarter") {
    Scenario scenario = finalises(1, 1);
    scenario.parameters.closure.chance_ends_first_quarter_after_notice = 1;
    const Played p = play(a_case({collected(Outcome::full), Debt::small, notice(3, 0)}, 40'00), scenario, 6);
    CHECK(p.c.state == State{Situation::ended_recently, Debt::small, 3});
    CHECK(p.tally.total(tally::finalised) == 0);
    CHECK(play(p.c, scenario, 7).tally[tally::finalised(3, 0)] == 1);
}

TEST_CASE("whether a family applies is asked once and only when closure ends its liability") {
    Scenario scenario = ends(1, 1);
    Closure& c = scenario.parameters.closure;
    c.share_applying_segment_4 = c.share_applying_reactive = 1;
    CHECK(play(a_case({collected(Outcome::full), Debt::none, notice(3, 1)}), scenario).tally[tally::applied(3)] == 1);
    CHECK(play(waiting(3), scenario).tally.total(tally::applied) == 0);
    scenario.parameters.leaving.chance_reactive_collected = 1;
    CHECK(play(a_case(paying), scenario).tally[tally::applied(reactive_route)] == 1);
    scenario.parameters.leaving.chance_withdraws_collected = 1;
    CHECK(play(a_case(paying), scenario).tally.total(tally::applied) == 0);
}
