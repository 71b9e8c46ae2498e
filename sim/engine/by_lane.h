#pragma once

#include <cstddef>

namespace ccsim {

inline constexpr std::size_t lanes_a_vector = 4;

/// Numbers of all lanes of a vector, added and multiplied together: one vector register where the machine has such,
/// else several. Each lane is worked out as written, so the bits are the same on every machine.
struct alignas(lanes_a_vector * sizeof(double)) ByLane {
    using Vector [[gnu::vector_size(lanes_a_vector * sizeof(double))]] = double;
    Vector lanes{};

    double operator[](std::size_t lane) const { return lanes[lane]; }
    void set(std::size_t lane, double value) { lanes[lane] = value; }

    ByLane& operator+=(const ByLane& more) { return *this = {lanes + more.lanes}; }
    ByLane& operator-=(const ByLane& less) { return *this = {lanes - less.lanes}; }
    ByLane& operator*=(const ByLane& by) { return *this = {lanes * by.lanes}; }
    ByLane& operator*=(double by) { return *this = {lanes * by}; }
    friend ByLane operator+(const ByLane& a, const ByLane& b) { return {a.lanes + b.lanes}; }
    friend ByLane operator-(const ByLane& a, const ByLane& b) { return {a.lanes - b.lanes}; }
    friend ByLane operator*(const ByLane& a, const ByLane& b) { return {a.lanes * b.lanes}; }
    friend ByLane operator*(const ByLane& a, double b) { return {a.lanes * b}; }
    friend ByLane operator-(double a, const ByLane& b) { return {a - b.lanes}; }
    /// To `sum`, one lane after another: so the bits are the same for any number of lanes to a vector.
    void add_to(double& sum) const {
#pragma GCC unroll 8
        for (std::size_t lane = 0; lane < lanes_a_vector; ++lane) sum += lanes[lane];
    }
    bool any() const {
        double all = 0;
        add_to(all);
        return all > 0;
    }
};

}  // namespace ccsim
