#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "sim/model/decision_table.h"

// Moves of families between situations in the expected engine, made from the decision table when compiled. Every
// decision between reassessment and paying is one, so a new one there needs no step of its own.
namespace ccsim {

/// Situations as bits.
using Situations = unsigned;
constexpr Situations one(std::size_t situation) { return 1U << situation; }
constexpr bool holds(Situations some, std::size_t s) { return (some & one(s)) != 0; }
inline constexpr Situations everywhere = one(family_situations) - 1;

inline constexpr std::size_t family_moves = index_of(Decision::pays) - index_of(Decision::amount) - 1;
constexpr Decision decision_of_move(std::size_t move) {
    return static_cast<Decision>(index_of(Decision::amount) + 1 + move);
}

/// A state for looking at what does not depend on debt or stage.
constexpr State bare(std::size_t situation) { return {static_cast<Situation>(situation), Debt::none, 0}; }

/// Where an outcome takes each situation; itself where the decision is not put to it.
constexpr std::array<std::size_t, family_situations> targets(Decision d, int outcome) {
    std::array<std::size_t, family_situations> to{};
    for (std::size_t s = 0; s < family_situations; ++s)
        to[s] = row_of(d).is_put_to(bare(s)) ? index_of(row_of(d).next(bare(s), outcome).situation) : s;
    return to;
}

/// `from` and where an outcome takes those.
constexpr Situations with_targets(Situations from, Decision d, int outcome) {
    Situations all = from;
    for (std::size_t s = 0; s < family_situations; ++s)
        if (holds(from, s)) all |= one(targets(d, outcome)[s]);
    return all;
}

/// No chance looks at which part was paid last, so families that paid half to 90% are joined to those that paid less
/// until they pay again. This is the situation they are counted in.
constexpr std::size_t joined(std::size_t s) {
    const auto situation = static_cast<Situation>(s);
    const bool in_service = in_collection_service(situation);
    return in_service && outcome_of(situation) == Outcome::half_to_90 ? s - 1 : s;
}

/// How a decision moves what is in some situations and nowhere else.
struct MovePlan {
    std::array<std::size_t, family_situations> to;
    Situations sources = 0;

    constexpr MovePlan(Decision d, Situations from) : to(targets(d, 0)) {
        for (std::size_t s = 0; s < family_situations; ++s)
            if (holds(from, s) && joined(s) == s && to[s] != s) sources |= one(s);
    }

    constexpr Situations sources_of(std::size_t target) const {
        Situations of = 0;
        for (std::size_t s = 0; s < family_situations; ++s)
            if (holds(sources, s) && to[s] == target) of |= one(s);
        return of;
    }
    /// Whether a situation gives to another and takes from it, both from no third.
    constexpr bool exchanges(std::size_t s) const {
        return holds(sources, s) && sources_of(s) == one(to[s]) && sources_of(to[s]) == one(s);
    }
    /// Whether all that a situation takes comes from situations before it.
    constexpr bool takes_from_those_before(std::size_t s) const { return sources_of(s) != 0 && sources_of(s) < one(s); }
    constexpr bool takes_last(std::size_t s) const {
        return sources_of(s) != 0 && !exchanges(s) && !takes_from_those_before(s);
    }
};

/// The total that counts a move from a situation, and the situations that a total counts.
constexpr std::size_t total_of(Decision d, std::size_t situation) { return row_of(d).total(bare(situation), 0, 0); }
constexpr Situations counted_in(Decision d, std::size_t total) {
    Situations all = 0;
    for (std::size_t s = 0; s < family_situations; ++s)
        if (total_of(d, s) == total) all |= one(s);
    return all;
}

/// Calls `visit` with each situation of a family, as a constant.
template <class Visit, std::size_t... s>
[[gnu::always_inline]] inline void for_each_situation(const Visit& visit, std::index_sequence<s...>) {
    (visit(std::integral_constant<std::size_t, s>{}), ...);
}
template <class Visit>
[[gnu::always_inline]] inline void for_each_situation(const Visit& visit) {
    for_each_situation(visit, std::make_index_sequence<family_situations>{});
}

/// Calls `visit` with each move, as a constant.
template <class Visit>
[[gnu::always_inline]] inline void for_each_move(const Visit& visit) {
    [&visit]<std::size_t... move>(std::index_sequence<move...>) __attribute__((always_inline)) {
        (visit(std::integral_constant<std::size_t, move>{}), ...);
    }
    (std::make_index_sequence<family_moves>{});
}

}  // namespace ccsim
