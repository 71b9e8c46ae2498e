#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/model/bands.h"
#include "sim/model/case_state.h"
#include "sim/model/decisions.h"
#include "sim/model/tally_fwd.h"

// What is counted at the end of a quarter and in it. One flat list of totals, so that adding is one loop and no order
// of adding matters; each family below is a small table inside the list.
namespace ccsim {

/// A table of totals inside a tally, of up to three dimensions.
struct Family {
    std::size_t first = 0;
    std::array<std::size_t, 3> dims;

    constexpr explicit Family(std::size_t start, std::size_t i = 1, std::size_t j = 1, std::size_t k = 1)
        : first(start), dims{i, j, k} {}
    constexpr std::size_t size() const { return dims[0] * dims[1] * dims[2]; }
    constexpr std::size_t end() const { return first + size(); }
    constexpr std::size_t operator()(std::size_t i = 0, std::size_t j = 0, std::size_t k = 0) const {
        return first + (i * dims[1] + j) * dims[2] + k;
    }
};

/// Who pays towards arrears: collection service (full payers), Maintenance Direct, nil, ended, over.
inline constexpr std::size_t repaying_groups = 5;
constexpr std::size_t repaying_group(Situation s) {
    if (in_collection_service(s)) return 0;
    if (s == Situation::direct) return 1;
    if (s == Situation::nil) return 2;
    return is_ended(s) ? 3 : 4;
}

namespace tally {

// Stocks at the end of the quarter.
inline constexpr Family cases(0, 2, situations, debts);                 ///< scheme, situation, debt
inline constexpr Family arrears_pence(cases.end(), situations, debts);  ///< situation, debt
inline constexpr Family secretary_of_state_pence(arrears_pence.end());  ///< the part owed to the Secretary of State
inline constexpr Family clerical(secretary_of_state_pence.end(), situations,
                                 2);  ///< situation, without or with arrears
inline constexpr Family live_without_liability_or_arrears(clerical.end(), 2,
                                                          2);  ///< scheme, clerical: paid in the quarter
inline constexpr Family live_children(live_without_liability_or_arrears.end(),
                                      child_counts);  ///< live cases by children
inline constexpr Family children_benefiting(live_children.end());
inline constexpr Family liability_band(children_benefiting.end(), 2, liability_bands);  ///< service, weekly band
inline constexpr Family weekly_liability_pence(liability_band.end(), 2);                ///< service
inline constexpr Family not_paid_since_january_2012(weekly_liability_pence.end());      ///< of the cases with arrears
inline constexpr Family arrears_band_cases(not_paid_since_january_2012.end(), arrears_bands);  ///< sampled engine only
inline constexpr Family arrears_band_pence(arrears_band_cases.end(), arrears_bands);           ///< sampled engine only
inline constexpr Family arrears_by_class_pence(arrears_band_pence.end(), 2,
                                               3);  ///< service, class: current liability only
inline constexpr Family open_by_segment(arrears_by_class_pence.end(),
                                        segments);  ///< not selected, by segment at the end
inline constexpr Family open_direct_by_segment(open_by_segment.end(), segments);  ///< of them, Maintenance Direct
inline constexpr Family contributing_by_segment(open_direct_by_segment.end(), segments);  ///< selected or not
inline constexpr Family in_notice(contributing_by_segment.end(), segments);               ///< by segment when selected
inline constexpr Family waiting(in_notice.end(), closure_routes);  ///< ended, not finalised, by route
inline constexpr Family waiting_pence(waiting.end());

// Flows in the quarter.
inline constexpr Family arrivals(waiting_pence.end());
inline constexpr Family went(arrivals.end());  ///< cases gone in the quarter
inline constexpr Family selected(went.end(), segments);
inline constexpr Family dropped_out(selected.end(), segments);
inline constexpr Family liabilities_ended(dropped_out.end(), 2, end_routes);  ///< scheme, route
inline constexpr Family applied(liabilities_ended.end(), closure_routes);     ///< to the 2012 scheme
inline constexpr Family finalised(applied.end(), closure_routes, 3);          ///< route; moved, written off, stays
inline constexpr Family moved_pence(finalised.end());
inline constexpr Family written_off_pence(moved_pence.end());
inline constexpr Family joined_direct(written_off_pence.end());
inline constexpr Family left_direct(joined_direct.end());
inline constexpr Family enforcement_started(left_direct.end());
inline constexpr Family enforcement_lifted(enforcement_started.end());
inline constexpr Family became_nil(enforcement_lifted.end());
inline constexpr Family became_positive(became_nil.end());
inline constexpr Family amount_changed(became_positive.end());
inline constexpr Family outcomes(amount_changed.end(), 2, 5);         ///< collected or enforced; outcome of the quarter
inline constexpr Family due_pence(outcomes.end(), 3);                 ///< collected, enforced, direct
inline constexpr Family paid_pence(due_pence.end(), 2);               ///< towards liability: collected, enforced
inline constexpr Family repaying(paid_pence.end(), repaying_groups);  ///< cases paying towards arrears
inline constexpr Family repaid_pence(repaying.end(), repaying_groups);
inline constexpr Family overpaying(repaid_pence.end(), 2);  ///< scheme: paying more than liability, no arrears
inline constexpr Family credit_pence(overpaying.end());
inline constexpr Family adjusted(credit_pence.end(), 2);  ///< small, large
inline constexpr Family adjusted_pence(adjusted.end(), 2);
inline constexpr std::size_t size = adjusted_pence.end();

inline constexpr std::array every_family{cases,
                                         arrears_pence,
                                         secretary_of_state_pence,
                                         clerical,
                                         live_without_liability_or_arrears,
                                         live_children,
                                         children_benefiting,
                                         liability_band,
                                         weekly_liability_pence,
                                         not_paid_since_january_2012,
                                         arrears_band_cases,
                                         arrears_band_pence,
                                         arrears_by_class_pence,
                                         open_by_segment,
                                         open_direct_by_segment,
                                         contributing_by_segment,
                                         in_notice,
                                         waiting,
                                         waiting_pence,
                                         arrivals,
                                         went,
                                         selected,
                                         dropped_out,
                                         liabilities_ended,
                                         applied,
                                         finalised,
                                         moved_pence,
                                         written_off_pence,
                                         joined_direct,
                                         left_direct,
                                         enforcement_started,
                                         enforcement_lifted,
                                         became_nil,
                                         became_positive,
                                         amount_changed,
                                         outcomes,
                                         due_pence,
                                         paid_pence,
                                         repaying,
                                         repaid_pence,
                                         overpaying,
                                         credit_pence,
                                         adjusted,
                                         adjusted_pence};

}  // namespace tally

/// The totals of one quarter. Number is std::int64_t in the sampled engine (cases and pence; bands and counts alike)
/// and double in the expected one.
template <class Number>
struct Tally {
    std::array<Number, tally::size> totals{};

    constexpr Number& operator[](std::size_t i) { return totals[i]; }
    constexpr const Number& operator[](std::size_t i) const { return totals[i]; }
    constexpr Tally& operator+=(const Tally& more) {
        for (std::size_t i = 0; i < tally::size; ++i) totals[i] += more.totals[i];
        return *this;
    }
    /// The sum of a family.
    constexpr Number total(Family f) const {
        Number sum{};
        for (std::size_t i = f.first; i < f.end(); ++i) sum += totals[i];
        return sum;
    }
    friend constexpr bool operator==(const Tally&, const Tally&) = default;
};

}  // namespace ccsim
