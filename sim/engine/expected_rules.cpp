#include "sim/engine/expected_rules.h"

namespace ccsim {

ExpectedRules::ExpectedRules(const Scenario& scenario) : chances_(scenario), liabilities_(scenario.parameters) {
    const ChanceTables<double>& chances = chances_.latest();
    const ArrearsPayment& arrears = scenario.parameters.arrears;
    profiles_.reserve(profiles);
    for (std::size_t profile = 0; profile < profiles; ++profile)
        profiles_.push_back(
            {chances, means_, profile, {chances, arrears, profile, false}, {chances, arrears, profile, true}});
}

void ExpectedRules::turn_to(int index, bool anybody_in_notice) {
    if (index > 0) chances_.of(index);
    const bool open = open_as_of_ != chances_.changes();
    const bool in_notice = anybody_in_notice && in_notice_as_of_ != chances_.changes();
    means_ = liabilities_.means(static_cast<double>(index) / 4);
    for (ProfileQuarter& profile : profiles_) {
        if (open) profile.open.pick_moves(chances_.latest());
        if (in_notice) profile.in_notice.pick_moves(chances_.latest());
        profile.open.pick_amounts(means_);
        profile.in_notice.pick_amounts(means_);
    }
    open_as_of_ = chances_.changes();
    if (anybody_in_notice) in_notice_as_of_ = chances_.changes();
}

}  // namespace ccsim
