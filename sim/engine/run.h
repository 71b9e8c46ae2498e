#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/engine/run_context.h"
#include "sim/model/tally_fwd.h"
#include "sim/random/instruction_set.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// How a scenario is run. None of it but replicates and scale touches a result.
struct RunPlan {
    int replicates = 32;               ///< 0: the expected engine alone
    int scale = 1;                     ///< one simulated case stands for this many
    std::uint32_t block_cases = 2048;  ///< cases that run through all quarters together
    InstructionSet instructions = best_instruction_set();
};

/// Totals by quarter: element 0 is the opening, element k the k-th quarter simulated. Whole caseload, whatever the
/// scale.
using Series = std::vector<ExpectedTally>;

/// What a run leaves: the expected totals, and those of every replicate in the order of their numbers.
struct RunResult {
    Series expected;
    std::vector<Series> replicates;
    std::uint64_t case_quarters = 0;  ///< simulated, cases that are not gone
};

/// The expected engine: no random numbers.
Series run_expected(const Scenario& scenario, int scale);

/// Both engines: the expected one for the means and the macro path, the sampled one for the replicates. The same totals
/// for any number of threads and any size of block. Throws Interrupted when told to stop.
RunResult run(const Scenario& scenario, const RunPlan& plan, const RunContext& context = {});

/// What is done with the results of a draw when they are there: by any thread, in any order, each draw once.
using DrawDone = std::function<void(std::size_t draw, RunResult result)>;

/// The same for several draws of the parameters, which stand in for those of the scenario: many draws at a time share
/// the threads, or the cases of few. Memory grows with the threads and not with the draws, as long as `done` keeps
/// little. A draw's totals depend on its own number and parameters alone. Ranks share the work, and each is given the
/// draws of its share (share_of in distributed.h); all of them call this together.
void run_draws(const Scenario& scenario, std::span<const Parameters> draws, const RunPlan& plan,
               const RunContext& context, const DrawDone& done);

}  // namespace ccsim
