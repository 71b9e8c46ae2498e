#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/quarter_tables.h"

using namespace ccsim;

// What depends on the date: trends, their ends, and the start of reactive closure.

namespace {

constexpr std::size_t irregular_over_20 = 5;

/// Numbers of the tests' own.
Scenario with_trends() {
    Scenario scenario;
    Parameters& p = scenario.parameters;
    p.payment.chance_pays.irregular = 0.75;  // odds of 3
    p.payment.odds_pays_trend_percent_a_year = 8;
    p.payment.trend_until = Quarter(2016, 3);
    p.enforcement.chance_starts = 0.035, p.enforcement.starts_change_percent_a_year = -32;
    p.enforcement.starts_change_until = Quarter(2016, 1);
    p.maintenance_direct.chance_joins = 0.006, p.maintenance_direct.joins_change_percent_a_year = -15;
    p.maintenance_direct.chance_leaves = 0.004, p.maintenance_direct.leaves_change_percent_a_year = 8;
    p.maintenance_direct.change_until = Quarter(2016, 3);
    p.leaving.reactive_from = Quarter(2014, 3), p.leaving.chance_reactive_direct = 0.003;
    p.liabilities.growth_over_20_percent_a_year = 1.5;
    return scenario;
}

ChanceTables<double> at(const Scenario& scenario, Quarter q) {
    return quarter_tables(scenario, scenario.index_of(q)).chances;
}

double pays_after_part(const Scenario& scenario, Quarter q) {
    const auto row = noticed_row({collected(Outcome::under_half), Debt::none, 0});
    return 1 - at(scenario, q).pays[row][irregular_over_20][1];
}

double starts_after_nothing(const Scenario& scenario, Quarter q) {
    return at(scenario, q).enforcement[static_cast<std::size_t>(Situation::collected_nothing)][irregular_over_20][0];
}

double joins_after_full(const Scenario& scenario, Quarter q) {
    return at(scenario, q).direct[static_cast<std::size_t>(Situation::collected_full)][irregular_over_20][0];
}

double leaves_direct(const Scenario& scenario, Quarter q) {
    return at(scenario, q).direct[static_cast<std::size_t>(Situation::direct)][irregular_over_20][0];
}

double odds_of(double chance) { return chance / (1 - chance); }

double closes_reactively(const Scenario& scenario, Quarter q) {
    const auto row = noticed_row({Situation::direct, Debt::none, 0});
    return at(scenario, q).leaves[row][irregular_over_20][outcome::closes_reactively];
}

}  // namespace

TEST_CASE("reactive closure begins in its first quarter and not before") {
    Scenario scenario = with_trends();
    CHECK(closes_reactively(scenario, Quarter(2014, 2)) == 0);
    CHECK(closes_reactively(scenario, Quarter(2014, 3)) > 0);
    scenario.parameters.leaving.reactive_from = Quarter(2016, 1);
    CHECK(closes_reactively(scenario, Quarter(2015, 4)) == 0);
    CHECK(closes_reactively(scenario, Quarter(2016, 1)) > 0);
}

TEST_CASE("the odds of paying grow by the trend from the opening to the end of the quarter") {
    const Scenario scenario = with_trends();  // 8% a year from March 2012
    CHECK(odds_of(pays_after_part(scenario, Quarter(2012, 2))) == Approx(3 * std::pow(1.08, 0.25)));
    CHECK(odds_of(pays_after_part(scenario, Quarter(2014, 1))) == Approx(3 * std::pow(1.08, 2)));
}

TEST_CASE("a trend stays where it was in its last quarter") {
    const Scenario scenario = with_trends();
    const double last = pays_after_part(scenario, Quarter(2016, 3));
    CHECK(pays_after_part(scenario, Quarter(2016, 2)) < last);
    CHECK(pays_after_part(scenario, Quarter(2016, 4)) == last);
    CHECK(pays_after_part(scenario, Quarter(2018, 4)) == last);
}

TEST_CASE("a trend that ends before the run changes nothing") {
    Scenario scenario = with_trends();
    scenario.parameters.payment.trend_until = Quarter(2011, 1);
    CHECK(odds_of(pays_after_part(scenario, Quarter(2015, 1))) == Approx(3));
}

TEST_CASE("the start of enforcement becomes rarer until the orders issued stopped falling") {
    const Scenario scenario = with_trends();
    CHECK(starts_after_nothing(scenario, Quarter(2015, 1)) == Approx(0.035 * std::pow(0.68, 3)));
    CHECK(starts_after_nothing(scenario, Quarter(2018, 1)) == starts_after_nothing(scenario, Quarter(2016, 1)));
}

TEST_CASE("joining Maintenance Direct becomes rarer and leaving it more frequent") {
    const Scenario scenario = with_trends();
    CHECK(joins_after_full(scenario, Quarter(2014, 1)) == Approx(0.006 * std::pow(0.85, 2)));
    CHECK(leaves_direct(scenario, Quarter(2014, 1)) == Approx(0.004 * std::pow(1.08, 2)));
    CHECK(joins_after_full(scenario, Quarter(2018, 1)) == joins_after_full(scenario, Quarter(2016, 3)));
}

TEST_CASE("a chance that would grow beyond one stops there") {
    Scenario scenario = with_trends();
    scenario.parameters.maintenance_direct.chance_leaves = 0.9;
    scenario.parameters.maintenance_direct.leaves_change_percent_a_year = 100;
    CHECK(leaves_direct(scenario, Quarter(2016, 3)) == 1);
}

TEST_CASE("liabilities over 20 pounds grow with the years and the others do not") {
    const Scenario scenario = with_trends();
    const auto opening = liability_tables(scenario.parameters, 0),
               later = quarter_tables(scenario, 8).liabilities;  // two years at 1.5%
    CHECK(later.weekly[0][0] == opening.weekly[0][0]);
    CHECK(later.weekly[0][1] == opening.weekly[0][1]);
    for (const std::size_t rank : {0U, 100U, 255U})
        CHECK(later.weekly[1][2][rank] == Approx(opening.weekly[1][2][rank] * 1.015 * 1.015).margin(1.1));
}
