#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "sim/model/decision_table.h"

// Decisions that seldom do anything: vectors only find out to which cases they may, and case_step.h steps those. Every
// decision without a step of its own in vectors is one, so a new decision needs none.
namespace ccsim {

/// Cases with a qualifying child, or without.
enum class Kin { families, formers };

constexpr bool has_vector_step(Decision d) {
    constexpr std::array with_one{Decision::lapses,  Decision::selected,  Decision::child_stops,
                                  Decision::amount,  Decision::pays,      Decision::settles,
                                  Decision::applies, Decision::finalised, Decision::progresses};
    return std::find(with_one.begin(), with_one.end(), d) != with_one.end();
}

constexpr bool is_put_to(const DecisionRow& row, Kin kin, State s) {
    return has_qualifying_child(s.situation) == (kin == Kin::families) && row.is_put_to(s);
}

constexpr bool is_rare(const DecisionRow& row, Kin kin) {
    if (has_vector_step(row.decision)) return false;
    for (int code = 0; code < state_codes; ++code)
        if (is_put_to(row, kin, state_of(static_cast<StateCode>(code)))) return true;
    return false;
}

template <Kin kin>
constexpr auto rare_decisions_of() {
    constexpr std::size_t size = [] {
        std::size_t n = 0;
        for (const DecisionRow& row : decision_table) n += is_rare(row, kin) ? 1 : 0;
        return n;
    }();
    std::array<Decision, size> rare{};
    std::size_t next = 0;
    for (const DecisionRow& row : decision_table)
        if (is_rare(row, kin)) rare[next++] = row.decision;
    return rare;
}

template <Kin kin>
inline constexpr auto rare_decisions = rare_decisions_of<kin>();

/// Where a decision is among those of its kin.
template <Kin kin>
constexpr std::size_t place_among_rare(Decision d) {
    std::size_t place = 0;
    while (rare_decisions<kin>[place] != d) ++place;
    return place;
}

constexpr bool are_between(Decision first, Decision last) {
    for (const Decision d : rare_decisions<Kin::families>)
        if (d <= first || d >= last) return false;
    return true;
}
static_assert(are_between(Decision::selected, Decision::pays),
              "vectors look up whether a rare decision may do anything by the state of a family after selection and "
              "before paying: one that comes before or after needs a step of its own");

/// One state for each place of the tables that a decision reads in some `row` of what vectors look up.
template <Decision d, Kin kin, std::size_t (*row)(State)>
constexpr auto states_read() {
    constexpr auto find = [] {
        std::pair<std::array<State, state_codes>, std::size_t> found{};
        for (int code = 0; code < state_codes; ++code) {
            const State s = state_of(static_cast<StateCode>(code));
            if (!is_put_to(row_of(d), kin, s)) continue;
            bool known = false;
            for (std::size_t i = 0; i < found.second && !known; ++i)
                known = row(found.first[i]) == row(s) && reads_the_same<d>(found.first[i], s);
            if (!known) found.first[found.second++] = s;
        }
        return found;
    };
    constexpr auto found = find();
    std::array<State, found.second> states{};
    for (std::size_t i = 0; i < states.size(); ++i) states[i] = found.first[i];
    return states;
}

}  // namespace ccsim
