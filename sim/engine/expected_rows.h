#pragma once

#include <algorithm>
#include <cstddef>

// Rows of numbers that the expected engine moves probability through. A row holds one or more quantities of the cases
// in a state, each for every lane; lanes are innermost, so that the loops below become vector instructions. No sum is
// taken in another order than written, so every instruction set gives the same bits.
namespace ccsim::rows {

inline void clear(double* to, std::size_t size) { std::fill_n(to, size, 0.0); }

inline void add(double* to, const double* from, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) to[i] += from[i];
}

inline void add_scaled(double* to, const double* from, double chance, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) to[i] += from[i] * chance;
}

inline void scale(double* row, double chance, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) row[i] *= chance;
}

/// Moves a chance of one row into another.
inline void move(double* to, double* from, double chance, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
        const double moving = from[i] * chance;
        to[i] += moving;
        from[i] -= moving;
    }
}

/// The same with a chance of its own for each lane.
inline void add_by_lane(double* to, const double* from, const double* chance, std::size_t quantities,
                        std::size_t lanes) {
    for (std::size_t q = 0; q < quantities; ++q)
        for (std::size_t i = 0; i < lanes; ++i) to[q * lanes + i] += from[q * lanes + i] * chance[i];
}

inline void scale_by_lane(double* row, const double* chance, std::size_t quantities, std::size_t lanes) {
    for (std::size_t q = 0; q < quantities; ++q)
        for (std::size_t i = 0; i < lanes; ++i) row[q * lanes + i] *= chance[i];
}

/// The sum over lanes, of which there is a multiple of four: four sums side by side, then together.
inline double sum(const double* row, std::size_t lanes) {
    double a = 0, b = 0, c = 0, d = 0;
    for (std::size_t i = 0; i < lanes; i += 4) {
        a += row[i];
        b += row[i + 1];
        c += row[i + 2];
        d += row[i + 3];
    }
    return (a + b) + (c + d);
}

}  // namespace ccsim::rows
