#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/four_lanes.h"
#include "sim/model/tally.h"

namespace ccsim {

/// What four lanes have in common with no others: counts by scheme and by clerical look at it.
struct LaneTraits {
    Four of_1993{}, of_2003{};  ///< the parts of the lane's cases on each scheme
    Four clerical{};            ///< 1 for a lane of clerical cases, else 0
};

/// The tally of one quarter while it is counted, four lanes side by side, added up when the quarter is over.
class ExpectedFlows {
public:
    void clear() { totals_.fill(Four{}); }
    void add(std::size_t item, const Four& amount) { totals_[item] += amount; }
    /// Adds to an item of a family whose first dimension is the scheme.
    void add_by_scheme(const LaneTraits& traits, Family family, std::size_t i, std::size_t j, const Four& amount) {
        totals_[family(0, i, j)] += amount * traits.of_1993;
        totals_[family(1, i, j)] += amount * traits.of_2003;
    }
    void add_up(ExpectedTally& tally) const {
        for (std::size_t item = 0; item < tally::size; ++item) tally[item] += totals_[item].sum();
    }

private:
    std::array<Four, tally::size> totals_{};
};

}  // namespace ccsim
