#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "sim/engine/case_step.h"
#include "sim/engine/expected.h"
#include "sim/engine/quiet_tables.h"
#include "sim/random/instruction_set.h"

// The parallel Monte Carlo: given the macro path, cases are independent, and blocks of them run through all quarters
// while they are in cache.
namespace ccsim {

/// The tables of every quarter (element 0 is the opening: amounts only) and the cohorts that arrive.
struct SampledRun {
    std::vector<SampledQuarter> quarters;
    std::vector<QuietTables> quiet;  ///< the same tables as vectors read them
    std::vector<Cohort> cohorts;
};

/// Prepares a run. `path` holds the selection chances of every quarter.
SampledRun prepare_sampled(const Scenario& scenario, const MacroPath& path, int scale);

/// A stretch of a cohort's queue.
struct CaseRange {
    std::size_t cohort = 0;
    std::uint32_t first = 0, end = 0;
};

/// All queues cut into stretches of at most `cases`.
std::vector<CaseRange> ranges_of(const SampledRun& run, std::uint32_t cases);

/// The totals by quarter of the cases in a range, in blocks of `block_cases`; element 0 is the opening. Also counts the
/// case-quarters simulated. Leaves off early, with totals that mean nothing, when `stop` is set. The instruction set
/// has to be an available one and makes no difference to the totals; the scalar one steps every case by case_step.h.
struct RangeTotals {
    std::vector<SampledTally> quarters;
    std::uint64_t case_quarters = 0;
};
RangeTotals simulate(const SampledRun& run, const World& world, const CaseRange& range, std::uint32_t block_cases,
                     const std::atomic<bool>* stop, InstructionSet set = best_instruction_set());

}  // namespace ccsim
