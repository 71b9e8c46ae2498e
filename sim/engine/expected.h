#pragma once

#include <array>
#include <optional>
#include <vector>

#include "sim/engine/expected_flows.h"
#include "sim/engine/expected_group.h"
#include "sim/engine/expected_lanes.h"
#include "sim/engine/expected_rules.h"
#include "sim/model/expected_arrivals.h"
#include "sim/model/tally.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What the whole caseload does that a single case depends on: the chance of being selected, by quarter (element 0, the
/// opening, is unused) and segment.
struct MacroPath {
    std::vector<SegmentParts<double>> selection;
};

/// What the expected engine finds. Totals are in simulated cases: one stands for `scale`.
struct ExpectedRun {
    std::vector<ExpectedTally> quarters;  ///< element 0 is the opening
    MacroPath path;
};

/// The expected engine (the twin): moves probability through the same tables as the sampled one, with the mean balances
/// of every state. No random numbers. Evaluates one scenario with many parameters: keeps what does not depend on them
/// and its memory, so that no quarter allocates. For one thread at a time.
class ExpectedEngine {
public:
    /// Gathers the rows of the scenario's case file, when it has one, and keeps its calendar; needs it no longer then.
    ExpectedEngine(const Scenario& scenario, int scale);
    /// The scenario with these parameters instead of its own: any number may be another. The result is valid until the
    /// next call.
    const ExpectedRun& evaluate(const Parameters& parameters);

private:
    std::vector<ExpectedCohort> cohorts(const ChanceTables<double>& first_chances);
    void pass_a_quarter(ExpectedRules& rules, LanePlan& plan, int index);
    void arrive(const LanePlan& plan, int index);

    Scenario scenario_;  ///< the calendar, and the parameters of the latest evaluation
    int scale_;
    std::optional<CaseFileCells> case_file_;
    OpeningDebtMeansMemo debt_means_;

    std::vector<ExpectedGroup> groups_;  ///< by vector of lanes and profile
    bool anybody_selected_ = false;
    ExpectedFlows flows_;
    ExpectedRun run_;
};

/// One evaluation with the parameters of the scenario, by an engine of its own.
ExpectedRun expect(const Scenario& scenario, int scale);

}  // namespace ccsim
