#include <catch2/catch.hpp>

#include "sim/engine/expected.h"
#include "tests/model/random_parameters.h"
#include "tests/support/case_rows.h"
#include "tests/support/scenarios.h"

// An engine is kept for many parameters: nothing of one evaluation may show in the next.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// Parameters that differ in every number, the lists too.
std::vector<Parameters> unlike_parameters() {
    std::vector<Parameters> all{baseline().parameters};
    for (const std::uint64_t seed : {3, 14, 15}) all.push_back(random_scenario(seed).parameters);
    all.push_back(baseline().parameters);
    all.back().intake.quarters = {{{2012, 4}, 5'000, 2}};
    all.back().closure.phases = {{{2013, 1}, {5, 2}, 300}};
    all.back().closure.maintenance_direct_segment = 5;
    all.push_back(all.front());
    return all;
}

/// By one engine, against each alone.
void check_each_as_alone(Scenario scenario, int scale) {
    ExpectedEngine engine(scenario, scale);
    for (const Parameters& parameters : unlike_parameters()) {
        scenario.parameters = parameters;
        const ExpectedRun alone = expect(scenario, scale);
        const ExpectedRun& kept = engine.evaluate(parameters);
        CHECK(kept.quarters == alone.quarters);
        CHECK(kept.path.selection == alone.path.selection);
        CHECK(kept.quarters.back() != ExpectedTally{});
    }
}

}  // namespace

TEST_CASE("an engine that is kept evaluates parameters as a new one does") {
    check_each_as_alone(baseline(), 1);
    check_each_as_alone(baseline(), 8);
}

TEST_CASE("an engine that is kept evaluates parameters of a case file as a new one does") {
    Scenario scenario = baseline();
    scenario.cases = case_rows();
    for (std::size_t i = 0; i < scenario.cases.size(); ++i) {  // what parameters give a share of
        if (i % 3 == 0) scenario.cases[i].payer_type.reset();
        if (i % 5 == 0) scenario.cases[i].weekly_liability_pence.reset();
    }
    check_each_as_alone(scenario, 1);
    check_each_as_alone(scenario, 7);
}

TEST_CASE("an engine needs the rows of a case file only while it is made") {
    Scenario scenario = baseline();
    scenario.cases = case_rows();
    const ExpectedRun expected = expect(scenario, 1);
    ExpectedEngine engine(scenario, 1);
    for (CaseFileRow& row : scenario.cases) row = {};
    CHECK(engine.evaluate(scenario.parameters).quarters == expected.quarters);
}
