#pragma once

#include <array>
#include <vector>

#include "sim/engine/expected_flows.h"
#include "sim/engine/expected_group.h"
#include "sim/model/tally.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What the whole caseload does that a single case depends on: the chance of being selected, by quarter (element 0, the
/// opening, is unused) and segment.
struct MacroPath {
    std::vector<std::array<double, segments>> selection;
};

/// What the expected engine finds. Totals are in simulated cases: one stands for `scale`.
struct ExpectedRun {
    std::vector<ExpectedTally> quarters;  ///< element 0 is the opening
    MacroPath path;
};

/// The expected engine (the twin): moves probability through the same tables as the sampled one, with the mean balances
/// of every state. No random numbers. Keeps its memory from one evaluation to the next, so that no quarter allocates.
/// For one thread at a time.
class ExpectedEngine {
public:
    /// Evaluates a scenario. The result is valid until the next call.
    const ExpectedRun& evaluate(const Scenario& scenario, int scale);

private:
    void pass_a_quarter(const Scenario& scenario, const QuarterTableMaker& maker, int scale, LanePlan& plan, int index);

    std::vector<ExpectedGroup> groups_;  ///< by four lanes and profile
    ExpectedFlows flows_;
    ExpectedRun run_;
};

/// One evaluation with memory of its own.
ExpectedRun expect(const Scenario& scenario, int scale);

}  // namespace ccsim
