#pragma once

#include <cstring>

namespace ccsim {

/// Numbers of four lanes, added and multiplied together: one vector register where the machine has such, else two. Each
/// lane is worked out as written, so the bits are the same on every machine.
using Four [[gnu::vector_size(4 * sizeof(double))]] = double;
inline constexpr std::size_t lanes_a_vector = 4;

inline Four load(const double* from) {
    Four four;
    std::memcpy(&four, from, sizeof four);
    return four;
}

inline void store(double* to, const Four& four) { std::memcpy(to, &four, sizeof four); }

inline void add_to(double* to, const Four& more) { store(to, load(to) + more); }

}  // namespace ccsim
