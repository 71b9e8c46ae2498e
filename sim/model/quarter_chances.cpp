#include "sim/model/quarter_chances.h"

#include <algorithm>
#include <cmath>

#include "sim/model/redrawn_types.h"

namespace ccsim {
namespace {

/// Years from the opening to the end of the quarter, but not beyond `until`.
double years_until(const Scenario& s, int index, Quarter until) {
    return std::clamp(static_cast<double>(std::min(index, s.index_of(until))) / 4.0, 0.0, 1e3);
}

double change(double percent_a_year, double years) { return std::pow(1 + percent_a_year / 100, years); }

/// Odds of paying at all, before the quarter's trend.
double pays_odds(const Payment& p, Situation s, bool noticed, LiabilityClass liability) {
    const Outcome last = outcome_of(s);
    const double after = last == Outcome::none_yet  ? p.odds_pays_first_quarter
                         : last == Outcome::nothing ? p.odds_pays_after_nothing
                         : last == Outcome::full    ? p.odds_pays_after_full
                                                    : 1;
    return after * class_odds(p.odds_pays_flat_rate, p.odds_pays_to_20_pounds, liability) *
           (is_enforced(s) ? p.odds_pays_enforced : 1) * (noticed ? p.odds_pays_in_notice : 1);
}

/// Odds of paying in full when paying, before the quarter's trend.
double full_odds(const Payment& p, Situation s, LiabilityClass liability) {
    const Outcome last = outcome_of(s);
    const double after = last == Outcome::nothing ? p.odds_full_after_nothing
                         : last == Outcome::full  ? p.odds_full_after_full
                                                  : 1;
    return after * class_odds(p.odds_full_flat_rate, p.odds_full_to_20_pounds, liability) *
           (is_enforced(s) ? p.odds_full_enforced : 1);
}

std::size_t row_of(std::size_t situation, bool noticed) { return situation + (noticed ? situations : 0); }

}  // namespace

QuarterChances::QuarterChances(const Scenario& scenario)
    : scenario_(&scenario),
      chances_(lasting_chances(scenario.parameters)),
      closes_reactively_(reactive_chances(scenario.parameters.leaving)) {
    const Payment& p = scenario.parameters.payment;
    for (std::size_t situation = 0; situation < payment_situations; ++situation)
        for (const bool noticed : {false, true})
            for (int profile = 0; profile < profiles; ++profile) {
                const auto s = static_cast<Situation>(situation);
                payment_odds_[situation][noticed ? 1 : 0][static_cast<std::size_t>(profile)] = {
                    pays_odds(p, s, noticed, class_of_profile(profile)), full_odds(p, s, class_of_profile(profile))};
            }
}

const ChanceTables<double>& QuarterChances::of(int index) {
    const Trends trends = trends_of(index);
    const bool reactive = index >= scenario_->index_of(scenario_->parameters.leaving.reactive_from);
    if (changes_ > 0 && trends == trends_ && reactive == reactive_) return chances_;
    ++changes_;
    trends_ = trends;
    reactive_ = reactive;
    fill_payment(trends);
    fill_services(trends);
    fill_reactive(reactive);
    const Parameters& parameters = scenario_->parameters;
    if (parameters.payer_types == PayerTypes::redrawn) average_over_types(parameters.opening, chances_);
    return chances_;
}

QuarterChances::Trends QuarterChances::trends_of(int index) const {
    const Scenario& scenario = *scenario_;
    const Parameters& p = scenario.parameters;
    const double paying = years_until(scenario, index, p.payment.trend_until);
    const double moving = years_until(scenario, index, p.maintenance_direct.change_until);
    return {.odds_pays = change(p.payment.odds_pays_trend_percent_a_year, paying),
            .odds_full = change(p.payment.odds_full_trend_percent_a_year, paying),
            .starts = change(p.enforcement.starts_change_percent_a_year,
                             years_until(scenario, index, p.enforcement.starts_change_until)),
            .joins = change(p.maintenance_direct.joins_change_percent_a_year, moving),
            .leaves = change(p.maintenance_direct.leaves_change_percent_a_year, moving)};
}

/// Closing reactively is not open to cases in notice.
void QuarterChances::fill_reactive(bool reactive) {
    for (std::size_t s = 0; s < family_situations; ++s)
        for (std::size_t profile = 0; profile < profiles; ++profile)
            chances_.leaves[s][profile][outcome::closes_reactively] = reactive ? closes_reactively_[s][profile] : 0;
}

void QuarterChances::fill_payment(const Trends& trends) {
    const Payment& p = scenario_->parameters.payment;
    for (std::size_t s = 0; s < payment_situations; ++s) {
        const bool first = outcome_of(static_cast<Situation>(s)) == Outcome::none_yet;
        const double due = first ? 1 - p.chance_not_due_yet : 1;
        for (const bool noticed : {false, true})
            for (std::size_t profile = 0; profile < profiles; ++profile) {
                const PayerType type = type_of_profile(static_cast<int>(profile));
                const PaymentOdds& odds = payment_odds_[s][noticed ? 1 : 0][profile];
                const double pays = due * with_odds(by_type(p.chance_pays, type), odds.pays * trends.odds_pays);
                const double full =
                    pays * with_odds(by_type(p.chance_full_if_pays, type), odds.full * trends.odds_full);
                chances_.pays[row_of(s, noticed)][profile] = {1 - due, due - pays,
                                                              (pays - full) * (1 - p.share_of_part_payers_over_half),
                                                              (pays - full) * p.share_of_part_payers_over_half, full};
            }
    }
}

/// Enforcement and Maintenance Direct, the moves between services.
void QuarterChances::fill_services(const Trends& trends) {
    const Enforcement& e = scenario_->parameters.enforcement;
    const MaintenanceDirect& d = scenario_->parameters.maintenance_direct;
    const double starts = std::min(1.0, e.chance_starts * trends.starts);
    const double joins = std::min(1.0, d.chance_joins * trends.joins);
    const double leaves = std::min(1.0, d.chance_leaves * trends.leaves);
    const auto set = [](auto& row, double chance) {
        for (auto& of_profile : row) of_profile[0] = chance;
    };
    for (const Debt debt : {Debt::none, Debt::small, Debt::large}) {
        for (std::size_t o = 0; o < payment_situations / 2; ++o) {
            const auto last = static_cast<Outcome>(o);
            const bool part = last == Outcome::under_half || last == Outcome::half_to_90 || last == Outcome::none_yet;
            set(chances_.enforcement[debt_row({collected(last), debt, 0})],
                with_odds(starts,
                          part ? e.odds_starts_after_part : (last == Outcome::full ? e.odds_starts_after_full : 1)));
            set(chances_.enforcement[debt_row({enforced(last), debt, 0})], e.chance_lifted);
            set(chances_.direct[debt_row({collected(last), debt, 0})],
                with_odds(joins, part ? d.odds_joins_after_part
                                      : (last == Outcome::nothing ? d.odds_joins_after_nothing : 1)));
        }
        auto& of_direct = chances_.direct[debt_row({Situation::direct, debt, 0})];
        for (std::size_t profile = 0; profile < profiles; ++profile)
            of_direct[profile][0] =
                with_odds(leaves, type_odds(1, d.odds_leaves_unlikely, type_of_profile(static_cast<int>(profile))));
    }
}

}  // namespace ccsim
