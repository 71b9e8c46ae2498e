#include <catch2/catch.hpp>

#include "sim/model/case_state.h"

using namespace ccsim;

TEST_CASE("a state comes back from its code") {
    for (int code = 0; code < state_codes; ++code) REQUIRE(code_of(state_of(static_cast<StateCode>(code))) == code);
}

TEST_CASE("the segment follows the state at the start of the quarter") {
    constexpr int on_system = 3, clerical = 2;
    const auto segment = [](Situation s, bool is_clerical) { return 1 + segment_of(s, is_clerical, on_system); };
    CHECK(segment(Situation::nil, false) == 1);
    CHECK(segment(Situation::nil, true) == 1);
    CHECK(segment(collected(Outcome::nothing), false) == 2);
    CHECK(segment(collected(Outcome::nothing), true) == 2);
    for (const Outcome paying : {Outcome::none_yet, Outcome::under_half, Outcome::half_to_90, Outcome::full}) {
        CHECK(segment(collected(paying), true) == clerical + 1);
        CHECK(segment(collected(paying), false) == on_system + 1);
    }
    for (const Outcome any : {Outcome::none_yet, Outcome::nothing, Outcome::full}) {
        CHECK(segment(enforced(any), false) == 5);
        CHECK(segment(enforced(any), true) == 5);
    }
}

TEST_CASE("Maintenance Direct is with the compliant cases or whole in the segment that the scenario gives it") {
    CHECK(segment_of(Situation::direct, false, 3) == 3);
    CHECK(segment_of(Situation::direct, true, 3) == 2);
    for (const int whole_segment : {2, 4})
        for (const bool clerical : {false, true})
            CHECK(segment_of(Situation::direct, clerical, whole_segment) == whole_segment);
}

TEST_CASE("a case is gone when it has no liability and owes nothing") {
    CHECK(is_gone(gone));
    CHECK(standing_of(gone) == Standing::gone);
    CHECK(is_gone({Situation::ended_recently, Debt::none, 3}));
    CHECK_FALSE(is_gone({Situation::over_long_ago, Debt::small, 0}));
    CHECK_FALSE(is_gone({Situation::nil, Debt::none, 0}));
    CHECK_FALSE(is_gone({collected(Outcome::full), Debt::none, 0}));
}

TEST_CASE("standing says what a state is in the words of the publication") {
    CHECK(standing_of({collected(Outcome::none_yet), Debt::none, 0}) == Standing::collected);
    CHECK(standing_of({enforced(Outcome::full), Debt::small, 4}) == Standing::enforced);
    CHECK(standing_of({Situation::direct, Debt::large, 0}) == Standing::direct);
    CHECK(standing_of({Situation::nil, Debt::none, 0}) == Standing::nil);
    CHECK(standing_of({Situation::ended_long_ago, Debt::large, 5}) == Standing::ended);
    CHECK(standing_of({Situation::over_recently, Debt::small, 0}) == Standing::no_liability);
}

TEST_CASE("contributing means a payment in the quarter or Maintenance Direct") {
    for (const auto service : {collected, enforced}) {
        CHECK_FALSE(is_contributing(service(Outcome::none_yet)));
        CHECK_FALSE(is_contributing(service(Outcome::nothing)));
        CHECK(is_contributing(service(Outcome::under_half)));
        CHECK(is_contributing(service(Outcome::half_to_90)));
        CHECK(is_contributing(service(Outcome::full)));
    }
    CHECK(is_contributing(Situation::direct));
    for (const Situation without : {Situation::nil, Situation::ended_recently, Situation::over_long_ago})
        CHECK_FALSE(is_contributing(without));
}

TEST_CASE("a notice keeps its segment and its age in the stage") {
    for (int segment = 0; segment < segments; ++segment)
        for (int age = 0; age < notice_ages; ++age) {
            const Stage stage = notice(segment, age);
            CHECK(stage > 0);
            CHECK(stage < stages);
            CHECK(notice_segment(stage) == segment);
            CHECK(notice_age(stage) == age);
        }
}
