#pragma once

#include <cstddef>

namespace ccsim {

inline constexpr std::size_t lanes_a_vector = 4;

/// Numbers of four lanes, added and multiplied together: one vector register where the machine has such, else two. Each
/// lane is worked out as written, so the bits are the same on every machine.
struct alignas(lanes_a_vector * sizeof(double)) Four {
    using Vector [[gnu::vector_size(lanes_a_vector * sizeof(double))]] = double;
    Vector lanes{};

    double operator[](std::size_t lane) const { return lanes[lane]; }
    void set(std::size_t lane, double value) { lanes[lane] = value; }

    Four& operator+=(const Four& more) { return *this = {lanes + more.lanes}; }
    Four& operator-=(const Four& less) { return *this = {lanes - less.lanes}; }
    Four& operator*=(const Four& by) { return *this = {lanes * by.lanes}; }
    Four& operator*=(double by) { return *this = {lanes * by}; }
    friend Four operator+(const Four& a, const Four& b) { return {a.lanes + b.lanes}; }
    friend Four operator-(const Four& a, const Four& b) { return {a.lanes - b.lanes}; }
    friend Four operator*(const Four& a, const Four& b) { return {a.lanes * b.lanes}; }
    friend Four operator*(const Four& a, double b) { return {a.lanes * b}; }
    friend Four operator-(double a, const Four& b) { return {a - b.lanes}; }
    double sum() const { return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]); }
};

}  // namespace ccsim
