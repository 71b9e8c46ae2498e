#include "sim/engine/expected_group.h"

#include "sim/engine/vector_clones.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr std::array<std::size_t, family_situations> anywhere{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

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

/// Of notices a quarter old or older that do not end, the share that is dropped out of: the same at any age.
double drops_out_if_not_ended(const ChanceTables<double>& chances) {
    for (std::size_t age = 1; age < notice_ages; ++age)
        if (const double ends = chances.progresses[age][outcome::ends]; ends < 1)
            return chances.progresses[age][outcome::drops_out] / (1 - ends);
    return 0;
}

void take_part(ByLane& from, ByLane& to, const ByLane& share) {
    to = from * share;
    from -= to;
}

}  // namespace

void ExpectedGroup::arrive(const ExpectedArrivals& arrival, std::size_t lane) {
    const State s = arrival.state;
    const auto debt = static_cast<std::size_t>(s.debt), situation = static_cast<std::size_t>(s.situation);
    is_empty_ = false;
    if (arrival.secretary_of_state_pence > 0) owes_secretary_of_state_ = true;
    const auto in_lane = [lane](double amount) {
        ByLane by_lane;
        by_lane.set(lane, amount);
        return by_lane;
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

CCSIM_VECTOR_CLONES void ExpectedGroup::pass_a_quarter(const ProfileQuarter& profile, const LaneQuarter& lanes,
                                                       ExpectedFlows& flows) {
    lapse(profile.chances.lapses[0]);
    select(lanes, flows);
    live(profile, lanes, flows);
    settle_former(profile, Situation::over_recently, over_, flows);
    settle_former(profile, Situation::ended_recently, ended_, flows);
    finalise(profile, lanes, flows);
    if (anybody_selected_) progress(profile, flows);
}

void ExpectedGroup::lapse(double chance) {
    for (auto* const former : {&over_, &ended_})
        for (auto& debt : *former) {
            add(debt[1], debt[0], chance);
            keep(debt[0], 1 - chance);
        }
    for (auto& route : waiting_)
        for (auto& debt : route) {
            const ByLane moving = debt[0] * chance;
            debt[0] -= moving;
            debt[1] += moving;
        }
}

void ExpectedGroup::select(const LaneQuarter& lanes, ExpectedFlows& flows) {
    BySituation chances{};
    for (std::size_t s = 0; s < family_situations; ++s)
        for (const bool clerical : {false, true}) {
            const auto situation = static_cast<Situation>(s);
            const int segment = segment_of(situation, clerical, lanes.direct_segment);
            if (const double chance = lanes.selection.of(situation, static_cast<std::size_t>(segment)); chance > 0)
                chances[s] +=
                    lanes.may_be_selected * (clerical ? lanes.traits.clerical : 1 - lanes.traits.clerical) * chance;
        }
    selected_from_ = {};
    for (std::size_t s = 0; s < family_situations; ++s)
        if (chances[s].any()) {
            anybody_selected_ = true;
            selected_from_[origin_of(static_cast<Situation>(s), lanes.direct_segment)] = true;
        }
    if (!anybody_selected_) return;
    take_from_open(chances);
    std::array<ByLane, origins> selected{};
    for (const BySituation& of_debt : notice_[newest_].cases)
        for (std::size_t s = 0; s < family_situations; ++s)
            selected[origin_of(static_cast<Situation>(s), lanes.direct_segment)] += of_debt[s];
    for (std::size_t origin = 0; origin < origins; ++origin)
        flows.add(tally::selected(segment_of_origin(origin, false, lanes.direct_segment)), selected[origin]);
}

void ExpectedGroup::take_from_open(const BySituation& chances) {
    const auto take = [&chances](auto& from, auto& to) {
        for (std::size_t debt = 0; debt < from.size(); ++debt)
            for (std::size_t s = 0; s < family_situations; ++s) take_part(from[debt][s], to[debt][s], chances[s]);
    };
    Families& newest = notice_[newest_];
    take(open_.cases, newest.cases);
    take(open_.arrears, newest.arrears);
    if (owes_secretary_of_state_) take(open_.secretary_of_state, newest.secretary_of_state);
    for (std::size_t debt = 0; debt < debts; ++debt)
        for (const std::size_t s : never_paid) take_part(open_.not_paid[debt][s], newest.not_paid[debt][s], chances[s]);
}

void ExpectedGroup::live(const ProfileQuarter& profile, const LaneQuarter& lanes, ExpectedFlows& flows) {
    exits_ = {};
    const LeavingChances leaving_open(profile.open, lanes.families.ages_out);
    count_moves({&open_}, profile.open, false, leaving_open, flows);
    live_a_quarter(open_, profile.open, leaving_open, false, owes_secretary_of_state_, exits_, flows);
    if (anybody_selected_) {
        const LeavingChances leaving(profile.in_notice, lanes.families.ages_out);
        by_origin_.pass_a_quarter(
            {notice_[newest_].cases, selected_from_, profile.chances, profile.in_notice, leaving, lanes.direct_segment},
            notices_ended_, flows);
        tell_endings_apart(profile.chances);
        Families &newest = notice_[newest_], &others = notice_[oldest];
        count_moves({&newest, &others}, profile.in_notice, false, leaving, flows);
        count_moves({&ending_}, profile.in_notice, true, leaving, flows);
        const auto live_in_notice = [&](Families& families, bool ends) {
            live_a_quarter(families, profile.in_notice, leaving, ends, owes_secretary_of_state_, exits_, flows);
        };
        live_in_notice(newest, false);
        live_in_notice(others, false);
        live_in_notice(ending_, true);
    }
    for (std::size_t debt = 0; debt < 2; ++debt) {
        add(over_[debt][0], exits_.over[debt], 1);
        add(ended_[debt][0], exits_.ended[debt], 1);
        waiting_[reactive][debt][0] += exits_.ended[debt].cases;
    }
}

/// Those whose notice ends this quarter live it by themselves, as less falls due. The others of a quarter or more are
/// alike from here on: those selected the quarter before join the oldest, which frees their place.
void ExpectedGroup::tell_endings_apart(const ChanceTables<double>& chances) {
    const double ends_1 = chances.progresses[1][outcome::ends], ends_2 = chances.progresses[2][outcome::ends];
    const auto part = [ends_1, ends_2](BySituation& ending, const BySituation& in_middle, BySituation& in_oldest,
                                       const auto& there) {
        for (const std::size_t s : there) {
            const ByLane from_middle = in_middle[s] * ends_1, from_oldest = in_oldest[s] * ends_2;
            ending[s] = from_middle + from_oldest;
            in_oldest[s] += in_middle[s] - ending[s];
        }
    };
    const Families& in_middle = notice_[middle()];
    Families& in_oldest = notice_[oldest];
    for (std::size_t debt = 0; debt < debts; ++debt) {
        part(ending_.cases[debt], in_middle.cases[debt], in_oldest.cases[debt], anywhere);
        part(ending_.not_paid[debt], in_middle.not_paid[debt], in_oldest.not_paid[debt], never_paid);
        if (debt == 0) continue;
        const std::size_t i = debt - 1;
        part(ending_.arrears[i], in_middle.arrears[i], in_oldest.arrears[i], anywhere);
        if (owes_secretary_of_state_)
            part(ending_.secretary_of_state[i], in_middle.secretary_of_state[i], in_oldest.secretary_of_state[i],
                 anywhere);
    }
}

/// Repayment, clearing and adjustment of those without a liability; what frees them of their arrears makes them gone.
void ExpectedGroup::settle_former(const ProfileQuarter& profile, Situation recent, ByDebt<Owing>& former,
                                  ExpectedFlows& flows) {
    const auto& finalised = profile.chances.finalised;
    const bool through_closure = is_ended(recent);
    const double leaves_at_finalisation =
        through_closure ? finalised[outcome::moved] + finalised[outcome::written_off] : 0;
    for (std::size_t debt = 1; debt < debts; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            const std::size_t s = static_cast<std::size_t>(recent) + recency;
            const SettlingChances& chances = profile.open.settles[debt - 1][s];
            Owing& owing = former[debt - 1][recency];
            const std::size_t group = repaying_group(static_cast<Situation>(s));
            flows.add(tally::repaying(group), owing.cases * chances.pays);
            flows.add(tally::repaid_pence(group), owing.arrears * chances.repaid);
            flows.add(tally::adjusted(debt - 1), owing.cases * chances.adjusted);
            flows.add(tally::adjusted_pence(debt - 1), owing.arrears * chances.taken);
            flows.add(tally::went(), owing.cases * chances.freed);
            exits_.paid_and_gone +=
                owing.cases * (chances.clears + (chances.pays - chances.clears) * leaves_at_finalisation);
            owing.cases *= 1 - chances.freed;
            owing.arrears *= chances.left;
            owing.secretary_of_state *= chances.left;
            owing.not_paid *= chances.still_unpaid;
            if (through_closure)
                for (auto& route : waiting_) route[debt - 1][recency] *= 1 - chances.freed;
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
        ByLane waiting{};
        for (auto& debt : waiting_[route])
            for (ByLane& cases : debt) {
                waiting += cases;
                cases *= 1 - leaving - stays;
            }
        flows.add(tally::finalised(route_of_waiting(route, lanes.direct_segment)), waiting);
    }
}

void ExpectedGroup::progress(const ProfileQuarter& profile, ExpectedFlows& flows) {
    leave_notice(profile.chances, flows);
    for (std::size_t origin = 0; origin < origins; ++origin)
        for (std::size_t i = 0; i < 2; ++i) waiting_[origin][i][0] += notices_ended_[origin][i];
    newest_ = middle();
}

/// What ends joins those waiting for finalisation, or is gone; what drops out is open again.
void ExpectedGroup::leave_notice(const ChanceTables<double>& chances, ExpectedFlows& flows) {
    const double drops_out = drops_out_if_not_ended(chances);
    const auto leave = [drops_out](const BySituation& ending, BySituation& others, BySituation& open,
                                   const auto& there) {
        ByLane ended{};
        for (const std::size_t s : there) {
            ended += ending[s];
            const ByLane dropped_out = others[s] * drops_out;
            open[s] += dropped_out;
            others[s] -= dropped_out;
        }
        return ended;
    };
    Families& others = notice_[oldest];
    const auto leave_any = [&](const BySituation& ending, BySituation& of_others, BySituation& open) {
        return leave(ending, of_others, open, anywhere);
    };
    const auto leave_unpaid = [&](std::size_t debt) {
        return leave(ending_.not_paid[debt], others.not_paid[debt], open_.not_paid[debt], never_paid);
    };
    for (std::size_t s = 0; s < family_situations; ++s)
        if (in_collection_service(static_cast<Situation>(s)) && is_contributing(static_cast<Situation>(s)))
            exits_.paid_and_gone += ending_.cases[0][s];
    flows.add(tally::went(), leave_any(ending_.cases[0], others.cases[0], open_.cases[0]));
    leave_unpaid(0);
    for (std::size_t i = 0; i < 2; ++i) {
        Owing& ended = ended_[i][0];
        ended.cases += leave_any(ending_.cases[i + 1], others.cases[i + 1], open_.cases[i + 1]);
        ended.not_paid += leave_unpaid(i + 1);
        ended.arrears += leave_any(ending_.arrears[i], others.arrears[i], open_.arrears[i]);
        if (owes_secretary_of_state_)
            ended.secretary_of_state +=
                leave_any(ending_.secretary_of_state[i], others.secretary_of_state[i], open_.secretary_of_state[i]);
    }
}

}  // namespace ccsim
