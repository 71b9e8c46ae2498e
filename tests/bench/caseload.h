#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/engine/run.h"
#include "sim/engine/sampled.h"
#include "sim/scenario/scenario.h"
#include "tests/bench/job.h"

// The caseloads that are simulated, and the random blocks that their rules need.
namespace ccsim::bench {

/// scenarios/baseline.yaml, as read.
Scenario baseline();

/// The baseline with `cases` at the opening: intake and capacity in proportion, so that the same happens to each case.
Scenario baseline_of(double cases);

/// The same scenario, so many quarters long.
Scenario lasting(Scenario scenario, int quarters);

/// What the rules of one quarter need random blocks for.
struct QuarterNeeds {
    std::uint32_t families = 0;  ///< cases that begin it with a qualifying child, new ones included
    std::uint32_t others = 0;    ///< cases that begin it without one
    std::uint32_t arrivals = 0;  ///< cases drawn as they come in

    std::uint64_t case_quarters() const { return std::uint64_t{families} + others; }
    std::uint64_t blocks() const;
};

/// The needs of every quarter, from the totals that a simulation left; element 0 is the opening.
std::vector<QuarterNeeds> needs_of(const std::vector<SampledTally>& totals);

/// A scenario ready for the sampled engine, and its simulation on one thread: the twin's path and the tables are made
/// when it is made.
class Caseload {
public:
    explicit Caseload(Scenario scenario);
    Caseload(const Caseload&) = delete;
    Caseload& operator=(const Caseload&) = delete;
    ~Caseload() = default;

    const Scenario& scenario() const { return scenario_; }
    const SampledRun& run() const { return run_; }
    World world() const { return {.seed = scenario_.seed, .draw = 0, .replicate = 0}; }

    /// A whole replicate, on this thread.
    RangeTotals simulate_all(InstructionSet set = best_instruction_set()) const;
    /// The cases of one stretch.
    RangeTotals simulate_range(const CaseRange& range, InstructionSet set = best_instruction_set()) const;

private:
    Scenario scenario_;  ///< the run points into it
    SampledRun run_;
};

/// As the table of benchmarks calls it.
std::string_view name_of(InstructionSet set);

/// What a simulation did. Throws Fault when its case-quarters are not those that its totals tell.
Work work_of(const RangeTotals& totals);
Work work_of(const RunResult& result, const RunPlan& plan, int threads = 0);

}  // namespace ccsim::bench
