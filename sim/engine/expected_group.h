#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/expected_families.h"
#include "sim/engine/expected_flows.h"
#include "sim/engine/expected_lanes.h"
#include "sim/engine/expected_notices.h"
#include "sim/model/quarter_tables.h"

namespace ccsim {

/// What a quarter of the expected engine does to all cases of a profile.
struct ProfileQuarter {
    const ChanceTables<double>& chances;
    const MeanAmounts& means;
    std::size_t profile;
    FamilyChances open, in_notice;
};

/// The expected caseload of one profile in the lanes of a vector. Families are held by their place in the closure
/// programme. Chances in notice do not depend on the segment, so families are held by the age of the notice alone, and
/// beside them cases only by origin, which gives the segment, and age.
class ExpectedGroup {
public:
    /// Cases come in; those without a qualifying child owe something, or they would not be kept.
    void arrive(const ExpectedArrivals& arrival, std::size_t lane);
    /// The steps of the model's page, arrivals done.
    void pass_a_quarter(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows);
    /// Adds the stocks at the end of the quarter.
    void count_stocks(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows);
    /// Whether nobody ever came.
    bool is_empty() const { return is_empty_; }

private:
    static constexpr std::size_t recencies = 2;  ///< recently, long ago
    template <class Amount>
    using ByDebt = std::array<std::array<Amount, recencies>, debts - 1>;  ///< small, large
    static constexpr std::size_t reactive = origins;  ///< among those waiting, which are by origin else

    static std::size_t route_of_waiting(std::size_t waiting, int direct_segment) {
        if (waiting == reactive) return static_cast<std::size_t>(reactive_route);
        return segment_of_origin(waiting, false, direct_segment);
    }
    void lapse(double chance);
    void select(const LaneQuarter& lanes, ExpectedFlows& flows);
    void take_from_open(const BySituation& chances);
    void live(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows);
    void settle_former(const ProfileQuarter& profile, Situation recent, ByDebt<Owing>& former, ExpectedFlows& flows);
    void finalise(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows);
    void progress(const ProfileQuarter& profile, ExpectedFlows& flows);
    void tell_endings_apart(const ChanceTables<double>& chances);
    void leave_notice(const ChanceTables<double>& chances, ExpectedFlows& flows);
    void count_families(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows) const;
    void count_former(const ByDebt<Owing>& former, Situation recent, ExpectedFlows& flows) const;

    static constexpr std::size_t oldest = 2;
    std::size_t middle() const { return 1 - newest_; }

    Families open_;
    std::array<Families, notice_ages> notice_;  ///< newest and middle take turns, so that growing older moves nothing
    Families ending_;                           ///< in notice, which ends this quarter
    std::size_t newest_ = 0;
    NoticesByOrigin by_origin_;
    std::array<bool, origins> selected_from_{};  ///< this quarter
    bool anybody_selected_ = false, is_empty_ = true, owes_secretary_of_state_ = false;
    ByDebt<Owing> over_{}, ended_{};
    std::array<ByDebt<ByLane>, origins + 1> waiting_{};  ///< cases ended by closure
    FamilyExits exits_;
    std::array<EndedCases, origins> notices_ended_{};  ///< this quarter
};

}  // namespace ccsim
