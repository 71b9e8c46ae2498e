#pragma once

#include <compare>
#include <cstdint>

namespace ccsim {

/// Money, in whole pence. An integer, so that a sum does not depend on the order of adding.
struct Pence {
    std::int64_t count = 0;

    friend constexpr auto operator<=>(Pence, Pence) = default;
    friend constexpr Pence operator+(Pence a, Pence b) { return {a.count + b.count}; }
    friend constexpr Pence operator-(Pence a, Pence b) { return {a.count - b.count}; }
    constexpr Pence& operator+=(Pence more) { return *this = *this + more; }
    constexpr Pence& operator-=(Pence less) { return *this = *this - less; }
};

inline constexpr int weeks_per_quarter = 13;

/// Pence in a pound, for the borders where pounds are read and written.
inline constexpr double pence_per_pound = 100.0;

}  // namespace ccsim
