#include <catch2/catch.hpp>

#include "sim/model/cohort.h"
#include "sim/model/expected_arrivals.h"

using namespace ccsim;

namespace {

CaseFileRow enforced_row() {
    CaseFileRow row;
    row.scheme = Scheme::of_1993;
    row.clerical = true;
    row.standing = Standing::enforced;
    row.payer_type = PayerType::unlikely;
    row.weekly_liability_pence = 500;
    row.last_outcome = Outcome::half_to_90;
    row.qualifying_children = 3;
    row.quarters_to_go = 11;
    row.arrears_pence = 123'456;
    row.secretary_of_state_pence = 23'456;
    row.paid_since_january_2012 = true;
    return row;
}

CaseFileRow over_row(bool recently, std::int32_t arrears) {
    CaseFileRow row;
    row.standing = Standing::no_liability;
    row.arrears_pence = arrears;
    row.ended_recently = recently;
    return row;
}

Scenario with_rows(std::vector<CaseFileRow> rows) {
    Scenario scenario;
    scenario.parameters.opening.payer_types_enforced = {.reliable = 0.55, .unlikely = 0.12};
    scenario.cases = std::move(rows);
    return scenario;
}

}  // namespace

TEST_CASE("a row of a case file comes through unchanged in every world") {
    const Scenario scenario = with_rows({enforced_row()});
    const Cohort cohort = Cohort::opening(scenario, 1);
    REQUIRE(cohort.size() == 1);
    for (const std::uint32_t replicate : {0U, 1U, 2U}) {
        const Newcomer c = cohort.draw({.seed = 5, .draw = 0, .replicate = replicate}, 0);
        CHECK(c.scheme == Scheme::of_1993);
        CHECK(c.clerical);
        CHECK(c.profile == profile_of(PayerType::unlikely, LiabilityClass::flat_rate));
        CHECK(c.state == State{enforced(Outcome::half_to_90), Debt::large, 0});
        CHECK(c.children == 3);
        CHECK(c.quarters_to_go == 11);
        CHECK(c.arrears_pence == 123'456);
        CHECK(c.secretary_of_state_pence == 23'456);
        CHECK(c.paid_since_january_2012);
    }
}

TEST_CASE("a balance in a case file is large from 1000 pounds") {
    const Scenario scenario = with_rows({over_row(true, 99'999), over_row(false, 100'000)});
    const Cohort cohort = Cohort::opening(scenario, 1);
    CHECK(cohort.draw({}, 0).state == State{Situation::over_recently, Debt::small, 0});
    CHECK(cohort.draw({}, 1).state == State{Situation::over_long_ago, Debt::large, 0});
}

TEST_CASE("a weekly amount in a case file becomes the nearest of its class and service") {
    CaseFileRow row = enforced_row();
    row.standing = Standing::direct;
    row.weekly_liability_pence = 6'000;
    const Scenario scenario = with_rows({row});
    const Newcomer c = Cohort::opening(scenario, 1).draw({}, 0);
    const auto weekly = liability_tables(scenario.parameters, 0).weekly[maintenance_direct][2];
    CHECK(class_of_profile(c.profile) == LiabilityClass::over_20_pounds);
    CHECK(weekly[c.rank] == Approx(6'000).margin(20));
}

TEST_CASE("what a case file leaves out is drawn from the shares of the standing") {
    CaseFileRow row = enforced_row();
    row.payer_type.reset();
    const Scenario scenario = with_rows(std::vector<CaseFileRow>(4'000, row));
    const Cohort cohort = Cohort::opening(scenario, 1);
    double reliable = 0;
    for (std::uint32_t place = 0; place < cohort.size(); ++place)
        reliable += type_of_profile(cohort.draw({}, place).profile) == PayerType::reliable;
    CHECK(reliable / 4'000 == Approx(0.55).margin(5 * 0.00787));  // the opening's share for enforced cases
}

TEST_CASE("rows of a case file are gathered with the money that they bring") {
    CaseFileRow untyped = enforced_row();
    untyped.payer_type.reset();
    const Scenario scenario = with_rows({enforced_row(), untyped, over_row(true, 5'000)});
    double cases = 0, arrears = 0, secretary_of_state = 0, not_paid = 0, unlikely = 0;
    for (const ExpectedArrivals& e : expected_opening(scenario, 1).cases) {
        cases += e.cases, arrears += e.arrears_pence, secretary_of_state += e.secretary_of_state_pence;
        not_paid += e.not_paid_since_january_2012;
        if (is_enforced(e.state.situation) && type_of_profile(e.profile) == PayerType::unlikely) unlikely += e.cases;
    }
    CHECK(cases == Approx(3));
    CHECK(arrears == Approx(2 * 123'456 + 5'000));
    CHECK(secretary_of_state == Approx(2 * 23'456));
    CHECK(not_paid == Approx(1));
    CHECK(unlikely == Approx(1.12));
}

TEST_CASE("at a scale of three every third row of a case file is simulated") {
    std::vector<CaseFileRow> rows(8, enforced_row());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].arrears_pence = 200'000 + static_cast<std::int32_t>(i);
    const Scenario scenario = with_rows(rows);
    const Cohort cohort = Cohort::opening(scenario, 3);
    REQUIRE(cohort.size() == 2);
    CHECK(cohort.draw({}, 0).arrears_pence == 200'000);
    CHECK(cohort.draw({}, 1).arrears_pence == 200'003);
}

TEST_CASE("families of a case file are those of its rows with the same traits") {
    CaseFileRow other = enforced_row();
    other.quarters_to_go = 30, other.qualifying_children = 1;
    const Scenario scenario = with_rows({enforced_row(), enforced_row(), enforced_row(), other});
    constexpr int of_1993_and_clerical = 1;
    const auto families = expected_opening(scenario, 1).families;
    const FamilyAges& family = families[static_cast<std::size_t>(
        of_1993_and_clerical * profiles + profile_of(PayerType::unlikely, LiabilityClass::flat_rate))];
    CHECK(family.children[3] == Approx(0.75));
    CHECK(family.children[1] == Approx(0.25));
    REQUIRE(family.quarters_to_go.size() == 31);
    CHECK(family.quarters_to_go[11] == Approx(0.75));
    CHECK(family.quarters_to_go[30] == Approx(0.25));
}
