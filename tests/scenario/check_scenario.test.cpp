#include "sim/scenario/check_scenario.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "sim/model/cohort.h"
#include "sim/model/liability_tables.h"

using namespace ccsim;

namespace {

std::vector<Problem> problems_of_scenario(const Scenario& scenario) {
    Layered layered{scenario, Origins("x.yaml"), {}};
    check_together(layered);
    return layered.problems;
}

std::int32_t largest_weekly(const Scenario& s) {
    std::int32_t most = 0;
    for (int quarter = 0; quarter <= s.quarters(); ++quarter)
        for (const auto& service : liability_tables(s.parameters, quarter / 4.0).weekly)
            for (const auto& by_class : service) most = std::max(most, by_class.back());
    return most;
}

}  // namespace

TEST_CASE("the defaults go together") { CHECK(problems_of_scenario({}).empty()); }

TEST_CASE("shares that sum to one pass whatever the last bit") {
    Scenario s;
    s.parameters.opening.children.share_two = 0.7;
    s.parameters.opening.children.share_three = 0.2;
    s.parameters.opening.children.share_four_or_more = 0.1;
    CHECK(problems_of_scenario(s).empty());
    s.parameters.opening.children.share_four_or_more = 0.1 + 1e-9;
    CHECK(problems_of_scenario(s).size() == 1);
}

TEST_CASE("the problem is told at the value that came last") {
    Layered layered{{}, Origins("main.yaml"), {}};
    layered.scenario.parameters.intake.classes = {.flat_rate = 0.6, .to_20_pounds = 0.6};
    layered.origins.set("intake.classes.to_20_pounds", "base.yaml", 9, 9);
    layered.origins.set("intake.classes.flat_rate", "main.yaml", 4, 5);
    check_together(layered);
    REQUIRE(layered.problems.size() == 1);
    CHECK(text_of(layered.problems[0]) ==
          "main.yaml:4:5: intake.classes.flat_rate: shares of one whole sum to over 1 (flat_rate 0.6 in main.yaml:4 + "
          "to_20_pounds 0.6 in base.yaml:9); lower one of them");
}

TEST_CASE("the check of liabilities sees what the model's tables would hold") {
    Scenario s;
    s.last_quarter = Quarter(2032, 1);  // twenty years
    s.parameters.liabilities = {.median_over_20_collection_service_pounds_a_week = 60,
                                .median_over_20_direct_pounds_a_week = 60,
                                .log_sd_over_20 = 0.6,
                                .growth_over_20_percent_a_year = 9.5};
    bool passed = false, refused = false;
    for (double median = 60; median <= 200; median += 10) {
        s.parameters.liabilities.median_over_20_direct_pounds_a_week = median;
        const bool fits = largest_weekly(s) <= 200'000;
        CHECK(problems_of_scenario(s).empty() == fits);
        (fits ? passed : refused) = true;
    }
    CHECK(passed);
    CHECK(refused);
}

TEST_CASE("the check of debts sees what the model's table would hold") {
    bool passed = false, refused = false;
    for (double sd = 0.5; sd <= 2; sd += 0.05) {
        Scenario s;
        s.parameters.opening.arrears.large_debt_mean_pounds = 30'000;
        s.parameters.opening.arrears.large_debt_log_sd = sd;
        const bool fits = large_debts(s.parameters.opening.arrears.large_debt_mean_pounds, sd).pence(0xffffffffU) <
                          900'000'000;  // the table ends there
        CHECK(problems_of_scenario(s).empty() == fits);
        (fits ? passed : refused) = true;
    }
    CHECK(passed);
    CHECK(refused);
}
