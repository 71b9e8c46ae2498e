#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/expected_families.h"

// Names for the situations, outcomes and quantities that a quarter of families goes through one by one.
namespace ccsim::family_quarter {

inline constexpr std::size_t outcomes = payment_outcomes;
inline constexpr std::size_t no_debt = 0, small_debt = 1, large_debt = 2;
inline constexpr auto none_yet = static_cast<std::size_t>(Outcome::none_yet),
                      nothing = static_cast<std::size_t>(Outcome::nothing),
                      under_half = static_cast<std::size_t>(Outcome::under_half),
                      half_to_90 = static_cast<std::size_t>(Outcome::half_to_90), part = under_half,
                      full = static_cast<std::size_t>(Outcome::full);
inline constexpr auto direct = static_cast<std::size_t>(Situation::direct),
                      nil = static_cast<std::size_t>(Situation::nil);
inline constexpr std::size_t enforced_first = static_cast<std::size_t>(Situation::enforced_none_yet);

/// What a table holds of the cases in a state.
enum class Quantity { cases, arrears, secretary_of_state, not_paid };

/// Those whose last outcome is a payment have paid since January 2012.
constexpr bool holds_any(Quantity q, std::size_t outcome) { return q != Quantity::not_paid || outcome <= nothing; }

constexpr Situations held_by(Quantity q) {
    Situations all = 0;
    for (std::size_t s = 0; s < family_situations; ++s)
        if (q != Quantity::not_paid || may_never_have_paid(s)) all |= one(s);
    return all;
}

/// The outcomes that chances tell apart: no chance looks at which part was paid last, so those that paid the one or the
/// other are joined until they pay again.
inline constexpr std::array<std::size_t, 4> told_apart{none_yet, nothing, part, full};

}  // namespace ccsim::family_quarter
