#include "sim/engine/run.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "sim/engine/expected.h"
#include "sim/engine/parallel.h"
#include "sim/engine/sampled.h"

namespace ccsim {
namespace {

/// Long enough to keep a core busy for some tenths of a second, short enough to share one replicate among many cores.
constexpr std::uint32_t cases_a_task = 65'536;

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

/// Tells the share done, one thread at a time. Every draw counts alike.
class Teller {
public:
    Teller(const std::function<void(double)>& progress, std::size_t draws)
        : progress_(progress), draws_(static_cast<double>(draws)) {}
    void done(double share_of_draw) {
        if (!progress_) return;
        const std::lock_guard lock(mutex_);
        done_ += share_of_draw;
        constexpr double rounding = 1e-9;  // of the sum of shares
        progress_(done_ > draws_ - rounding ? 1 : done_ / draws_);
    }

private:
    const std::function<void(double)>& progress_;
    double draws_;
    double done_ = 0;
    std::mutex mutex_;
};

bool is_stopped(const RunPlan& plan) { return plan.stop != nullptr && plan.stop->load(std::memory_order_relaxed); }

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
    const std::vector<CaseRange> ranges = ranges_of(sampled, cases_a_task);
    const std::size_t tasks = ranges.size() * static_cast<std::size_t>(plan.replicates);
    const auto gathered = std::make_unique<Gathering[]>(static_cast<std::size_t>(plan.replicates));
    for_each_index(tasks, plan.threads, [&](std::size_t task) {
        if (is_stopped(plan)) throw Interrupted{};
        const std::size_t replicate = task / ranges.size();
        const World world{.seed = scenario.seed, .draw = draw, .replicate = static_cast<std::uint32_t>(replicate)};
        gathered[replicate].add(
            simulate(sampled, world, ranges[task % ranges.size()], plan.block_cases, plan.stop, plan.instructions));
        teller.done(1.0 / static_cast<double>(tasks));
    });
    if (is_stopped(plan)) throw Interrupted{};
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
