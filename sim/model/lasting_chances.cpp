#include "sim/model/quarter_chances.h"

namespace ccsim {
namespace {

double by_standing(Situation s, double collected, double enforced, double direct, double nil) {
    if (is_collected(s)) return collected;
    if (is_enforced(s)) return enforced;
    return s == Situation::direct ? direct : nil;
}

double chance_withdraws(const Leaving& l, Situation s, int profile) {
    return with_odds(
        by_standing(s, l.chance_withdraws_collected, l.chance_withdraws_enforced, l.chance_withdraws_direct,
                    l.chance_withdraws_nil),
        type_odds(l.odds_withdraws_reliable, l.odds_withdraws_unlikely, type_of_profile(profile)) *
            class_odds(l.odds_withdraws_flat_rate, l.odds_withdraws_to_20_pounds, class_of_profile(profile)));
}

void fill_reassessment(ChanceTables<double>& t, const Parameters& p, Situation s, int profile) {
    const Reassessment& r = p.reassessment;
    auto& chances = t.reassessed[static_cast<std::size_t>(s)][static_cast<std::size_t>(profile)];
    if (s == Situation::nil) {
        chances[outcome::to_nil_or_positive] = r.chance_to_positive;
        return;
    }
    const double to_nil =
        with_odds(s == Situation::direct ? r.chance_to_nil_direct : r.chance_to_nil_collection_service,
                  type_odds(r.odds_to_nil_reliable, r.odds_to_nil_unlikely, type_of_profile(profile)) *
                      class_odds(r.odds_to_nil_flat_rate, r.odds_to_nil_to_20_pounds, class_of_profile(profile)));
    chances[outcome::to_nil_or_positive] = to_nil;
    chances[outcome::amount_changes] = (1 - to_nil) * r.chance_amount_changes;
}

/// The chance of paying towards arrears, before the payer type counts.
double chance_repays(const ArrearsPayment& a, Situation s) {
    if (in_collection_service(s)) {
        if (outcome_of(s) != Outcome::full) return 0;
        return is_enforced(s) ? a.chance_repays_enforced : a.chance_repays_collected;
    }
    if (s == Situation::direct) return a.chance_repays_direct;
    if (s == Situation::nil) return a.chance_repays_nil;
    return s == Situation::ended_recently || s == Situation::over_recently ? a.chance_repays_ended_recently
                                                                           : a.chance_repays_ended_long_ago;
}

void fill_settling(ChanceTables<double>& t, const Parameters& p, State s, int profile) {
    const ArrearsPayment& a = p.arrears;
    auto& chances = t.settles[debt_row(s)][static_cast<std::size_t>(profile)];
    if (s.debt == Debt::none) {
        if (in_collection_service(s.situation) && outcome_of(s.situation) == Outcome::full)
            chances[outcome::overpays] = a.chance_overpays;
        return;
    }
    const double repays =
        with_odds(chance_repays(a, s.situation),
                  type_odds(a.odds_repays_reliable, a.odds_repays_unlikely, type_of_profile(profile)));
    const bool small = s.debt == Debt::small;
    chances[outcome::clears] = small ? repays * a.chance_clears_if_repays_small : 0;
    chances[outcome::repays] = repays - chances[outcome::clears];
    chances[outcome::adjusted] = (1 - repays) * (small ? a.chance_adjusted_small : a.chance_adjusted_large);
}

void fill_closure(ChanceTables<double>& t, const Closure& c) {
    for (std::size_t age = 1; age < notice_ages; ++age) {
        const double ends = age == 1 ? c.chance_ends_first_quarter_after_notice : c.chance_ends_later_quarter;
        t.progresses[age] = {ends, (1 - ends) * c.chance_drops_out};
    }
    const double leaving = c.chance_finalised * c.share_of_arrears_leaving_at_finalisation;
    t.finalised = {leaving * c.share_of_leaving_arrears_moved, leaving * (1 - c.share_of_leaving_arrears_moved),
                   c.chance_finalised - leaving};
    t.applies = {{{c.share_applying_segment_1},
                  {c.share_applying_segment_2},
                  {c.share_applying_segment_3},
                  {c.share_applying_segment_4},
                  {c.share_applying_segment_5},
                  {c.share_applying_reactive}}};
}

}  // namespace

ChanceTables<double> lasting_chances(const Parameters& p) {
    ChanceTables<double> t;
    for (int profile = 0; profile < profiles; ++profile)
        for (int situation = 0; situation < situations; ++situation) {
            const auto s = static_cast<Situation>(situation);
            for (int debt = 0; debt < debts; ++debt) fill_settling(t, p, {s, static_cast<Debt>(debt), 0}, profile);
            if (!has_qualifying_child(s)) continue;
            fill_reassessment(t, p, s, profile);
            for (const Stage stage : {Stage{0}, notice(0, 0)})
                t.leaves[noticed_row({s, Debt::none, stage})][static_cast<std::size_t>(profile)][outcome::withdraws] =
                    chance_withdraws(p.leaving, s, profile);
        }
    fill_closure(t, p.closure);
    t.lapses = {p.arrears.chance_no_longer_recent};
    t.child_stops = {{{0},
                      {0},
                      {p.older_children.chance_one_of_two_stops},
                      {p.older_children.chance_one_of_three_stops},
                      {p.older_children.chance_one_of_four_stops}}};
    return t;
}

ReactiveChances reactive_chances(const Leaving& l) {
    ReactiveChances chances{};
    for (int profile = 0; profile < profiles; ++profile)
        for (int situation = 0; situation < family_situations; ++situation) {
            const auto s = static_cast<Situation>(situation);
            const double withdraws = chance_withdraws(l, s, profile);
            const double closes =
                with_odds(by_standing(s, l.chance_reactive_collected, l.chance_reactive_enforced,
                                      l.chance_reactive_direct, l.chance_reactive_nil),
                          type_odds(l.odds_reactive_reliable, l.odds_reactive_unlikely, type_of_profile(profile)));
            chances[static_cast<std::size_t>(situation)][static_cast<std::size_t>(profile)] = (1 - withdraws) * closes;
        }
    return chances;
}

}  // namespace ccsim
