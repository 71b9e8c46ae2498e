#include <catch2/catch.hpp>

#include "sim/engine/case_step.h"
#include "tests/model/scripted.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

SampledTally counted(const Newcomer& c, bool paid_this_quarter = false) {
    SampledTally totals;
    count_stocks(c, paid_this_quarter, liability_tables(quiet_scenario().parameters, 0), 3, totals);
    return totals;
}

std::int64_t live(const SampledTally& t) {
    std::int64_t sum = t.total(tally::live_without_liability_or_arrears);
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        for (int s = 0; s < situations; ++s)
            for (int d = 0; d < debts; ++d)
                if (has_current_liability(static_cast<Situation>(s)) || d > 0)
                    sum += t[tally::cases(scheme, static_cast<std::size_t>(s), static_cast<std::size_t>(d))];
    return sum;
}

}  // namespace

TEST_CASE("a case is live by a liability or arrears or a payment and once only") {
    CHECK(live(counted(a_case({collected(Outcome::nothing), Debt::none, 0}))) == 1);
    CHECK(live(counted(a_case({collected(Outcome::full), Debt::small, 0}, 100), true)) == 1);
    CHECK(live(counted(a_case({Situation::nil, Debt::small, 0}, 100), true)) == 1);
    CHECK(live(counted(a_case({Situation::nil, Debt::none, 0}), true)) == 1);
    CHECK(live(counted(a_case(gone), true)) == 1);
    CHECK(live(counted(a_case({Situation::nil, Debt::none, 0}))) == 0);
    CHECK(live(counted(a_case(gone))) == 0);
}

TEST_CASE("a nil case without arrears is on the schemes and open to selection but not live") {
    const auto t = counted(a_case({Situation::nil, Debt::none, 0}));
    CHECK(t.total(tally::cases) == 1);
    CHECK(t[tally::open_by_segment(0)] == 1);
    CHECK(t.total(tally::live_children) == 0);
}

TEST_CASE("live cases by children add up to the live caseload") {
    for (int code = 0; code < state_codes; ++code)
        for (const bool paid : {false, true}) {
            const State s = state_of(static_cast<StateCode>(code));
            const auto t = counted(a_case(s, s.debt == Debt::none ? 0 : 500), paid);
            REQUIRE(t.total(tally::live_children) == live(t));
        }
}

TEST_CASE("a case gone is counted nowhere but by its payment") {
    const auto t = counted(a_case(gone));
    for (const std::int64_t total : t.totals) REQUIRE(total == 0);
}

TEST_CASE("children benefit when the case contributes") {
    Newcomer c = a_case({collected(Outcome::under_half), Debt::small, 0}, 100);
    c.children = 3;
    CHECK(counted(c)[tally::children_benefiting()] == 3);
    c.state.situation = Situation::direct;
    CHECK(counted(c)[tally::children_benefiting()] == 3);
    c.state.situation = collected(Outcome::nothing);
    CHECK(counted(c)[tally::children_benefiting()] == 0);
}

TEST_CASE("arrears are counted by situation and band and owner") {
    Newcomer c = a_case({Situation::over_long_ago, Debt::large, 0}, 2'000'000);
    c.secretary_of_state_pence = 5;
    const auto t = counted(c);
    CHECK(t[tally::arrears_pence(static_cast<std::size_t>(Situation::over_long_ago), 2)] == 2'000'000);
    CHECK(t[tally::secretary_of_state_pence()] == 5);
    CHECK(t[tally::not_paid_since_january_2012()] == 1);
    CHECK(t[tally::arrears_band_cases(6)] == 1);  // £20,000 and over
    CHECK(counted(a_case(c.state, 1'999'999))[tally::arrears_band_cases(5)] == 1);
    CHECK(counted(a_case(c.state, 9'999))[tally::arrears_band_cases(0)] == 1);
}

TEST_CASE("a case without arrears is in no count of arrears cases") {
    const auto t = counted(a_case({collected(Outcome::full), Debt::none, 0}));
    CHECK(t.total(tally::arrears_band_cases) == 0);
    CHECK(t[tally::not_paid_since_january_2012()] == 0);
}

TEST_CASE("arrears by liability class are those of cases with a liability") {
    const auto t = counted(a_case({Situation::direct, Debt::small, 0}, 700));
    CHECK(t[tally::arrears_by_class_pence(maintenance_direct, 0)] == 700);
    CHECK(t[tally::weekly_liability_pence(maintenance_direct)] == week);
    CHECK(t[tally::liability_band(maintenance_direct, 0)] == 1);
    CHECK(counted(a_case({Situation::nil, Debt::small, 0}, 700)).total(tally::arrears_by_class_pence) == 0);
}

TEST_CASE("a case in notice is counted by the segment in which it was selected") {
    const auto t = counted(a_case({collected(Outcome::full), Debt::none, notice(1, 2)}));
    CHECK(t[tally::in_notice(1)] == 1);
    CHECK(t.total(tally::open_by_segment) == 0);
    CHECK(t[tally::contributing_by_segment(3)] == 1);
}

TEST_CASE("a case that waits for finalisation is counted by its route") {
    const auto t = counted(a_case({Situation::ended_long_ago, Debt::small, 5}, 300));
    CHECK(t[tally::waiting(reactive_route)] == 1);
    CHECK(t[tally::waiting_pence()] == 300);
    CHECK(counted(a_case({Situation::over_recently, Debt::small, 0}, 300)).total(tally::waiting) == 0);
}
