#include <catch2/catch.hpp>
#include <set>

#include "tests/model/scripted.h"

using namespace ccsim;
using namespace ccsim::tests;

// Steps 1 to 7 of a quarter: arrival, ageing out, leaving, reassessment, enforcement, Maintenance Direct, in order.

namespace {

const State paying{collected(Outcome::full), Debt::none, 0}, owing{collected(Outcome::full), Debt::small, 0};

std::int64_t ended(const Played& p, int route) {
    return p.tally[tally::liabilities_ended(1, static_cast<std::size_t>(route))];
}

}  // namespace

TEST_CASE("when nothing else happens a full payer stays one and time passes") {
    const Played p = play(a_case(paying), quiet_scenario());
    CHECK(p.c.state == paying);
    CHECK(p.c.quarters_to_go == 39);
    CHECK(p.c.arrears_pence == 0);
    CHECK(p.tally[tally::due_pence(0)] == quarter);
    CHECK(p.tally[tally::paid_pence(0)] == quarter);
    CHECK(p.c.paid_since_january_2012);
}

TEST_CASE("a case with no quarter to go ages out now and one with one quarter to go in the next") {
    Newcomer c = a_case(owing, 40'00);
    c.quarters_to_go = 1;
    const Played first = play(c, quiet_scenario(), 1);
    CHECK(first.c.state.situation == collected(Outcome::full));
    const Played second = play(first.c, quiet_scenario(), 2);
    CHECK(second.c.state == State{Situation::over_recently, Debt::small, 0});
    CHECK(second.c.children == 0);
    CHECK(second.c.arrears_pence == 40'00);
    CHECK(second.tally.total(tally::due_pence) == 0);
    CHECK(ended(second, route_ageing) == 1);
}

TEST_CASE("ageing out goes before leaving") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.leaving.chance_withdraws_collected = 1;
    Newcomer c = a_case(owing, 40'00);
    c.quarters_to_go = 0;
    const Played p = play(c, scenario);
    CHECK(ended(p, route_ageing) == 1);
    CHECK(ended(p, route_withdrawal) == 0);
}

TEST_CASE("an older child stops qualifying but never the last one") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.older_children = {1, 1, 1};
    Newcomer c = a_case(paying);
    c.children = 4;
    for (const int left : {3, 2, 1, 1}) {
        c = play(c, scenario).c;
        CHECK(c.children == left);
    }
}

TEST_CASE("leaving goes before reassessment and nothing falls due") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.leaving.chance_withdraws_collected = 1;
    scenario.parameters.reassessment.chance_to_nil_collection_service = 1;
    const Played p = play(a_case(owing, 40'00), scenario);
    CHECK(p.c.state == State{Situation::over_recently, Debt::small, 0});
    CHECK(ended(p, route_withdrawal) == 1);
    CHECK(p.tally[tally::became_nil()] == 0);
    CHECK(p.tally.total(tally::due_pence) == 0);
}

TEST_CASE("a withdrawn case that owes nothing is gone") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.leaving.chance_withdraws_nil = 1;
    const Played p = play(a_case({Situation::nil, Debt::none, 0}), scenario);
    CHECK(p.c.state == gone);
    CHECK(p.c.children == 0);
    CHECK(p.tally[tally::went()] == 1);
    CHECK(p.tally.total(tally::cases) == 0);
}

TEST_CASE("a liability becomes nil before it falls due") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.reassessment.chance_to_nil_collection_service = 1;
    const Played p = play(a_case(owing, 40'00), scenario);
    CHECK(p.c.state == State{Situation::nil, Debt::small, 0});
    CHECK(p.tally[tally::became_nil()] == 1);
    CHECK(p.tally.total(tally::due_pence) == 0);
    CHECK(p.c.arrears_pence == 40'00);
}

TEST_CASE("nil that becomes positive falls due in the same quarter") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.reassessment.chance_to_positive = 1;
    scenario.parameters.payment.chance_pays = {0, 0, 0};
    const Played p = play(a_case({Situation::nil, Debt::none, 0}), scenario);
    CHECK(p.c.state == State{collected(Outcome::nothing), Debt::small, 0});
    CHECK(p.tally[tally::became_positive()] == 1);
    CHECK(p.c.arrears_pence == quarter);
}

TEST_CASE("a change of amount redraws the rank and keeps the class") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.reassessment.chance_amount_changes = 1;
    int changed = 0;
    for (int index = 1; index <= 40; ++index) {
        const Played p = play(a_case(paying), scenario, index);
        CHECK(p.tally[tally::amount_changed()] == 1);
        CHECK(p.c.profile == a_case(paying).profile);
        changed += p.c.rank != 0;
    }
    CHECK(changed >= 37);  // each redraws rank 0 with a chance of 1 in 256
}

TEST_CASE("enforcement that starts keeps the case out of Maintenance Direct") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.enforcement.chance_starts = 1;
    scenario.parameters.maintenance_direct.chance_joins = 1;
    const Played p = play(a_case(paying), scenario);
    CHECK(p.c.state.situation == enforced(Outcome::full));
    CHECK(p.tally[tally::enforcement_started()] == 1);
    CHECK(p.tally[tally::joined_direct()] == 0);
    CHECK(p.tally[tally::due_pence(1)] == quarter);
}

TEST_CASE("enforcement that is lifted lets the case join Maintenance Direct at once") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.enforcement.chance_lifted = 1;
    scenario.parameters.maintenance_direct.chance_joins = 1;
    const Played p = play(a_case({enforced(Outcome::full), Debt::none, 0}), scenario);
    CHECK(p.c.state.situation == Situation::direct);
    CHECK(p.tally[tally::enforcement_lifted()] == 1);
    CHECK(p.tally[tally::joined_direct()] == 1);
}

TEST_CASE("Maintenance Direct is counted as due and touches no arrears") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.payment.chance_pays = {0, 0, 0};
    const Played p = play(a_case({Situation::direct, Debt::small, 0}, 40'00), scenario);
    CHECK(p.tally[tally::due_pence(2)] == quarter);
    CHECK(p.tally.total(tally::paid_pence) == 0);
    CHECK(p.c.arrears_pence == 40'00);
    CHECK_FALSE(p.c.paid_since_january_2012);
}

TEST_CASE("a case back from Maintenance Direct pays through the collection service in the same quarter") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.maintenance_direct.chance_leaves = 1;
    const Played p = play(a_case({Situation::direct, Debt::none, 0}), scenario);
    CHECK(p.c.state.situation == collected(Outcome::full));
    CHECK(p.tally[tally::left_direct()] == 1);
    CHECK(p.tally[tally::due_pence(0)] == quarter);
    CHECK(p.tally[tally::due_pence(2)] == 0);
}

TEST_CASE("a transfer keeps the rank and takes the amount of the other service") {
    Scenario scenario = quiet_scenario();
    scenario.parameters.maintenance_direct.chance_joins = 1;
    Newcomer c = a_case(paying);
    c.profile = static_cast<std::uint8_t>(profile_of(PayerType::irregular, LiabilityClass::over_20_pounds));
    c.rank = 200;
    const Played p = play(c, scenario);
    CHECK(p.c.rank == 200);
    CHECK(p.tally[tally::due_pence(2)] ==
          13 * liability_tables(scenario.parameters, 0).weekly[maintenance_direct][2][200]);
}

TEST_CASE("a recorder hears each draw once with a word of its own and in the order of the quarter") {
    struct Ear {
        std::vector<Decision> heard;
        std::set<std::uint32_t> words;
        void drew(Decision d, std::uint32_t word, std::span<const std::uint32_t>, int) {
            heard.push_back(d);
            words.insert(word);
        }
        void changed(std::string_view, const Newcomer&) {}
    } ear;
    Scenario scenario = quiet_scenario();
    scenario.parameters.reassessment.chance_amount_changes = 1;
    scenario.parameters.arrears.chance_adjusted_small = 0.5;
    Newcomer c = a_case({collected(Outcome::full), Debt::small, notice(3, 1)}, 40'00);
    c.children = 2;
    SampledTally totals;
    const SampledQuarter q = sampled_quarter(scenario, 5);
    CaseStep(c, World{}, some_case, q, totals, ear).run();
    CHECK(ear.heard == std::vector<Decision>{Decision::child_stops, Decision::leaves, Decision::reassessed,
                                             Decision::amount, Decision::enforcement, Decision::direct, Decision::pays,
                                             Decision::settles, Decision::progresses});
    CHECK(ear.words.size() == ear.heard.size());
}
