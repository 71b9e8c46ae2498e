#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/run.h"
#include "sim/explain/price_equation.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr ExplainedSpan flows_span{{2013, 1}, {2016, 3}};
constexpr int flows_scale = 100;

CaseFlows flows_of(const Scenario& scenario, CaseFlowsPlan plan = {.span = flows_span, .scale = flows_scale}) {
    return count_case_flows(scenario, {&scenario.parameters, 1}, plan).back();
}

/// Cases and payers at the two ends of a quarter's flows.
struct Ends {
    double cases_before = 0, cases_after = 0, paying_before = 0, paying_after = 0;
    double chance_before = 0, chance_after = 0;
};
Ends ends_of(const RateFlows& flows) {
    Ends out;
    for (std::size_t f = 0; f < flow::count; ++f)
        for (const FlowCell& cell : flows.cells[f]) {
            if (!flow::is_in(f)) out.cases_before += static_cast<double>(cell.cases);
            if (!flow::is_out(f)) out.cases_after += static_cast<double>(cell.cases);
            out.paying_before += static_cast<double>(cell.paying_before);
            out.paying_after += static_cast<double>(cell.paying_after);
            out.chance_before += static_cast<double>(cell.chance_before) / static_cast<double>(certain);
            out.chance_after += static_cast<double>(cell.chance_after) / static_cast<double>(certain);
        }
    return out;
}

double cases_in(const RateFlows& flows, std::size_t f) {
    double out = 0;
    for (const FlowCell& cell : flows.cells[f]) out += static_cast<double>(cell.cases);
    return out;
}

}  // namespace

TEST_CASE("the flows lead from quarter end to quarter end of the run with the same luck") {
    const Scenario scenario = baseline();
    const CaseFlows flows = flows_of(scenario);
    const Series run_of_it = run(scenario, {.replicates = 1, .scale = flows_scale}).replicates[0];
    REQUIRE(flows.size() == flows_span.quarters() - 1);
    for (const Rate rate : both_rates)
        for (std::size_t q = 0; q < flows.size(); ++q) {
            const Ends ends = ends_of(flows[q][static_cast<std::size_t>(rate)]);
            const auto index = static_cast<std::size_t>(scenario.index_of(flows_span.from)) + q;
            const ServiceCounts before = service_counts(run_of_it[index], rate);
            const ServiceCounts after = service_counts(run_of_it[index + 1], rate);
            CHECK(ends.cases_before * flows_scale == before.all_cases());
            CHECK(ends.cases_after * flows_scale == after.all_cases());
            CHECK(ends.paying_before * flows_scale == before.all_paying());
            CHECK(ends.paying_after * flows_scale == after.all_paying());
        }
}

TEST_CASE("liabilities that end leave by the route that the run counts") {
    const Scenario scenario = baseline();
    const CaseFlows flows = flows_of(scenario);
    const Series run_of_it = run(scenario, {.replicates = 1, .scale = flows_scale}).replicates[0];
    for (std::size_t q = 0; q < flows.size(); ++q) {
        const ExpectedTally& tally = run_of_it[static_cast<std::size_t>(scenario.index_of(flows_span.from)) + q + 1];
        for (const int route : {1, 2, 3, 4, route_reactive, route_withdrawal, route_ageing}) {
            const auto r = static_cast<std::size_t>(route);
            const double ended = tally[tally::liabilities_ended(0, r)] + tally[tally::liabilities_ended(1, r)];
            // Nil cases and those that came this quarter end by the same routes without having been in the rate.
            CHECK(cases_in(flows[q][0], r) * flows_scale <= ended);
        }
        CHECK(cases_in(flows[q][0], flow::became_nil) * flows_scale <= tally[tally::became_nil()]);
        CHECK(cases_in(flows[q][0], flow::from_nil) * flows_scale <= tally[tally::became_positive()]);
    }
    // Once segment 2 is being closed nearly all of its cases had a liability.
    double left = 0, ended = 0;
    for (std::size_t q = 0; q < flows.size(); ++q) {
        const ExpectedTally& tally = run_of_it[static_cast<std::size_t>(scenario.index_of(flows_span.from)) + q + 1];
        left += cases_in(flows[q][0], 1) * flows_scale;
        ended += tally[tally::liabilities_ended(0, 1)] + tally[tally::liabilities_ended(1, 1)];
    }
    CHECK(left > 0.9 * ended);
}

TEST_CASE("the terms of the flows add up to the change of realised and of expected payment") {
    const CaseFlows flows = flows_of(baseline());
    for (const auto& quarter : flows)
        for (const RateFlows& rate : quarter)
            for (const Paid paid : {Paid::realised, Paid::expected}) {
                const FlowTerms terms = price_terms(rate, paid);
                double sum = 0;
                for (const auto& by_type : terms.points) sum += by_type[0] + by_type[1] + by_type[2];
                CHECK(std::abs(sum - (terms.after - terms.before)) < 1e-9);
            }
}

TEST_CASE("as many cases pay as their chances say") {
    const CaseFlows flows = flows_of(baseline(), {.span = flows_span, .scale = 20});
    for (const auto& quarter : flows)
        for (const RateFlows& rate : quarter) {
            const Ends ends = ends_of(rate);
            // Each is a draw with its own chance, so the variance is at most a quarter of a case each.
            CHECK(std::abs(ends.paying_after - ends.chance_after) < 5 * std::sqrt(ends.cases_after / 4));
        }
}

TEST_CASE("one quarter's cases after are the next one's before, chances included") {
    const CaseFlows flows = flows_of(baseline());
    for (std::size_t q = 1; q < flows.size(); ++q)
        for (std::size_t rate = 0; rate < both_rates.size(); ++rate) {
            const Ends earlier = ends_of(flows[q - 1][rate]), later = ends_of(flows[q][rate]);
            CHECK(later.cases_before == earlier.cases_after);
            CHECK(later.paying_before == earlier.paying_after);
            CHECK(later.chance_before == Approx(earlier.chance_after).epsilon(1e-12));
        }
}

TEST_CASE("the flows do not depend on threads and a replicate not on the number of them") {
    const Scenario scenario = baseline();
    const auto one =
        count_case_flows(scenario, {&scenario.parameters, 1}, {.span = flows_span, .scale = 500}, {.threads = 1});
    const auto many = count_case_flows(scenario, {&scenario.parameters, 1},
                                       {.span = flows_span, .replicates = 3, .scale = 500}, {.threads = 8});
    REQUIRE(many.size() == 3);
    for (std::size_t q = 0; q < one[0].size(); ++q) {
        CHECK(ends_of(many[0][q][0]).chance_after == ends_of(one[0][q][0]).chance_after);
        CHECK(ends_of(many[0][q][0]).paying_after == ends_of(one[0][q][0]).paying_after);
    }
    CHECK(ends_of(many[1][5][0]).paying_after != ends_of(many[0][5][0]).paying_after);
}

TEST_CASE("Maintenance Direct is certain to pay and leaves the full payment rate") {
    const CaseFlows flows = flows_of(baseline());
    for (const FlowCell& cell : flows[3][0].cells[flow::stayed(2, 2)]) {
        CHECK(cell.paying_after == cell.cases);
        CHECK(cell.chance_after == cell.cases * certain);
    }
    CHECK(cases_in(flows[3][1], flow::stayed(2, 2)) == 0);
    CHECK(cases_in(flows[3][1], flow::to_direct) > 0);
    CHECK(cases_in(flows[3][1], flow::first_due) > 0);
    CHECK(cases_in(flows[3][0], flow::to_direct) == 0);
}
