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

inline constexpr std::size_t origins = 5;
inline constexpr std::size_t origin_nil = 0, origin_nothing = 1, origin_enforced = 2, origin_compliant = 3,
                             origin_direct = 4;

/// The segment of an origin's cases.
constexpr std::size_t segment_of_origin(std::size_t origin, bool clerical, int direct_segment) {
    constexpr std::array<Situation, origins> one_of{Situation::nil, Situation::collected_nothing,
                                                    Situation::enforced_nothing, Situation::collected_full,
                                                    Situation::direct};
    return static_cast<std::size_t>(segment_of(one_of[origin], clerical, direct_segment));
}

/// The origin of a situation: the first that is of the same segments. Direct cases have one of their own only where
/// they are of no other's.
constexpr std::size_t origin_made_of(std::size_t situation, int direct_segment) {
    const auto is_of = [&](std::size_t origin, bool clerical) {
        return segment_of_origin(origin, clerical, direct_segment) ==
               static_cast<std::size_t>(segment_of(static_cast<Situation>(situation), clerical, direct_segment));
    };
    std::size_t origin = 0;
    while (!is_of(origin, false) || !is_of(origin, true)) ++origin;
    return origin;
}

/// By segment of direct cases and situation.
inline constexpr auto origins_by_situation = [] {
    std::array<std::array<std::size_t, family_situations>, segments> of{};
    for (std::size_t segment = 0; segment < segments; ++segment)
        for (std::size_t situation = 0; situation < family_situations; ++situation)
            of[segment][situation] = origin_made_of(situation, static_cast<int>(segment));
    return of;
}();

/// Where a case in this situation comes from when it is selected.
constexpr std::size_t origin_of(Situation s, int direct_segment) {
    return origins_by_situation[static_cast<std::size_t>(direct_segment)][static_cast<std::size_t>(s)];
}

/// Cases whose liability the programme has ended in a quarter, by debt class (small, large).
using EndedCases = std::array<ByLane, debts - 1>;

/// What a quarter does to the cases in notice of one profile and vector of lanes.
struct NoticeQuarter {
    const FamilyCases& selected;                    ///< by debt and situation, before they have lived
    const std::array<bool, origins>& any_selected;  ///< by origin
    const ChanceTables<double>& tables;
    const FamilyChances& chances;
    const LeavingChances& leaving;
    int direct_segment;
};

/// The cases in notice of one profile and vector of lanes, by origin and age: cases only, as their money is kept for
/// all origins together.
class NoticesByOrigin {
public:
    /// Those selected come in and live their first quarter, the rest theirs; then notices end, are dropped out of, or
    /// grow a quarter older. Counts by segment. `ended` gets the cases that wait for finalisation, of origins that have
    /// ever had any.
    void pass_a_quarter(const NoticeQuarter& quarter, std::array<EndedCases, origins>& ended, ExpectedFlows& flows);

private:
    static constexpr std::size_t oldest = 2;
    std::size_t middle() const { return 1 - newest_; }
    void live(std::size_t origin, const NoticeQuarter& quarter);
    EndedCases progress(std::size_t origin, const ChanceTables<double>& tables, int direct_segment,
                        ExpectedFlows& flows);

    std::array<std::array<FamilyCases, notice_ages>, origins> cases_{};
    std::array<std::array<bool, notice_ages>, origins> any_{};  ///< all are 0 where there are none
    std::size_t newest_ = 0;                                    ///< newest and middle take turns
};

}  // namespace ccsim
