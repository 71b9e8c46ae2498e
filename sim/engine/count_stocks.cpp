#include "sim/engine/stocks.h"

namespace ccsim {
namespace {

std::size_t arrears_band_of(std::int32_t pence) {
    std::size_t band = 0;
    for (const std::int32_t edge : arrears_band_edges) band += pence >= edge ? 1 : 0;
    return band;
}

void count_liability(const Newcomer& c, const LiabilityTables& amounts, SampledTally& tally) {
    const std::size_t service = c.state.situation == Situation::direct ? maintenance_direct : collection_service;
    const std::size_t liability = c.profile % 3U;
    const std::int32_t weekly = amounts.weekly[service][liability][c.rank];
    tally[tally::liability_band(service, liability_band_of(weekly))] += 1;
    tally[tally::weekly_liability_pence(service)] += weekly;
    tally[tally::arrears_by_class_pence(service, liability)] += c.arrears_pence;
}

void count_arrears(const Newcomer& c, int sign, SampledTally& tally) {
    const std::int64_t pence = sign * std::int64_t{c.arrears_pence};
    tally[tally::secretary_of_state_pence()] += sign * std::int64_t{c.secretary_of_state_pence};
    tally[tally::not_paid_since_january_2012()] += c.paid_since_january_2012 ? 0 : sign;
    const std::size_t band = arrears_band_of(c.arrears_pence);
    tally[tally::arrears_band_cases(band)] += sign;
    tally[tally::arrears_band_pence(band)] += pence;
}

void count_segment(const Newcomer& c, int direct_segment, SampledTally& tally) {
    const State s = c.state;
    const auto segment = static_cast<std::size_t>(segment_of(s.situation, c.clerical, direct_segment));
    if (s.stage == 0) {
        tally[tally::open_by_segment(segment)] += 1;
        tally[tally::open_direct_by_segment(segment)] += s.situation == Situation::direct;
    } else tally[tally::in_notice(static_cast<std::size_t>(notice_segment(s.stage)))] += 1;
    tally[tally::contributing_by_segment(segment)] += is_contributing(s.situation);
}

/// A case and its arrears by situation.
void count_situation(const Newcomer& c, int sign, SampledTally& tally) {
    const auto situation = static_cast<std::size_t>(c.state.situation), debt = static_cast<std::size_t>(c.state.debt);
    tally[tally::cases(static_cast<std::size_t>(c.scheme), situation, debt)] += sign;
    tally[tally::arrears_pence(situation, debt)] += sign * std::int64_t{c.arrears_pence};
    if (c.clerical) tally[tally::clerical(situation, debt > 0 ? 1 : 0)] += sign;
}

/// Where a case stands, and what it owes.
void count_standing(const Newcomer& c, int sign, SampledTally& tally) {
    const State s = c.state;
    const bool owes = s.debt != Debt::none;
    count_situation(c, sign, tally);
    if (has_current_liability(s.situation) || owes) tally[tally::live_children(c.children)] += sign;
    if (owes) count_arrears(c, sign, tally);
}

}  // namespace

void count_former(const Newcomer& c, int sign, SampledTally& tally) {
    if (is_gone(c.state)) return;
    count_standing(c, sign, tally);
    if (!is_ended(c.state.situation)) return;
    tally[tally::waiting(c.state.stage)] += sign;
    tally[tally::waiting_pence()] += sign * std::int64_t{c.arrears_pence};
}

void count_lapse(const Newcomer& c, SampledTally& tally) {
    Newcomer later = c;
    later.state = after_lapsing(c.state);
    count_situation(c, -1, tally);
    count_situation(later, 1, tally);
}

void count_stocks(const Newcomer& c, bool paid_this_quarter, const LiabilityTables& amounts, int direct_segment,
                  SampledTally& tally) {
    count_payment_alone(c, paid_this_quarter, tally);
    if (!has_qualifying_child(c.state.situation)) return count_former(c, 1, tally);
    count_standing(c, 1, tally);
    if (has_current_liability(c.state.situation)) count_liability(c, amounts, tally);
    if (is_contributing(c.state.situation)) tally[tally::children_benefiting()] += c.children;
    count_segment(c, direct_segment, tally);
}

}  // namespace ccsim
