#include "sim/engine/run.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "sim/engine/draws_of_ranks.h"
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

PartResult run_part(const Scenario& scenario, std::uint32_t draw, const PartOfDraw& part, const RunPlan& plan,
                    const RunContext& context, Teller& teller) {
    ExpectedRun expected = expect(scenario, plan.scale);
    PartResult result{.expected = std::move(expected.quarters), .replicates = {}};
    if (plan.replicates == 0) {
        teller.done(1);
        return result;
    }
    const SampledRun sampled = prepare_sampled(scenario, expected.path, plan.scale);
    const auto gathered = std::make_unique<Gathering[]>(static_cast<std::size_t>(plan.replicates));
    for_each_range(
        {sampled, scenario.seed, draw, plan.replicates, context, part}, teller,
        [&](std::size_t replicate, const World& world, const CaseRange& range) {
            gathered[replicate].add(simulate(sampled, world, range, plan.block_cases, context.stop, plan.instructions));
        });
    context.check_not_stopped();
    for (std::size_t r = 0; r < static_cast<std::size_t>(plan.replicates); ++r) {
        gathered[r].quarters.resize(sampled.quarters.size());  // when there was no case at all
        result.replicates.push_back(std::move(gathered[r].quarters));
        result.case_quarters += gathered[r].case_quarters;
    }
    return result;
}

RunResult whole_caseload(PartResult whole, int scale) {
    RunResult result{.expected = whole_caseload(std::move(whole.expected), scale),
                     .replicates = {},
                     .case_quarters = whole.case_quarters};
    for (const std::vector<SampledTally>& replicate : whole.replicates)
        result.replicates.push_back(whole_caseload(replicate, scale));
    return result;
}

/// A scenario with the parameters of a draw.
Scenario with_draw(const Scenario& scenario, const Parameters& draw) {
    Scenario drawn = scenario;
    drawn.parameters = draw;
    return drawn;
}

}  // namespace

Series run_expected(const Scenario& scenario, int scale) {
    return whole_caseload(expect(scenario, scale).quarters, scale);
}

RunResult run(const Scenario& scenario, const RunPlan& plan, const RunContext& context) {
    Teller teller(context.progress, 1);
    return whole_caseload(run_part(scenario, 0, {}, plan, context, teller), plan.scale);
}

void run_draws(const Scenario& scenario, std::span<const Parameters> draws, const RunPlan& plan,
               const RunContext& context, const DrawDone& done) {
    const RankDraws mine(draws.size());
    Teller teller(context.progress, draws.size(), ranks());
    SplitDraws split(draws.size(), static_cast<std::size_t>(plan.replicates),
                     static_cast<std::size_t>(scenario.quarters()) + 1);
    for_each_index(mine.count(), context.threads, [&](std::size_t i) {
        const std::size_t draw = mine.first() + i;
        const PartOfDraw part = mine.part_of(draw);
        if (plan.replicates == 0 && !part.has_the_end()) return;
        PartResult result =
            run_part(with_draw(scenario, draws[draw]), static_cast<std::uint32_t>(draw), part, plan, context, teller);
        if (part.is_whole() || plan.replicates == 0) done(draw, whole_caseload(std::move(result), plan.scale));
        else split.keep(draw, std::move(result));
    });
    for (auto& [draw, whole] : split.added_up())
        if (mine.part_of(draw).has_the_end()) done(draw, whole_caseload(std::move(whole), plan.scale));
}

}  // namespace ccsim
