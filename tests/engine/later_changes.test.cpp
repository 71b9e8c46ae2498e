#include <catch2/catch.hpp>
#include <functional>

#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr int scale = 20;
const RunPlan plan{.replicates = 1, .scale = scale};

/// Something that first makes a difference in a quarter of the baseline.
struct LaterChange {
    std::string name;
    Quarter from;
    std::function<void(Parameters&)> make;
};

ClosurePhase& phase_from(Parameters& p, Quarter from) {
    for (ClosurePhase& phase : p.closure.phases)
        if (phase.from == from) return phase;
    FAIL("no phase starts in " << from.last_day());
    return p.closure.phases[0];
}

IntakeQuarter& intake_of(Parameters& p, Quarter quarter) {
    for (IntakeQuarter& intake : p.intake.quarters)
        if (intake.quarter == quarter) return intake;
    FAIL("no intake in " << quarter.last_day());
    return p.intake.quarters[0];
}

const std::vector<LaterChange> later_changes{
    {"reactive closure a quarter later",
     {2014, 3},
     [](Parameters& p) {
         p.leaving.reactive_from = {2014, 4};
     }},
    {"reactive closure a quarter earlier",
     {2014, 2},
     [](Parameters& p) {
         p.leaving.reactive_from = {2014, 2};
     }},
    {"less capacity in a phase",
     {2016, 1},
     [](Parameters& p) {
         phase_from(p, {2016, 1}).capacity_cases_a_week *= 0.9;
     }},
    {"another order of segments in a phase",
     {2015, 3},
     [](Parameters& p) {
         phase_from(p, {2015, 3}).segments = {4, 3};
     }},
    {"one more phase",
     {2016, 2},
     [](Parameters& p) {
         p.closure.phases.insert(p.closure.phases.end() - 1, {{2016, 2}, {4}, 100});
     }},
    {"the trend of paying stops a quarter earlier",
     {2016, 3},
     [](Parameters& p) {
         p.payment.trend_until = {2016, 2};
     }},
    {"the trend of paying goes on for a quarter",
     {2016, 4},
     [](Parameters& p) {
         p.payment.trend_until = {2016, 4};
     }},
    {"orders go on falling for a year",
     {2016, 2},
     [](Parameters& p) {
         p.enforcement.starts_change_until = {2017, 1};
     }},
    {"moves to and from Maintenance Direct go on changing for a year",
     {2016, 4},
     [](Parameters& p) {
         p.maintenance_direct.change_until = {2018, 4};
     }},
    {"more intake in a quarter",
     {2013, 2},
     [](Parameters& p) {
         intake_of(p, {2013, 2}).cases += 2'000;
     }},
    {"smaller families in a quarter's intake",
     {2012, 4},
     [](Parameters& p) {
         intake_of(p, {2012, 4}).most_qualifying_children = 1;
     }},
};

/// The first quarter in which two series differ; their length when they are the same.
std::size_t first_difference(const Series& a, const Series& b) {
    std::size_t q = 0;
    while (q < a.size() && a[q] == b[q]) ++q;
    return q;
}

}  // namespace

TEST_CASE("a scenario that changes nothing gives the same totals") {
    Scenario same = baseline();
    same.name = "the same under another name";
    same.parameters.closure.phases.push_back({{2019, 1}, {5}, 1e6});  // after the last quarter
    same.parameters.intake.quarters.push_back({{2019, 1}, 1e6, 4});
    const RunResult usual = run(baseline(), plan), again = run(same, plan);
    CHECK(again.replicates == usual.replicates);
    CHECK(again.expected == usual.expected);
}

TEST_CASE("a change that starts later leaves every quarter before it as it was") {
    const RunResult usual = run(baseline(), plan);
    for (const LaterChange& change : later_changes) {
        INFO(change.name);
        Scenario changed = baseline();
        change.make(changed.parameters);
        const RunResult result = run(changed, plan);
        const auto from = static_cast<std::size_t>(baseline().index_of(change.from));
        CHECK(first_difference(result.expected, usual.expected) == from);
        const std::size_t felt = first_difference(result.replicates[0], usual.replicates[0]);
        CHECK(felt >= from);  // a small change may take some quarters to meet one of the cases that are simulated
        CHECK(felt < usual.expected.size());
    }
}

TEST_CASE("a shorter run is the beginning of a longer one") {
    Scenario shorter = baseline();
    shorter.last_quarter = {2015, 2};
    const RunResult usual = run(baseline(), plan), cut = run(shorter, plan);
    const auto quarters = static_cast<std::size_t>(shorter.quarters()) + 1;
    REQUIRE(cut.expected.size() == quarters);
    CHECK(first_difference(cut.expected, usual.expected) == quarters);
    CHECK(first_difference(cut.replicates[0], usual.replicates[0]) == quarters);
}

TEST_CASE("a higher chance of paying towards arrears makes no case more") {
    // The same luck in both scenarios: whoever paid before still does.
    Scenario reform = baseline();
    reform.last_quarter = reform.start + 1;
    const RunResult usual = run(reform, plan);
    reform.parameters.arrears.chance_repays_collected += 0.05;
    const RunResult result = run(reform, plan);
    const double before = usual.replicates[0][1].total(tally::repaying),
                 after = result.replicates[0][1].total(tally::repaying);
    CHECK(after > before);
    CHECK(after < 1.2 * before);
    CHECK(result.replicates[0][1].total(tally::outcomes) == usual.replicates[0][1].total(tally::outcomes));
}
