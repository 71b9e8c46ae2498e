#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/tally.h"
#include "tests/support/caseload_laws.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

void check_laws(const Series& series, Engine engine) {
    for (const std::string& broken : broken_laws(series, engine)) FAIL_CHECK(broken);
}

void check_both_engines(const Scenario& scenario, int scale) {
    const RunResult result = run(scenario, {.replicates = 2, .scale = scale});
    check_laws(result.expected, Engine::expected);
    for (const Series& replicate : result.replicates) check_laws(replicate, Engine::sampled);
}

}  // namespace

TEST_CASE("in the baseline no penny and no case is lost and every table adds up") {
    check_both_engines(baseline(), 100);
}

TEST_CASE("in extreme scenarios no penny and no case is lost and every table adds up") {
    for (const ExtremeScenario& extreme : extreme_scenarios()) {
        INFO(extreme.name);
        check_both_engines(extreme.scenario, extreme.scale);
    }
}

TEST_CASE("the laws see a single penny and a single case go astray in any total that they read") {
    const RunResult result = run(baseline(), {.replicates = 1, .scale = 1'000});
    for (const std::size_t total : {tally::arrears_pence(4, 1),
                                    tally::due_pence(1),
                                    tally::paid_pence(0),
                                    tally::repaid_pence(4),
                                    tally::adjusted_pence(1),
                                    tally::moved_pence(),
                                    tally::written_off_pence(),
                                    tally::cases(1, 4, 1),
                                    tally::arrivals(),
                                    tally::went(),
                                    tally::live_children(1),
                                    tally::liability_band(1, 6),
                                    tally::in_notice(0),
                                    tally::open_by_segment(3),
                                    tally::contributing_by_segment(4),
                                    tally::waiting(0),
                                    tally::waiting_pence(),
                                    tally::arrears_band_pence(3),
                                    tally::arrears_band_cases(0),
                                    tally::arrears_by_class_pence(0, 1)}) {
        INFO("total " << total);
        Series series = result.replicates[0];
        series[15][total] += 1;
        CHECK_FALSE(broken_laws(series, Engine::sampled).empty());
    }
}

TEST_CASE("totals of the sampled engine are whole cases and pence times the scale") {
    const RunResult result = run(baseline(), {.replicates = 1, .scale = 1'000});
    for (const ExpectedTally& quarter : result.replicates[0])
        for (const double total : quarter.totals) REQUIRE(std::fmod(total, 1'000) == 0);
}

TEST_CASE("the opening caseload holds the cases asked for") {
    const Opening opening = baseline().parameters.opening;
    const double asked = opening.cases_collected + opening.cases_enforced + opening.cases_direct + opening.cases_nil +
                         opening.cases_no_liability;
    const RunResult result = run(baseline(), {.replicates = 1, .scale = 100});
    CHECK(result.replicates[0][0].total(tally::cases) == asked);
    CHECK(result.expected[0].total(tally::cases) == Approx(asked).epsilon(1e-12));
}

TEST_CASE("where nobody can owe there are no arrears") {
    const RunResult result = run(without_arrears(), {.replicates = 1, .scale = 400});
    for (const Series& series : {result.expected, result.replicates[0]})
        for (const ExpectedTally& quarter : series) CHECK(quarter.total(tally::arrears_pence) == 0);
}

TEST_CASE("without capacity nobody is selected and with capacity for all everybody is") {
    const RunResult none = run(without_closure_capacity(), {.replicates = 1, .scale = 400});
    for (const ExpectedTally& quarter : none.replicates[0]) CHECK(quarter.total(tally::selected) == 0);
    // The last phases name segments 4 and 5, and capacity goes to those that drift into 1 to 3 first.
    const RunResult all = run(with_unlimited_closure_capacity(), {.replicates = 1, .scale = 400});
    const std::size_t last = all.replicates[0].size() - 1;
    CHECK(all.replicates[0][last].total(tally::open_by_segment) < 0.01 * all.replicates[0][0].total(tally::cases));
}

TEST_CASE("two hundred quarters on every child has grown up") {
    Scenario scenario = baseline();
    scenario.last_quarter = scenario.start + 200;
    const RunResult result = run(scenario, {.replicates = 1, .scale = 2'000});
    for (const Series& series : {result.expected, result.replicates[0]})
        CHECK(series.back().total(tally::open_by_segment) + series.back().total(tally::in_notice) == 0);
}

TEST_CASE("a scenario without a case runs and stays empty") {
    Scenario scenario = baseline();
    Opening& o = scenario.parameters.opening;
    o.cases_collected = o.cases_enforced = o.cases_direct = o.cases_nil = o.cases_no_liability = 0;
    scenario.parameters.intake.quarters.clear();
    const RunResult result = run(scenario, {.replicates = 2});
    CHECK(result.replicates.size() == 2);
    CHECK(result.case_quarters == 0);
    for (const Series& series : {result.expected, result.replicates[0], result.replicates[1]}) {
        REQUIRE(series.size() == static_cast<std::size_t>(scenario.quarters()) + 1);
        for (const ExpectedTally& quarter : series) CHECK(quarter == ExpectedTally{});
    }
}
