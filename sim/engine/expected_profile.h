#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "sim/engine/expected_families.h"
#include "sim/engine/expected_flows.h"
#include "sim/engine/expected_lanes.h"
#include "sim/model/quarter_tables.h"
#include "sim/model/tally.h"

namespace ccsim {

/// What a quarter of the expected engine does to all profiles alike.
struct ExpectedQuarter {
    const QuarterTables& tables;
    const MeanAmounts& means;
    const LanePlan& plan;
    int index = 0;           ///< of the run; cases that arrive in it are not selected in it
    int direct_segment = 3;  ///< counts from 0
    std::array<double, segments> selection{};
};

/// The expected caseload of one profile. Families are held by their place in the closure programme. Chances in notice
/// do not depend on the segment, so the full rows are by the age of the notice alone, and beside them blocks of cases
/// only follow each segment.
class ExpectedProfile {
public:
    ExpectedProfile(std::size_t profile, std::size_t lanes);

    void arrive(const Arrival& arrival);
    /// The steps of the model's page, arrivals done. Adds to flows and tally.
    void pass_a_quarter(const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally);
    /// Adds the stocks at the end of the quarter.
    void count_stocks(const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally);
    /// Takes everybody out.
    void clear();

private:
    static constexpr std::size_t recencies = 2;                      ///< recently, long ago
    using DebtRows = std::array<std::array<double*, recencies>, 2>;  ///< by debt class (small, large)
    using Waiting = std::array<std::array<double, recencies>, 2>;

    bool anybody_in_notice() const { return std::find(in_use_.begin(), in_use_.end(), true) != in_use_.end(); }
    void pass_time(double lapses);
    void select(const ExpectedQuarter& quarter, ExpectedTally& tally);
    void live(const ExpectedQuarter& quarter, ExpectedFlows& flows);
    FamilyChances chances_for(const ExpectedQuarter& quarter, bool in_notice, double ends);
    void settle_former(const ExpectedQuarter& quarter, bool through_closure, DebtRows& former, ExpectedFlows& flows);
    void finalise(const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally);
    void progress(const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally);
    void progress_full(std::size_t age, const std::array<double, 2>& chances, ExpectedFlows& flows);
    void progress_labels(std::size_t age, const std::array<double, 2>& chances, const ExpectedQuarter& quarter,
                         ExpectedFlows& flows, ExpectedTally& tally);
    void count_families(const ExpectedQuarter& quarter, ExpectedFlows& flows);
    void count_open(const ExpectedQuarter& quarter, ExpectedTally& tally) const;
    void count_row(std::size_t debt, Situation situation, const double* row, ExpectedFlows& flows) const;
    void count_service(const ExpectedQuarter& quarter, std::size_t service, const double* cases, const double* arrears,
                       ExpectedFlows& flows) const;
    void count_former(const DebtRows& former, Situation recent, ExpectedFlows& flows) const;

    std::size_t profile_, lanes_;
    std::vector<double> memory_;
    FamilyBlock open_;
    std::array<FamilyBlock, notice_ages> notice_;
    std::array<std::array<FamilyBlock, notice_ages>, segments> labels_;
    std::array<bool, segments> in_use_{};  ///< whether anybody of the segment has been selected
    DebtRows over_, ended_;
    std::array<Waiting, closure_routes> waiting_{};  ///< cases ended by closure, by route
    double *leaving_ = nullptr, *scratch_ = nullptr, *paid_and_nil_ = nullptr;
};

}  // namespace ccsim
