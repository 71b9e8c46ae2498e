#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

#include "sim/engine/run.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"
#include "tests/bench/machine.h"

// Whole replicates: at full size, on several threads, and of more cases and more quarters.
namespace ccsim::bench {
namespace {

/// The sampled engine alone, on one thread.
struct Replicate {
    explicit Replicate(Scenario scenario, InstructionSet with = best_instruction_set())
        : caseload(std::move(scenario)), set(with) {}
    Work operator()() const { return work_of(caseload.simulate_all(set)); }
    Caseload caseload;
    InstructionSet set;
};

/// Both engines, as a user has them run.
struct RunOnThreads {
    RunOnThreads(Scenario s, int n) : scenario(std::move(s)), threads(n) {}
    Work operator()() const { return work_of(run(scenario, plan, {.threads = threads}), plan, threads); }
    Scenario scenario;
    RunPlan plan{.replicates = 1};
    int threads;
};

/// One, two, and as many as there are cores.
std::set<int> thread_counts() { return {1, 2, cores()}; }

}  // namespace

void add_replicates(bool large) {
    for (const InstructionSet set : available_instruction_sets())
        add<Replicate>(fmt::format("replicate/full size, 27 quarters, {}", name_of(set)), Calls::one,
                       lasting(baseline(), 27), set);
    for (const int threads : thread_counts())
        add<RunOnThreads>(fmt::format("threads/{}", threads), Calls::one, baseline(), threads);
    double cases = 10'000;
    for (int exponent = 4; exponent <= (large ? 8 : 7); ++exponent, cases *= 10)
        add<Replicate>(fmt::format("cases/10^{}", exponent), Calls::one, baseline_of(cases));
    for (const int quarters : {9, 18, 27})
        add<Replicate>(fmt::format("quarters/{} of 10^6 cases", quarters), Calls::one,
                       lasting(baseline_of(1'000'000), quarters));
}

}  // namespace ccsim::bench
