#pragma once

#include <algorithm>
#include <cstddef>

#include "sim/engine/four_lanes.h"

// Rows of numbers that the expected engine moves probability through. A row holds one or more quantities of the cases
// in a state, each for every lane, lanes innermost; its size is a multiple of four. No sum is taken in another order
// than written, so every instruction set gives the same bits.
namespace ccsim::rows {

inline void clear(double* to, std::size_t size) { std::fill_n(to, size, 0.0); }

inline void add(double* to, const double* from, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes_a_vector) add_to(to + i, load(from + i));
}

inline void add_scaled(double* to, const double* from, double chance, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes_a_vector) add_to(to + i, load(from + i) * chance);
}

inline void scale(double* row, double chance, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes_a_vector) store(row + i, load(row + i) * chance);
}

/// Moves a chance of one row into another.
inline void move(double* to, double* from, double chance, std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes_a_vector) {
        const Four moving = load(from + i) * chance;
        add_to(to + i, moving);
        store(from + i, load(from + i) - moving);
    }
}

/// The sum of numbers, of which there is a multiple of four: four sums side by side, then together.
inline double sum(const double* row, std::size_t size) {
    Four sums{};
    for (std::size_t i = 0; i < size; i += lanes_a_vector) sums += load(row + i);
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace ccsim::rows
