#include "tests/reference/reference_chances.h"

#include <cmath>

namespace ccsim::reference {
namespace {

/// Of a multiplier that is 1 for irregular payers.
double by_type(const State& s, double reliable, double unlikely) {
    if (s.type == PayerType::reliable) return reliable;
    return s.type == PayerType::unlikely ? unlikely : 1;
}

double by_type(const State& s, const ByPayerType& values) {
    if (s.type == PayerType::reliable) return values.reliable;
    return s.type == PayerType::unlikely ? values.unlikely : values.irregular;
}

/// Of a multiplier that is 1 over £20 a week.
double by_class(const State& s, double flat_rate, double to_20_pounds) {
    if (s.liability_class == LiabilityClass::flat_rate) return flat_rate;
    return s.liability_class == LiabilityClass::to_20_pounds ? to_20_pounds : 1;
}

double by_standing(const State& s, double collected, double enforced, double direct, double nil) {
    if (s.standing == Standing::collected) return collected;
    if (s.standing == Standing::enforced) return enforced;
    return s.standing == Standing::direct ? direct : nil;
}

}  // namespace

double odds(double p, double m) {
    if (p <= 0) return 0;
    if (p >= 1) return 1;
    return p * m / (1 - p + p * m);
}

double Chances::trend(double percent_a_year, Quarter until) const {
    const double quarters = std::max(0, std::min(quarter_, scenario_->index_of(until)));
    return std::pow(1 + percent_a_year / 100, quarters / 4);
}

double Chances::withdraws(const State& s) const {
    const Leaving& l = p().leaving;
    return odds(by_standing(s, l.chance_withdraws_collected, l.chance_withdraws_enforced, l.chance_withdraws_direct,
                            l.chance_withdraws_nil),
                by_type(s, l.odds_withdraws_reliable, l.odds_withdraws_unlikely) *
                    by_class(s, l.odds_withdraws_flat_rate, l.odds_withdraws_to_20_pounds));
}

double Chances::closes_reactively(const State& s) const {
    const Leaving& l = p().leaving;
    if (s.notice_segment != 0 || quarter_ < scenario_->index_of(l.reactive_from)) return 0;
    return (1 - withdraws(s)) * odds(by_standing(s, l.chance_reactive_collected, l.chance_reactive_enforced,
                                                 l.chance_reactive_direct, l.chance_reactive_nil),
                                     by_type(s, l.odds_reactive_reliable, l.odds_reactive_unlikely));
}

double Chances::becomes_nil(const State& s) const {
    const Reassessment& r = p().reassessment;
    return odds(s.standing == Standing::direct ? r.chance_to_nil_direct : r.chance_to_nil_collection_service,
                by_type(s, r.odds_to_nil_reliable, r.odds_to_nil_unlikely) *
                    by_class(s, r.odds_to_nil_flat_rate, r.odds_to_nil_to_20_pounds));
}

double Chances::amount_changes(const State& s) const {
    return (1 - becomes_nil(s)) * p().reassessment.chance_amount_changes;
}

double Chances::enforcement_starts(const State& s) const {
    const Enforcement& e = p().enforcement;
    double m = e.odds_starts_after_part;
    if (s.outcome == Outcome::nothing) m = 1;
    if (s.outcome == Outcome::full) m = e.odds_starts_after_full;
    return odds(std::min(1.0, e.chance_starts * trend(e.starts_change_percent_a_year, e.starts_change_until)), m);
}

double Chances::joins_direct(const State& s) const {
    const MaintenanceDirect& d = p().maintenance_direct;
    double m = d.odds_joins_after_part;
    if (s.outcome == Outcome::full) m = 1;
    if (s.outcome == Outcome::nothing) m = d.odds_joins_after_nothing;
    return odds(std::min(1.0, d.chance_joins * trend(d.joins_change_percent_a_year, d.change_until)), m);
}

double Chances::leaves_direct(const State& s) const {
    const MaintenanceDirect& d = p().maintenance_direct;
    return odds(std::min(1.0, d.chance_leaves * trend(d.leaves_change_percent_a_year, d.change_until)),
                s.type == PayerType::unlikely ? d.odds_leaves_unlikely : 1);
}

std::array<double, 5> Chances::outcomes(const State& s) const {
    const Payment& y = p().payment;
    const bool enforced = s.standing == Standing::enforced;
    const double due = s.outcome == Outcome::none_yet ? 1 - y.chance_not_due_yet : 1;

    double m = by_class(s, y.odds_pays_flat_rate, y.odds_pays_to_20_pounds) *
               trend(y.odds_pays_trend_percent_a_year, y.trend_until);
    if (s.outcome == Outcome::none_yet) m *= y.odds_pays_first_quarter;
    if (s.outcome == Outcome::nothing) m *= y.odds_pays_after_nothing;
    if (s.outcome == Outcome::full) m *= y.odds_pays_after_full;
    if (enforced) m *= y.odds_pays_enforced;
    if (s.notice_segment != 0) m *= y.odds_pays_in_notice;
    const double pays = due * odds(by_type(s, y.chance_pays), m);

    m = by_class(s, y.odds_full_flat_rate, y.odds_full_to_20_pounds) *
        trend(y.odds_full_trend_percent_a_year, y.trend_until);
    if (s.outcome == Outcome::nothing) m *= y.odds_full_after_nothing;
    if (s.outcome == Outcome::full) m *= y.odds_full_after_full;
    if (enforced) m *= y.odds_full_enforced;
    const double full = pays * odds(by_type(s, y.chance_full_if_pays), m);

    const double over_half = y.share_of_part_payers_over_half;
    return {1 - due, due - pays, (pays - full) * (1 - over_half), (pays - full) * over_half, full};
}

Chances::Settling Chances::settles(const State& s) const {
    const ArrearsPayment& a = p().arrears;
    double r = 0;
    if (in_service(s) && s.outcome == Outcome::full)
        r = s.standing == Standing::enforced ? a.chance_repays_enforced : a.chance_repays_collected;
    if (s.standing == Standing::direct) r = a.chance_repays_direct;
    if (s.standing == Standing::nil) r = a.chance_repays_nil;
    if (!is_family(s)) r = s.ended_recently ? a.chance_repays_ended_recently : a.chance_repays_ended_long_ago;
    const double any = odds(r, by_type(s, a.odds_repays_reliable, a.odds_repays_unlikely));
    const bool small = s.debt == Debt::small;
    const double clears = small ? any * a.chance_clears_if_repays_small : 0;
    return {clears, any - clears, (1 - any) * (small ? a.chance_adjusted_small : a.chance_adjusted_large)};
}

double Chances::one_child_stops(int children) const {
    const OlderChildren& o = p().older_children;
    if (children == 2) return o.chance_one_of_two_stops;
    if (children == 3) return o.chance_one_of_three_stops;
    return children == 4 ? o.chance_one_of_four_stops : 0;
}

}  // namespace ccsim::reference
