#pragma once

#include <cstdint>

#include "sim/model/case_state.h"

// What a case can decide in a quarter, in order, and where each outcome takes its state. decision_table.h has a row for
// each; both engines walk it.
namespace ccsim {

/// In the order in which they are put to a case.
enum class Decision : std::uint8_t {
    lapses,       ///< a liability that ended some time ago is no longer recent
    selected,     ///< for closure
    child_stops,  ///< an older child stops qualifying
    leaves,       ///< withdrawal, or reactive closure
    reassessed,   ///< positive to nil, nil to positive, change of amount
    amount,       ///< the new rank in the liability table after a change of amount
    enforcement,  ///< starts, or is lifted
    direct,       ///< joins or leaves Maintenance Direct
    pays,         ///< towards the quarter's liability
    settles,      ///< repays, clears or has adjusted its arrears; or overpays
    finalised,    ///< the arrears of a liability that closure has ended before
    progresses,   ///< through notice to the end of the liability
    applies,      ///< to the 2012 scheme, when closure ends the liability: counted only
};
inline constexpr int decisions = 13;

namespace outcome {
inline constexpr int withdraws = 0, closes_reactively = 1;                // leaves
inline constexpr int to_nil_or_positive = 0, amount_changes = 1;          // reassessed
inline constexpr int clears = 0, repays = 1, adjusted = 2, overpays = 3;  // settles
inline constexpr int moved = 0, written_off = 1, stays = 2;               // finalised
inline constexpr int ends = 0, drops_out = 1;                             // progresses
}  // namespace outcome

/// How a liability ended: 0 to 4 by the programme from segments 1 to 5, then reactive closure, withdrawal, ageing out.
inline constexpr int route_reactive = reactive_route, route_withdrawal = segments + 1, route_ageing = segments + 2;
inline constexpr int end_routes = segments + 3;

/// A quarter passes: a notice grows older. The state before the quarter's decisions.
constexpr State with_notice_a_quarter_older(State s) {
    if (in_notice(s) && notice_age(s.stage) < notice_ages - 1) ++s.stage;
    return s;
}

constexpr State after_lapsing(State s) {
    if (s.situation == Situation::ended_recently) s.situation = Situation::ended_long_ago;
    if (s.situation == Situation::over_recently) s.situation = Situation::over_long_ago;
    return s;
}

constexpr State after_selection(State s, int segment) { return {s.situation, s.debt, notice(segment, 0)}; }

/// The liability ends. With nothing owed the case is gone; otherwise it waits for finalisation when closure ended it.
constexpr State after_liability_ends(State s, int route) {
    if (s.debt == Debt::none) return gone;
    if (route <= route_reactive) return {Situation::ended_recently, s.debt, static_cast<Stage>(route)};
    return {Situation::over_recently, s.debt, 0};
}

constexpr int route_of_leaving(int leaving) {
    return leaving == outcome::withdraws ? route_withdrawal : route_reactive;
}

constexpr State after_reassessment(State s, int how) {
    if (how == outcome::amount_changes) return s;
    s.situation = s.situation == Situation::nil ? collected(Outcome::none_yet) : Situation::nil;
    return s;
}

constexpr State after_enforcement(State s) {
    const Outcome last = outcome_of(s.situation);
    s.situation = is_enforced(s.situation) ? collected(last) : enforced(last);
    return s;
}

constexpr State after_direct(State s) {
    s.situation = s.situation == Situation::direct ? collected(Outcome::none_yet) : Situation::direct;
    return s;
}

/// What was not paid becomes arrears: a new debt is small, and paying nothing twice running makes it large.
constexpr State after_paying(State s, Outcome now) {
    const bool nothing_twice = now == Outcome::nothing && outcome_of(s.situation) == Outcome::nothing;
    const bool unpaid = now >= Outcome::nothing && now <= Outcome::half_to_90;
    if (nothing_twice) s.debt = Debt::large;
    else if (unpaid && s.debt == Debt::none) s.debt = Debt::small;
    s.situation = with_outcome(s.situation, now);
    return s;
}

/// A small debt that is cleared or adjusted is gone; a large one is adjusted in part.
constexpr State after_settling(State s, int how) {
    if (how == outcome::clears || (how == outcome::adjusted && s.debt == Debt::small)) s.debt = Debt::none;
    return is_gone(s) ? gone : s;
}

/// Arrears that move or are written off leave with the case.
constexpr State after_finalisation(State s, int how) {
    if (how != outcome::stays) return gone;
    return {s.situation == Situation::ended_recently ? Situation::over_recently : Situation::over_long_ago, s.debt, 0};
}

constexpr State after_notice(State s, int how) {
    return how == outcome::ends ? after_liability_ends(s, notice_segment(s.stage)) : State{s.situation, s.debt, 0};
}

}  // namespace ccsim
