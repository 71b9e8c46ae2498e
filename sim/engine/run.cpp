#include "sim/engine/run.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "sim/engine/expected.h"
#include "sim/engine/parallel.h"
#include "sim/engine/replicate_tasks.h"
#include "sim/engine/sampled.h"

namespace ccsim {
namespace {

/// The totals of one replicate while its tasks come in, in any order: whole numbers, so the order does not show.
struct Gathering {
    std::mutex mutex;
    std::vector<SampledTally> quarters;
    std::uint64_t case_quarters = 0;

    void add(const RangeTotals& more) {
        const std::lock_guard lock(mutex);
        if (quarters.empty()) quarters.resize(more.quarters.size());
        for (std::size_t q = 0; q < quarters.size(); ++q) quarters[q] += more.quarters[q];
        case_quarters += more.case_quarters;
    }
};

Series whole_caseload(std::vector<ExpectedTally> simulated, int scale) {
    for (ExpectedTally& tally : simulated)
        for (double& total : tally.totals) total *= scale;
    return simulated;
}

Series whole_caseload(const std::vector<SampledTally>& simulated, int scale) {
    Series out(simulated.size());
    for (std::size_t q = 0; q < simulated.size(); ++q)
        for (std::size_t i = 0; i < tally::size; ++i) out[q][i] = static_cast<double>(simulated[q][i]) * scale;
    return out;
}

/// The totals of the replicates of one draw.
RunResult run_draw(const Scenario& scenario, std::uint32_t draw, const RunPlan& plan, Teller& teller) {
    ExpectedRun expected = expect(scenario, plan.scale);
    if (plan.replicates == 0) {
        teller.done(1);
        return {.expected = whole_caseload(std::move(expected.quarters), plan.scale), .replicates = {}};
    }
    const SampledRun sampled = prepare_sampled(scenario, expected.path, plan.scale);
    const auto gathered = std::make_unique<Gathering[]>(static_cast<std::size_t>(plan.replicates));
    for_each_range(
        {sampled, scenario.seed, draw, plan.replicates, plan.threads, plan.stop}, teller,
        [&](std::size_t replicate, const World& world, const CaseRange& range) {
            gathered[replicate].add(simulate(sampled, world, range, plan.block_cases, plan.stop, plan.instructions));
        });
    if (is_set(plan.stop)) throw Interrupted{};
    RunResult result{
        .expected = whole_caseload(std::move(expected.quarters), plan.scale), .replicates = {}, .case_quarters = 0};
    for (std::size_t r = 0; r < static_cast<std::size_t>(plan.replicates); ++r) {
        if (gathered[r].quarters.empty()) gathered[r].quarters.resize(sampled.quarters.size());  // no case at all
        result.replicates.push_back(whole_caseload(gathered[r].quarters, plan.scale));
        result.case_quarters += gathered[r].case_quarters;
    }
    return result;
}

}  // namespace

Series run_expected(const Scenario& scenario, int scale) {
    return whole_caseload(expect(scenario, scale).quarters, scale);
}

RunResult run(const Scenario& scenario, const RunPlan& plan) {
    RunResult only;
    run_draws(scenario, {&scenario.parameters, 1}, plan,
              [&](std::size_t, RunResult result) { only = std::move(result); });
    return only;
}

void run_draws(const Scenario& scenario, std::span<const Parameters> draws, const RunPlan& plan, const DrawDone& done) {
    Teller teller(plan.progress, draws.size());
    for_each_index(draws.size(), plan.threads, [&](std::size_t draw) {
        Scenario drawn = scenario;
        drawn.parameters = draws[draw];
        done(draw, run_draw(drawn, static_cast<std::uint32_t>(draw), plan, teller));
    });
}

}  // namespace ccsim
