#include "sim/engine/expected_families.h"
#include "sim/engine/family_situations.h"

// What the steps of the expected engine that are written by hand, for speed, take for granted of the decision table.
// A table that is otherwise does not compile: the step that a premise names is then to be written anew.
namespace ccsim {
namespace {

/// Whether something is true of every state that a decision is put to, for every outcome.
template <class Premise>
constexpr bool always(Decision d, const Premise& premise) {
    const DecisionRow& row = row_of(d);
    for (int code = 0; code < state_codes; ++code) {
        const State s = state_of(static_cast<StateCode>(code));
        if (!row.is_put_to(s)) continue;
        for (std::size_t how = 0; how < outcomes_of(row); ++how)
            if (!premise(s, static_cast<int>(how), row.next(s, static_cast<int>(how)))) return false;
    }
    return true;
}

/// A case whose liability ends: it owes what it owed, or is gone.
constexpr bool is_former(State now, State before, Situation situation, Stage stage) {
    return now == (before.debt == Debt::none ? gone : State{situation, before.debt, stage});
}
constexpr bool only_situation_differs(State now, State before) {
    return now.debt == before.debt && now.stage == before.stage;
}

constexpr std::size_t decisions_of(bool families) {
    std::size_t n = 0;
    for (const DecisionRow& row : decision_table) {
        bool is_one = false;
        for (int code = 0; code < state_codes; ++code) {
            const State s = state_of(static_cast<StateCode>(code));
            is_one = is_one || (has_qualifying_child(s.situation) == families && row.is_put_to(s));
        }
        n += is_one ? 1 : 0;
    }
    return n;
}
static_assert(
    decisions_of(true) == 8 + family_moves,
    "families are selected, their children stop, they leave, are reassessed, perhaps with a new amount, move, "
    "pay and settle, and their notices progress: another decision needs a step of its own");
static_assert(decisions_of(false) == 4,
              "the rest lapse, settle, are finalised and apply: another decision needs a step of its own");

// FamilyQuarter::leave
static_assert(always(Decision::leaves, [](State s, int how, State now) {
    return how == outcome::withdraws ? is_former(now, s, Situation::over_recently, 0)
                                     : is_former(now, s, Situation::ended_recently, reactive_route);
}));
static_assert(is_former(after_liability_ends({Situation::nil, Debt::small, 0}, route_ageing),
                        {Situation::nil, Debt::small, 0}, Situation::over_recently, 0));
static_assert(always(Decision::reassessed, [](State s, int how, State now) {
    if (how == outcome::amount_changes) return now == s;
    const Situation to = s.situation == Situation::nil ? Situation::collected_none_yet : Situation::nil;
    return now.situation == to && only_situation_differs(now, s);
}));

// FamilyQuarter::make: a move looks at nothing but situation, debt and profile, and changes nothing but the situation.
template <std::size_t move>
constexpr bool is_move_of_situations() {
    constexpr Decision d = decision_of_move(move);
    if (outcomes_of(row_of(d)) != 1) return false;
    for (int code = 0; code < state_codes; ++code) {
        const State s = state_of(static_cast<StateCode>(code));
        const auto situation = static_cast<std::size_t>(s.situation);
        if (row_of(d).is_put_to(s) != row_of(d).is_put_to(bare(situation))) return false;
        if (!row_of(d).is_put_to(s)) continue;
        if (!has_qualifying_child(s.situation) || !reads_the_same<d>(s, {s.situation, s.debt, 0})) return false;
        const State now = row_of(d).next(s, 0);
        if (now.situation != row_of(d).next(bare(situation), 0).situation) return false;
        if (!has_qualifying_child(now.situation) || !only_situation_differs(now, s)) return false;
        if (row_of(d).total(s, 0, 0) != row_of(d).total(bare(situation), 0, 0)) return false;
    }
    const auto to = targets(d, 0);
    for (std::size_t s = 0; s < family_situations; ++s)
        if (joined(to[s]) != joined(to[joined(s)])) return false;
    return true;
}
template <std::size_t... move>
constexpr bool are_moves_of_situations(std::index_sequence<move...>) {
    return (is_move_of_situations<move>() && ...);
}
static_assert(are_moves_of_situations(std::make_index_sequence<family_moves>{}),
              "a decision between reassessment and paying that is no such move needs a step of its own");

// FamilyQuarter::pay
static_assert(always(Decision::pays, [](State s, int how, State now) {
    const auto outcome = static_cast<Outcome>(how);
    const bool twice = outcome == Outcome::nothing && outcome_of(s.situation) == Outcome::nothing;
    const bool new_debt = s.debt == Debt::none && outcome != Outcome::none_yet && outcome != Outcome::full;
    return now ==
           State{with_outcome(s.situation, outcome), twice ? Debt::large : (new_debt ? Debt::small : s.debt), s.stage};
}));

// Settling: what it frees of debt joins those without, in the same situation, or is gone.
static_assert(always(Decision::settles, [](State s, int how, State now) {
    if (how == outcome::overpays && s.debt != Debt::none) return true;  // nobody who owes overpays
    if (how != outcome::overpays && s.debt == Debt::none) return true;  // nor repays who does not
    const bool freed = how == outcome::clears || (how == outcome::adjusted && s.debt == Debt::small);
    const State free{s.situation, Debt::none, s.stage};
    return now == (!freed ? s : is_gone(free) ? gone : free);
}));

// ExpectedGroup: lapse, select, finalise, leave_notice
static_assert(always(Decision::lapses, [](State s, int, State now) {
    return now == State{static_cast<Situation>(static_cast<int>(s.situation) + 1), s.debt, s.stage};
}));
static_assert(always(Decision::selected, [](State s, int segment, State now) {
    return now == State{s.situation, s.debt, notice(segment, 0)};
}));
static_assert(always(Decision::finalised, [](State s, int how, State now) {
    const bool recently = s.situation == Situation::ended_recently;
    return now == (how == outcome::stays
                       ? State{recently ? Situation::over_recently : Situation::over_long_ago, s.debt, 0}
                       : gone);
}));
static_assert(always(Decision::progresses, [](State s, int how, State now) {
    const auto route = static_cast<Stage>(notice_segment(s.stage));
    return how == outcome::ends ? is_former(now, s, Situation::ended_recently, route)
                                : now == State{s.situation, s.debt, 0};
}));

}  // namespace
}  // namespace ccsim
