#include <catch2/catch.hpp>

#include "sim/model/decision_table.h"

using namespace ccsim;

namespace {

constexpr State paying{collected(Outcome::full), Debt::none, 0};

State state_at(int code) { return state_of(static_cast<StateCode>(code)); }

}  // namespace

TEST_CASE("no two decisions that may be put to the same case share a random word") {
    for (const DecisionRow& one : decision_table)
        for (const DecisionRow& other : decision_table) {
            if (one.decision == other.decision || one.word != other.word) continue;
            INFO(one.name << " and " << other.name);
            for (int code = 0; code < state_codes; ++code)
                CHECK_FALSE((one.is_put_to(state_at(code)) && other.is_put_to(state_at(code))));
        }
}

TEST_CASE("every decision keeps its random word for ever") {
    // They are part of every published result. A new decision takes a spare word: block 3, word 0 is the next.
    constexpr std::array<std::pair<Decision, Slot>, 13> words{{{Decision::settles, {0, 0}},
                                                               {Decision::finalised, {0, 1}},
                                                               {Decision::progresses, {0, 1}},
                                                               {Decision::lapses, {0, 2}},
                                                               {Decision::applies, {0, 3}},
                                                               {Decision::leaves, {1, 0}},
                                                               {Decision::reassessed, {1, 1}},
                                                               {Decision::enforcement, {1, 2}},
                                                               {Decision::direct, {1, 3}},
                                                               {Decision::pays, {2, 0}},
                                                               {Decision::selected, {2, 1}},
                                                               {Decision::child_stops, {2, 2}},
                                                               {Decision::amount, {2, 3}}}};
    for (const auto& [decision, word] : words) CHECK(row_of(decision).word == word);
    for (const DecisionRow& row : decision_table) {
        CHECK(row.word.block < quarter_blocks);
        CHECK(row.word.word < 4);
    }
}

TEST_CASE("a decision has a chance for each of its outcomes and a name for each chance") {
    for (const DecisionRow& row : decision_table)
        for (int code = 0; code < state_codes; ++code)
            if (row.read && row.is_put_to(state_at(code)))
                CHECK(row.read(no_chances, state_at(code), 0).size() == outcomes_of(row));
}

TEST_CASE("a notice grows older each quarter up to its last age") {
    State s = after_selection(paying, 1);
    CHECK(notice_age(s.stage) == 0);
    CHECK(notice_age((s = with_notice_a_quarter_older(s)).stage) == 1);
    CHECK(notice_age((s = with_notice_a_quarter_older(s)).stage) == 2);
    CHECK(notice_age((s = with_notice_a_quarter_older(s)).stage) == 2);
    CHECK(notice_segment(s.stage) == 1);
}

TEST_CASE("an open case and an ended one do not grow older in notice") {
    const State waiting{Situation::ended_recently, Debt::small, 1};
    CHECK(with_notice_a_quarter_older(paying) == paying);
    CHECK(with_notice_a_quarter_older(waiting) == waiting);
}

TEST_CASE("selection changes nothing but the stage") {
    const State s = after_selection({enforced(Outcome::half_to_90), Debt::large, 0}, 4);
    CHECK(s == State{enforced(Outcome::half_to_90), Debt::large, notice(4, 0)});
}

TEST_CASE("a liability that ends with nothing owed leaves a case that is gone") {
    for (int route = 0; route < end_routes; ++route)
        CHECK(after_liability_ends({collected(Outcome::full), Debt::none, notice(2, 1)}, route) == gone);
}

TEST_CASE("a liability ended by closure waits for finalisation and keeps its route") {
    for (int route = 0; route < closure_routes; ++route)
        CHECK(after_liability_ends({Situation::nil, Debt::small, 0}, route) ==
              State{Situation::ended_recently, Debt::small, static_cast<Stage>(route)});
}

TEST_CASE("a liability ended by withdrawal or ageing out is over at once") {
    for (const int route : {route_withdrawal, route_ageing})
        CHECK(after_liability_ends({Situation::direct, Debt::large, notice(3, 2)}, route) ==
              State{Situation::over_recently, Debt::large, 0});
}

TEST_CASE("a liability that ended is recent until it lapses") {
    CHECK(after_lapsing({Situation::ended_recently, Debt::small, 2}) ==
          State{Situation::ended_long_ago, Debt::small, 2});
    CHECK(after_lapsing({Situation::over_recently, Debt::large, 0}) == State{Situation::over_long_ago, Debt::large, 0});
    CHECK(after_lapsing(paying) == paying);
}

TEST_CASE("reassessment moves any liability to nil and nil to a liability without an outcome") {
    for (const Situation s : {collected(Outcome::nothing), enforced(Outcome::full), Situation::direct})
        CHECK(after_reassessment({s, Debt::small, notice(3, 1)}, outcome::to_nil_or_positive) ==
              State{Situation::nil, Debt::small, notice(3, 1)});
    CHECK(after_reassessment({Situation::nil, Debt::none, 0}, outcome::to_nil_or_positive) ==
          State{collected(Outcome::none_yet), Debt::none, 0});
    CHECK(after_reassessment(paying, outcome::amount_changes) == paying);
}

TEST_CASE("enforcement starts and is lifted with the last outcome kept") {
    for (const Outcome last : {Outcome::none_yet, Outcome::nothing, Outcome::under_half, Outcome::full}) {
        CHECK(after_enforcement({collected(last), Debt::small, 0}) == State{enforced(last), Debt::small, 0});
        CHECK(after_enforcement({enforced(last), Debt::small, 0}) == State{collected(last), Debt::small, 0});
    }
}

TEST_CASE("a case that leaves Maintenance Direct has no outcome yet") {
    CHECK(after_direct({Situation::direct, Debt::small, 0}) == State{collected(Outcome::none_yet), Debt::small, 0});
    CHECK(after_direct(paying) == State{Situation::direct, Debt::none, 0});
}

TEST_CASE("a first shortfall makes a small debt") {
    for (const Outcome now : {Outcome::nothing, Outcome::under_half, Outcome::half_to_90})
        CHECK(after_paying(paying, now) == State{collected(now), Debt::small, 0});
}

TEST_CASE("full payment and a quarter with nothing due make no debt") {
    CHECK(after_paying({collected(Outcome::nothing), Debt::none, 0}, Outcome::full).debt == Debt::none);
    CHECK(after_paying({collected(Outcome::none_yet), Debt::none, 0}, Outcome::none_yet).debt == Debt::none);
}

TEST_CASE("two quarters paying nothing make a debt large") {
    CHECK(after_paying({enforced(Outcome::nothing), Debt::small, 0}, Outcome::nothing) ==
          State{enforced(Outcome::nothing), Debt::large, 0});
    CHECK(after_paying({collected(Outcome::nothing), Debt::small, 0}, Outcome::under_half).debt == Debt::small);
    CHECK(after_paying({collected(Outcome::under_half), Debt::small, 0}, Outcome::nothing).debt == Debt::small);
    CHECK(after_paying({collected(Outcome::full), Debt::large, 0}, Outcome::nothing).debt == Debt::large);
}

TEST_CASE("clearing removes a debt and the case with it when there is no liability") {
    CHECK(after_settling({collected(Outcome::full), Debt::small, 0}, outcome::clears) == paying);
    CHECK(after_settling({Situation::ended_recently, Debt::small, 4}, outcome::clears) == gone);
    CHECK(after_settling({Situation::over_long_ago, Debt::small, 0}, outcome::clears) == gone);
    CHECK(after_settling({Situation::nil, Debt::small, 0}, outcome::clears) == State{Situation::nil, Debt::none, 0});
}

TEST_CASE("an adjustment removes a small debt and only reduces a large one") {
    CHECK(after_settling({Situation::nil, Debt::small, 0}, outcome::adjusted).debt == Debt::none);
    CHECK(after_settling({Situation::nil, Debt::large, 0}, outcome::adjusted).debt == Debt::large);
    CHECK(after_settling({Situation::nil, Debt::small, 0}, outcome::repays).debt == Debt::small);
    CHECK(after_settling(paying, outcome::overpays) == paying);
}

TEST_CASE("from notice a case ends in its segment or is open again") {
    const State s{collected(Outcome::full), Debt::small, notice(3, 2)};
    CHECK(after_notice(s, outcome::ends) == State{Situation::ended_recently, Debt::small, 3});
    CHECK(after_notice(s, outcome::drops_out) == State{collected(Outcome::full), Debt::small, 0});
}

TEST_CASE("finalisation takes the arrears away or leaves a case that is over") {
    const State recent{Situation::ended_recently, Debt::large, 2}, old{Situation::ended_long_ago, Debt::large, 5};
    for (const int how : {outcome::moved, outcome::written_off}) CHECK(after_finalisation(recent, how) == gone);
    CHECK(after_finalisation(recent, outcome::stays) == State{Situation::over_recently, Debt::large, 0});
    CHECK(after_finalisation(old, outcome::stays) == State{Situation::over_long_ago, Debt::large, 0});
}
