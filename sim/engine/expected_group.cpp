#include "sim/engine/expected_group.h"

#include "sim/model/decisions.h"

namespace ccsim {
namespace {

void add(Owing& to, const Owing& from, double share) {
    to.cases += from.cases * share;
    to.arrears += from.arrears * share;
    to.secretary_of_state += from.secretary_of_state * share;
    to.not_paid += from.not_paid * share;
}

void keep(Owing& owing, double share) {
    owing.cases *= share;
    owing.arrears *= share;
    owing.secretary_of_state *= share;
    owing.not_paid *= share;
}

}  // namespace

void ExpectedGroup::arrive(const ExpectedArrivals& arrival, std::size_t lane) {
    const State s = arrival.state;
    const auto debt = static_cast<std::size_t>(s.debt), situation = static_cast<std::size_t>(s.situation);
    is_empty_ = false;
    if (arrival.secretary_of_state_pence > 0) owes_secretary_of_state_ = true;
    const auto in_lane = [lane](double amount) {
        Four four;
        four.set(lane, amount);
        return four;
    };
    const Owing more{in_lane(arrival.cases), in_lane(arrival.arrears_pence), in_lane(arrival.secretary_of_state_pence),
                     in_lane(arrival.not_paid_since_january_2012)};
    if (!has_qualifying_child(s.situation)) {
        add(over_[debt - 1][s.situation == Situation::over_recently ? 0 : 1], more, 1);
        return;
    }
    open_.cases[debt][situation] += more.cases;
    open_.not_paid[debt][situation] += more.not_paid;
    if (s.debt == Debt::none) return;
    open_.arrears[debt - 1][situation] += more.arrears;
    open_.secretary_of_state[debt - 1][situation] += more.secretary_of_state;
}

[[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]] void ExpectedGroup::pass_a_quarter(
    const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows) {
    lapse(profile.chances.lapses[0]);
    select(lanes, flows);
    live(profile, lanes, flows);
    settle_former(profile, Situation::over_recently, over_, flows);
    settle_former(profile, Situation::ended_recently, ended_, flows);
    finalise(profile, lanes, flows);
    if (anybody_selected_) progress(profile, lanes, flows);
}

void ExpectedGroup::lapse(double chance) {
    for (auto* const former : {&over_, &ended_})
        for (auto& debt : *former) {
            add(debt[1], debt[0], chance);
            keep(debt[0], 1 - chance);
        }
    for (auto& route : waiting_)
        for (auto& debt : route) {
            const Four moving = debt[0] * chance;
            debt[0] -= moving;
            debt[1] += moving;
        }
}

void ExpectedGroup::select(const LaneQuarter& lanes, ExpectedFlows& flows) {
    selection_ = {};
    const std::size_t last =
        origin_of(Situation::direct, lanes.direct_segment) == origin_direct ? origins : origin_direct;
    for (std::size_t origin = 0; origin < last; ++origin)
        for (const bool clerical : {false, true}) {
            const Four who = lanes.may_be_selected * (clerical ? lanes.traits.clerical : 1 - lanes.traits.clerical);
            const double chance = lanes.selection[segment_of_origin(origin, clerical, lanes.direct_segment)];
            if (!(chance > 0 && who.sum() > 0)) continue;
            anybody_selected_ = true;
            selection_[origin] += who * chance;
        }
    if (!anybody_selected_) return;
    BySituation chances;
    for (std::size_t s = 0; s < family_situations; ++s)
        chances[s] = selection_[origin_of(static_cast<Situation>(s), lanes.direct_segment)];
    take_from_open(chances);
    std::array<Four, origins> selected{};
    for (const BySituation& of_debt : notice_[newest_].cases)
        for (std::size_t s = 0; s < family_situations; ++s)
            selected[origin_of(static_cast<Situation>(s), lanes.direct_segment)] += of_debt[s];
    for (std::size_t origin = 0; origin < origins; ++origin)
        for_each_segment(origin, lanes, selected[origin],
                         [&](std::size_t segment, const Four& cases) { flows.add(tally::selected(segment), cases); });
}

void ExpectedGroup::take_from_open(const BySituation& chances) {
    const auto take = [&chances](auto& from, auto& to) {
        for (std::size_t debt = 0; debt < from.size(); ++debt)
            for (std::size_t s = 0; s < family_situations; ++s) {
                to[debt][s] = from[debt][s] * chances[s];
                from[debt][s] -= to[debt][s];
            }
    };
    Families& newest = notice_[newest_];
    take(open_.cases, newest.cases);
    take(open_.arrears, newest.arrears);
    if (owes_secretary_of_state_) take(open_.secretary_of_state, newest.secretary_of_state);
    take(open_.not_paid, newest.not_paid);
}

void ExpectedGroup::live(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows) {
    exits_ = {};
    live_a_quarter(open_, profile.open, {profile.open, lanes.families.ages_out}, lanes.traits, 0,
                   owes_secretary_of_state_, exits_, flows);
    if (anybody_selected_) {
        const LeavingChances leaving(profile.in_notice, lanes.families.ages_out);
        const auto live_in_notice = [&](std::size_t place, double ends) {
            live_a_quarter(notice_[place], profile.in_notice, leaving, lanes.traits, ends, owes_secretary_of_state_,
                           exits_, flows);
        };
        by_origin_.live(notice_[newest_].cases, selection_, lanes.direct_segment, profile.in_notice, leaving);
        live_in_notice(newest_, 0);
        live_in_notice(middle(), profile.chances.progresses[1][outcome::ends]);
        live_in_notice(oldest, profile.chances.progresses[2][outcome::ends]);
    }
    for (std::size_t debt = 0; debt < 2; ++debt) {
        add(over_[debt][0], exits_.over[debt], 1);
        add(ended_[debt][0], exits_.ended[debt], 1);
        waiting_[reactive][debt][0] += exits_.ended[debt].cases;
    }
}

/// Repayment, clearing and adjustment of those without a liability; what frees them of their arrears makes them gone.
void ExpectedGroup::settle_former(const ProfileQuarter& profile, Situation recent, ByDebt<Owing>& former,
                                  ExpectedFlows& flows) {
    const ChanceTables<double>& t = profile.chances;
    const bool through_closure = is_ended(recent);
    const double leaves_at_finalisation =
        through_closure ? t.finalised[outcome::moved] + t.finalised[outcome::written_off] : 0;
    for (std::size_t debt = 1; debt < debts; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            const auto situation = static_cast<Situation>(static_cast<std::size_t>(recent) + recency);
            const auto& chances = t.settles[debt_row({situation, static_cast<Debt>(debt), 0})][profile.profile];
            const double clears = chances[outcome::clears], repays = chances[outcome::repays],
                         adjusted = chances[outcome::adjusted];
            const double freed = clears + (debt == 1 ? adjusted : 0);
            const double repaid = clears + repays * profile.open.fraction_repaid[debt - 1];
            const double taken = adjusted * profile.open.fraction_adjusted[debt - 1];
            Owing& owing = former[debt - 1][recency];
            const std::size_t group = repaying_group(situation);
            flows.add(tally::repaying(group), owing.cases * (clears + repays));
            flows.add(tally::repaid_pence(group), owing.arrears * repaid);
            flows.add(tally::adjusted(debt - 1), owing.cases * adjusted);
            flows.add(tally::adjusted_pence(debt - 1), owing.arrears * taken);
            flows.add(tally::went(), owing.cases * freed);
            exits_.paid_and_gone += owing.cases * (clears + repays * leaves_at_finalisation);
            owing.cases *= 1 - freed;
            owing.arrears *= 1 - repaid - taken;
            owing.secretary_of_state *= 1 - repaid - taken;
            owing.not_paid *= 1 - freed - repays;
            if (through_closure)
                for (auto& route : waiting_) route[debt - 1][recency] *= 1 - freed;
        }
}

void ExpectedGroup::finalise(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows) {
    const auto& chances = profile.chances.finalised;
    const double leaving = chances[outcome::moved] + chances[outcome::written_off], stays = chances[outcome::stays];
    for (std::size_t debt = 0; debt < 2; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            Owing& owing = ended_[debt][recency];
            flows.add(tally::moved_pence(), owing.arrears * chances[outcome::moved]);
            flows.add(tally::written_off_pence(), owing.arrears * chances[outcome::written_off]);
            flows.add(tally::went(), owing.cases * leaving);
            add(over_[debt][recency], owing, stays);
            keep(owing, 1 - leaving - stays);
        }
    for (std::size_t route = 0; route < waiting_.size(); ++route) {
        Four waiting{};
        for (auto& debt : waiting_[route])
            for (Four& cases : debt) {
                waiting += cases;
                cases *= 1 - leaving - stays;
            }
        for_each_route(route, lanes, waiting, [&](std::size_t of_closure, const Four& cases) {
            for (std::size_t how = 0; how < chances.size(); ++how)
                flows.add(tally::finalised(of_closure, how), cases * chances[how]);
        });
    }
}

void ExpectedGroup::progress(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows) {
    leave_notice(profile.chances, flows);
    const auto ended = by_origin_.progress(profile.chances, lanes, flows);
    for (std::size_t origin = 0; origin < origins; ++origin)
        for (std::size_t i = 0; i < ended[origin].size(); ++i) waiting_[origin][i][0] += ended[origin][i];
    newest_ = middle();
}

/// What ends joins those waiting for finalisation, or is gone; what drops out is open again. The middle age that stays
/// joins the oldest, so that its place is free for those selected next.
void ExpectedGroup::leave_notice(const ChanceTables<double>& chances, ExpectedFlows& flows) {
    const auto [ends_1, drops_out_1] = chances.progresses[1];
    const auto [ends_2, drops_out_2] = chances.progresses[2];
    const double stays_1 = 1 - ends_1 - drops_out_1, stays_2 = 1 - ends_2 - drops_out_2;
    Families &in_middle = notice_[middle()], &in_oldest = notice_[oldest];
    const auto leave = [&](BySituation& of_middle, BySituation& of_oldest, BySituation& open) {
        Four all_1{}, all_2{};
        for (std::size_t s = 0; s < family_situations; ++s) {
            all_1 += of_middle[s];
            all_2 += of_oldest[s];
            open[s] += of_middle[s] * drops_out_1 + of_oldest[s] * drops_out_2;
            of_oldest[s] = of_oldest[s] * stays_2 + of_middle[s] * stays_1;
        }
        return all_1 * ends_1 + all_2 * ends_2;
    };
    for (std::size_t s = 0; s < family_situations; ++s)
        if (in_collection_service(static_cast<Situation>(s)) && is_contributing(static_cast<Situation>(s)))
            exits_.paid_and_gone += in_middle.cases[0][s] * ends_1 + in_oldest.cases[0][s] * ends_2;
    flows.add(tally::went(), leave(in_middle.cases[0], in_oldest.cases[0], open_.cases[0]));
    leave(in_middle.not_paid[0], in_oldest.not_paid[0], open_.not_paid[0]);
    for (std::size_t i = 0; i < 2; ++i) {
        Owing& ended = ended_[i][0];
        ended.cases += leave(in_middle.cases[i + 1], in_oldest.cases[i + 1], open_.cases[i + 1]);
        ended.not_paid += leave(in_middle.not_paid[i + 1], in_oldest.not_paid[i + 1], open_.not_paid[i + 1]);
        ended.arrears += leave(in_middle.arrears[i], in_oldest.arrears[i], open_.arrears[i]);
        if (owes_secretary_of_state_)
            ended.secretary_of_state +=
                leave(in_middle.secretary_of_state[i], in_oldest.secretary_of_state[i], open_.secretary_of_state[i]);
    }
}

}  // namespace ccsim
