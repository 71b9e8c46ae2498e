#pragma once

#include <vector>

#include "sim/engine/case_step.h"
#include "sim/engine/expected.h"

// The sampled engine with the whole caseload kept, one quarter at a time, so that selection for closure can look at the
// cases that are really there. It measures what the macro path, which looks at the expected ones, leaves out.
namespace ccsim::tests {

/// Totals by quarter, in simulated cases, of one world lived twice; element 0 is the opening. The same words decide in
/// both lives, so that they differ by selection alone.
struct TwoLives {
    std::vector<SampledTally> by_expected;  ///< selection chances from how many are expected to be eligible
    std::vector<SampledTally> by_realised;  ///< from how many are, times the scale
};

/// The caseload of a scenario. The scenario must outlive it.
class WholeCaseload {
public:
    WholeCaseload(const Scenario& scenario, int scale);

    /// Cases that ever arrive, each standing for the scale.
    double cases() const;
    /// Expected totals by quarter, in simulated cases.
    const std::vector<ExpectedTally>& expected() const { return expected_.quarters; }
    TwoLives live(const World& world) const;

private:
    struct Case {
        Newcomer now;
        CaseId id;
    };
    void arrive(const World& world, std::size_t index, std::vector<Case>& cases, SampledTally& tally) const;
    void pass(const World& world, const SampledQuarter& quarter, std::vector<Case>& cases, SampledTally& tally) const;
    SampledQuarter reselecting(std::size_t index, const SampledTally& before) const;

    const Scenario* scenario_;
    int scale_;
    ExpectedRun expected_;
    std::vector<SampledQuarter> quarters_;  ///< as the macro path selects
    std::vector<Cohort> cohorts_;
};

}  // namespace ccsim::tests
