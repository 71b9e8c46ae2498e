#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/engine/expected_rows.h"
#include "sim/model/tally.h"

namespace ccsim {

/// What is counted during a quarter of the expected engine: every item of the tally by lane, so that counting is one
/// loop over lanes, added up when the quarter is over. Items by scheme are kept in the place of the first scheme, for
/// both.
class ExpectedFlows {
public:
    explicit ExpectedFlows(std::size_t lanes)
        : lanes_(lanes), items_(tally::size * lanes), paid_and_gone_(lanes), paid_and_nil_(lanes) {}

    std::size_t lanes() const { return lanes_; }
    double* of(std::size_t item) { return &items_[item * lanes_]; }
    const double* of(std::size_t item) const { return &items_[item * lanes_]; }
    /// Adds so much a case for cases by lane.
    void add(std::size_t item, const double* cases, double each) { rows::add_scaled(of(item), cases, each, lanes_); }
    /// Cases that paid in the quarter and are gone at its end, or nil and owing nothing: live by that payment alone.
    double* paid_and_gone() { return paid_and_gone_.data(); }
    const double* paid_and_gone() const { return paid_and_gone_.data(); }
    double* paid_and_nil() { return paid_and_nil_.data(); }
    const double* paid_and_nil() const { return paid_and_nil_.data(); }

    void clear() {
        std::fill(items_.begin(), items_.end(), 0.0);
        std::fill(paid_and_gone_.begin(), paid_and_gone_.end(), 0.0);
        std::fill(paid_and_nil_.begin(), paid_and_nil_.end(), 0.0);
    }

private:
    std::size_t lanes_;
    std::vector<double> items_, paid_and_gone_, paid_and_nil_;
};

}  // namespace ccsim
