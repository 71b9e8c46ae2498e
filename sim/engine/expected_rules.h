#pragma once

#include <vector>

#include "sim/engine/expected_group.h"
#include "sim/model/liability_tables.h"
#include "sim/model/quarter_chances.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// The rules of a scenario's quarters as the expected engine takes them, one quarter after another: only what changes
/// is picked anew. The scenario must outlive it.
class ExpectedRules {
public:
    explicit ExpectedRules(const Scenario& scenario);
    ExpectedRules(const ExpectedRules&) = delete;  // profiles point into it
    ExpectedRules& operator=(const ExpectedRules&) = delete;
    ~ExpectedRules() = default;

    /// Quarter `index`; for 0, the opening, the amounts are those of the opening and the chances are not to be used.
    /// Those in notice are made up to date when there are any.
    void turn_to(int index, bool anybody_in_notice);
    const ProfileQuarter& of_profile(std::size_t profile) const { return profiles_[profile]; }
    const ChanceTables<double>& chances() const { return chances_.latest(); }
    /// The chances of the first quarter.
    const ChanceTables<double>& first_chances() { return chances_.of(1); }

private:
    QuarterChances chances_;
    LiabilityTableMaker liabilities_;
    MeanAmounts means_;
    std::vector<ProfileQuarter> profiles_;
    int open_as_of_ = 0, in_notice_as_of_ = 0;  ///< changes of the chances
};

}  // namespace ccsim
