#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/expected_families.h"
#include "sim/engine/expected_lanes.h"
#include "sim/model/quarter_chances.h"

// The closure programme's segments in the expected engine. A segment takes whole situations of clerical cases, of
// others, or of both. Situations that are of one segment in every lane are an origin: kept apart for as long as a
// notice lasts, because segments are counted.
namespace ccsim {

inline constexpr std::size_t origins =
    5;  ///< nil, nothing, enforced, compliant, direct where it is of neither of these
inline constexpr std::size_t origin_nil = 0, origin_nothing = 1, origin_enforced = 2, origin_compliant = 3,
                             origin_direct = 4;

/// Where a case in this situation comes from when it is selected.
constexpr std::size_t origin_of(Situation s, int direct_segment) {
    if (s == Situation::nil) return origin_nil;
    if (s == Situation::collected_nothing) return origin_nothing;
    if (is_enforced(s)) return origin_enforced;
    if (s != Situation::direct || direct_segment == 3) return origin_compliant;
    return direct_segment == 4 ? origin_enforced : origin_direct;
}

/// The segment of an origin's cases.
constexpr std::size_t segment_of_origin(std::size_t origin, bool clerical, int direct_segment) {
    constexpr std::array<Situation, origins> one_of{Situation::nil, Situation::collected_nothing,
                                                    Situation::enforced_nothing, Situation::collected_full,
                                                    Situation::direct};
    return static_cast<std::size_t>(segment_of(one_of[origin], clerical, direct_segment));
}

/// Calls add(segment, amount) for the segments of an origin's cases; clerical cases may be of another than the rest.
template <class Add>
void for_each_segment(std::size_t origin, const LaneQuarter& lanes, const Four& amount, const Add& add) {
    const std::size_t segment = segment_of_origin(origin, false, lanes.direct_segment);
    const std::size_t of_clerical = segment_of_origin(origin, true, lanes.direct_segment);
    if (segment == of_clerical) return add(segment, amount);
    add(segment, amount * (1 - lanes.traits.clerical));
    add(of_clerical, amount * lanes.traits.clerical);
}

/// Cases whose liability the programme has ended in a quarter, by debt class (small, large).
using EndedCases = std::array<Four, debts - 1>;

/// The cases in notice of one profile and four lanes, by origin and age: cases only, as their money is kept for all
/// origins together.
class NoticesByOrigin {
public:
    /// Those selected come in and live their first quarter, the rest theirs. `selected`: all of them, by debt and
    /// situation, before they have lived; `chances`: of being selected, by origin.
    void live(const FamilyCases& selected, const std::array<Four, origins>& chances, int direct_segment,
              const FamilyChances& in_notice, const LeavingChances& leaving);
    /// Notices end, are dropped out of, or grow a quarter older. Counts by segment. Gives the cases that wait for
    /// finalisation, by origin.
    std::array<EndedCases, origins> progress(const ChanceTables<double>& chances, const LaneQuarter& lanes,
                                             ExpectedFlows& flows);

private:
    static constexpr std::size_t oldest = 2;
    std::size_t middle() const { return 1 - newest_; }
    EndedCases progress(std::size_t origin, const ChanceTables<double>& chances, const LaneQuarter& lanes,
                        ExpectedFlows& flows);

    std::array<std::array<FamilyCases, notice_ages>, origins> cases_{};
    std::array<std::array<bool, notice_ages>, origins> any_{};  ///< all are 0 where there are none
    std::size_t newest_ = 0;                                    ///< newest and middle take turns
};

}  // namespace ccsim
