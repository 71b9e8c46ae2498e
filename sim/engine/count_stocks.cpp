#include <algorithm>

#include "sim/engine/case_step.h"

namespace ccsim {
namespace {

std::size_t arrears_band_of(std::int32_t pence) {
    return static_cast<std::size_t>(std::upper_bound(arrears_band_edges.begin(), arrears_band_edges.end(), pence) -
                                    arrears_band_edges.begin());
}

void count_liability(const Newcomer& c, const LiabilityTables& amounts, SampledTally& tally) {
    const std::size_t service = c.state.situation == Situation::direct ? maintenance_direct : collection_service;
    const std::size_t liability = c.profile % 3U;
    const std::int32_t weekly = amounts.weekly[service][liability][c.rank];
    tally[tally::liability_band(service, liability_band_of(weekly))] += 1;
    tally[tally::weekly_liability_pence(service)] += weekly;
    tally[tally::arrears_by_class_pence(service, liability)] += c.arrears_pence;
}

void count_arrears(const Newcomer& c, SampledTally& tally) {
    const State s = c.state;
    tally[tally::arrears_pence(static_cast<std::size_t>(s.situation), static_cast<std::size_t>(s.debt))] +=
        c.arrears_pence;
    tally[tally::secretary_of_state_pence()] += c.secretary_of_state_pence;
    tally[tally::not_paid_since_january_2012()] += !c.paid_since_january_2012;
    const std::size_t band = arrears_band_of(c.arrears_pence);
    tally[tally::arrears_band_cases(band)] += 1;
    tally[tally::arrears_band_pence(band)] += c.arrears_pence;
}

void count_closure(const Newcomer& c, int direct_segment, SampledTally& tally) {
    const State s = c.state;
    if (has_qualifying_child(s.situation)) {
        const auto segment = static_cast<std::size_t>(segment_of(s.situation, c.clerical, direct_segment));
        if (s.stage == 0) tally[tally::open_by_segment(segment)] += 1;
        else tally[tally::in_notice(static_cast<std::size_t>(notice_segment(s.stage)))] += 1;
        tally[tally::contributing_by_segment(segment)] += is_contributing(s.situation);
    }
    if (is_ended(s.situation)) {
        tally[tally::waiting(s.stage)] += 1;
        tally[tally::waiting_pence()] += c.arrears_pence;
    }
}

}  // namespace

void count_stocks(const Newcomer& c, bool paid_this_quarter, const LiabilityTables& amounts, int direct_segment,
                  SampledTally& tally) {
    const State s = c.state;
    const auto scheme = static_cast<std::size_t>(c.scheme);
    const bool owes = s.debt != Debt::none;
    const bool live_by_paying = !has_current_liability(s.situation) && !owes && paid_this_quarter;
    if (live_by_paying) {
        tally[tally::live_without_liability_or_arrears(scheme, c.clerical ? 1 : 0)] += 1;
        tally[tally::live_children(c.children)] += 1;
    }
    if (is_gone(s)) return;
    tally[tally::cases(scheme, static_cast<std::size_t>(s.situation), static_cast<std::size_t>(s.debt))] += 1;
    if (c.clerical) tally[tally::clerical(static_cast<std::size_t>(s.situation), owes ? 1 : 0)] += 1;
    if (has_current_liability(s.situation)) count_liability(c, amounts, tally);
    if (has_current_liability(s.situation) || owes) tally[tally::live_children(c.children)] += 1;
    if (is_contributing(s.situation)) tally[tally::children_benefiting()] += c.children;
    if (owes) count_arrears(c, tally);
    count_closure(c, direct_segment, tally);
}

}  // namespace ccsim
