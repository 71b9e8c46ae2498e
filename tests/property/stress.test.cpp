#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "sim/scenario/check_scenario.h"
#include "tests/support/caseload_laws.h"
#include "tests/support/scenarios.h"

// The ends of what numbers may be, in both engines.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

Scenario with_opening(double of_each_standing) {
    Scenario s;
    Opening& o = s.parameters.opening;
    o.cases_collected = o.cases_enforced = o.cases_direct = o.cases_nil = o.cases_no_liability = of_each_standing;
    s.parameters.intake.quarters.clear();
    return s;
}

/// So many cases that owe the most that a case may owe, £9 million, and £2,000 a week; nobody pays or is closed.
Scenario largest_debts(int cases) {
    Scenario s = with_opening(0);
    CaseFileRow row;
    row.standing = Standing::collected;
    row.payer_type = PayerType::unlikely;
    row.weekly_liability_pence = 200'000;
    row.qualifying_children = 1;
    row.quarters_to_go = 80;
    row.arrears_pence = 900'000'000;
    s.parameters.opening.case_file = "cases.csv";
    s.cases.assign(static_cast<std::size_t>(cases), row);
    s.parameters.closure.phases.clear();
    s.parameters.payment.chance_pays = s.parameters.payment.chance_full_if_pays = {0, 0, 0};
    s.parameters.arrears.chance_adjusted_small = s.parameters.arrears.chance_adjusted_large = 0;
    return s;
}

Scenario at_two_hundred_quarters(Scenario s) {
    s.last_quarter = s.start + most_quarters;
    return s;
}

struct Stress {
    std::string name;
    Scenario scenario;
    int scale = 1;
};

std::vector<Stress> stresses() {
    return {
        {"no case", with_opening(0)},
        {"no case, two hundred quarters", at_two_hundred_quarters(with_opening(0))},
        {"a case in each standing", with_opening(1)},
        {"a case in each standing, two hundred quarters", at_two_hundred_quarters(with_opening(1))},
        {"over a thousand million pounds of debt", largest_debts(120)},
        {"as many of the largest debts as are counted at once", largest_debts(65'536)},
        {"one case of nine million pounds, two hundred quarters", at_two_hundred_quarters(largest_debts(1))},
        {"two thousand million cases", with_opening(4e8), 2'000'000},
        {"no capacity", without_closure_capacity(), 2'000},
        {"no capacity, two hundred quarters", at_two_hundred_quarters(without_closure_capacity()), 2'000},
        {"capacity for all, two hundred quarters", at_two_hundred_quarters(with_unlimited_closure_capacity()), 2'000}};
}

}  // namespace

TEST_CASE("at the ends of what numbers may be both engines keep every law and every total is a number") {
    for (const Stress& stress : stresses()) {
        INFO(stress.name);
        const RunResult result = run(stress.scenario, {.replicates = 2, .scale = stress.scale});
        for (const std::string& law : broken_laws(result.expected, Engine::expected)) FAIL_CHECK(law);
        for (const Series& replicate : result.replicates)
            for (const std::string& law : broken_laws(replicate, Engine::sampled)) FAIL_CHECK(law);
        for (const ExpectedTally& quarter : result.expected)
            for (const double total : quarter.totals) REQUIRE(std::isfinite(total));
        for (const Series& replicate : result.replicates)
            for (const ExpectedTally& quarter : replicate)
                for (const double total : quarter.totals) REQUIRE(total >= 0);
    }
}

TEST_CASE("a thousand million pounds of debt are counted to the penny") {
    const Scenario scenario = largest_debts(120);
    const RunResult result = run(scenario, {.replicates = 1});
    CHECK(result.replicates[0][0].total(tally::arrears_pence) == 120 * 900'000'000.0);
    CHECK(result.expected[0].total(tally::arrears_pence) == Approx(120 * 900'000'000.0).epsilon(1e-12));
    CHECK(result.replicates[0][1].total(tally::arrears_pence) > 120 * 900'000'000.0);
}
