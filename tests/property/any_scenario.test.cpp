#include <algorithm>
#include <string>
#include <vector>

#include "sim/engine/run.h"
#include "sim/engine/trace.h"
#include "sim/model/tally.h"
#include "tests/property/drawn_scenarios.h"
#include "tests/property/for_all.h"
#include "tests/support/caseload_laws.h"

// What is true of every scenario, tried on many that rapidcheck draws.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

const RunPlan small{.replicates = 2, .scale = 2'000};

/// The first law that the totals of either engine break; empty when they keep them all.
std::string broken(const RunResult& result) {
    for (const std::string& law : broken_laws(result.expected, Engine::expected)) return "expected engine: " + law;
    for (const Series& replicate : result.replicates)
        for (const std::string& law : broken_laws(replicate, Engine::sampled)) return "sampled engine: " + law;
    return "";
}

/// Where a series has more cases not yet selected than another, in all; empty when it nowhere has.
std::string more_left(const Series& series, const Series& than, double rounding) {
    for (std::size_t q = 0; q < series.size(); ++q) {
        const double left = series[q].total(tally::open_by_segment), other = than[q].total(tally::open_by_segment);
        if (left > other * (1 + rounding)) return "quarter " + std::to_string(q);
    }
    return "";
}

std::vector<std::int32_t> arrears_of(const Scenario& scenario, std::uint32_t place) {
    const Trace trace = trace_case(scenario, {.seed = scenario.seed}, {0, place}, 1);
    std::vector<std::int32_t> out;
    for (const TracedQuarter& quarter : trace.quarters) out.push_back(quarter.after.arrears_pence);
    return out;
}

/// A chance raised by a part of what it is short of 1.
double raised(double chance, int percent) { return chance + (1 - chance) * percent / 100; }

}  // namespace

TEST_CASE("in any scenario no penny and no case is lost and every table adds up") {
    for_all(150, [] { RC_ASSERT(broken(run(*scenarios(), small)) == ""); });
}

TEST_CASE("in any scenario the first replicates are the same however many there are") {
    for_all(60, [] {
        const Scenario scenario = *scenarios();
        const RunResult few = run(scenario, small);
        RunPlan twice = small;
        twice.replicates *= 2;
        const RunResult many = run(scenario, twice);
        RC_ASSERT(std::equal(few.replicates.begin(), few.replicates.end(), many.replicates.begin()));
        RC_ASSERT(few.expected == many.expected);
    });
}

TEST_CASE("in any scenario a change of nothing changes nothing") {
    for_all(60, [] {
        const Scenario scenario = *scenarios();
        Scenario same = scenario;
        same.name = "another name";
        same.parameters.closure.phases.push_back({scenario.last_quarter + 1, {5}, 1e6});
        same.parameters.intake.quarters.push_back({scenario.last_quarter + 1, 1e6, 4});
        const RunResult usual = run(scenario, small), again = run(same, small);
        RC_ASSERT(usual.expected == again.expected);
        RC_ASSERT(usual.replicates == again.replicates);
    });
}

TEST_CASE("in any scenario the order in which a phase names segments that it takes as one does not matter") {
    for_all(60, [] {
        Scenario scenario = *scenarios();
        for (ClosurePhase& phase : scenario.parameters.closure.phases) {
            phase.order = SelectionOrder::random;
            phase.segments = {1, 2, 3, 4, 5};
        }
        Scenario permuted = scenario;
        for (ClosurePhase& phase : permuted.parameters.closure.phases)
            phase.segments =
                *rc::gen::map(rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 1000)), [](auto keys) {
                    std::vector<int> order{1, 2, 3, 4, 5};
                    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
                        return keys[static_cast<std::size_t>(a - 1)] < keys[static_cast<std::size_t>(b - 1)];
                    });
                    return order;
                });
        const RunResult usual = run(scenario, small), other = run(permuted, small);
        RC_ASSERT(usual.replicates == other.replicates);
        RC_ASSERT(more_left(other.expected, usual.expected, 1e-9) == "");
        RC_ASSERT(more_left(usual.expected, other.expected, 1e-9) == "");
    });
}

TEST_CASE("in any scenario more capacity never leaves more cases not yet selected") {
    for_all(100, [] {
        Scenario scenario = *scenarios();
        scenario.parameters.closure.chance_drops_out = 0;  // who drops out is not yet selected again
        Scenario faster = scenario;
        for (ClosurePhase& phase : faster.parameters.closure.phases)
            phase.capacity_cases_a_week = phase.capacity_cases_a_week * *rc::gen::inRange(10, 30) / 10;
        const RunResult usual = run(scenario, small), more = run(faster, small);
        RC_ASSERT(more_left(more.expected, usual.expected, 1e-9) == "");
        for (std::size_t r = 0; r < usual.replicates.size(); ++r)
            RC_ASSERT(more_left(more.replicates[r], usual.replicates[r], 0) == "");
    });
}

TEST_CASE("where only paying changes arrears a higher chance of paying never raises those of any case") {
    for_all(40, [] {
        const Scenario scenario = *only_paying();
        Scenario better = scenario;
        Payment& pay = better.parameters.payment;
        for (double* chance :
             {&pay.chance_pays.reliable, &pay.chance_pays.irregular, &pay.chance_pays.unlikely,
              &pay.chance_full_if_pays.reliable, &pay.chance_full_if_pays.irregular, &pay.chance_full_if_pays.unlikely})
            *chance = raised(*chance, *rc::gen::inRange(0, 60));
        for (std::uint32_t place = 0; place < 12; ++place) {
            const auto usual = arrears_of(scenario, place), after = arrears_of(better, place);
            RC_ASSERT(usual.size() == after.size());
            for (std::size_t q = 0; q < usual.size(); ++q) RC_ASSERT(after[q] <= usual[q]);
        }
    });
}
