#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/by_lane.h"
#include "sim/model/tally.h"

namespace ccsim {

/// What the lanes of a vector have in common with no others: counts by scheme and by clerical look at it.
struct LaneTraits {
    ByLane of_1993{}, of_2003{};  ///< the parts of the lane's cases on each scheme
    ByLane clerical{};            ///< 1 for a lane of clerical cases, else 0
};

/// The tally of one quarter and vector of lanes while their cases are counted. What a lane's cases have in common is
/// not looked at for each of them: all are counted as on the 1993 scheme and not clerical until they are added up.
class ExpectedFlows {
public:
    void clear() { totals_.fill(ByLane{}); }
    void add(std::size_t item, const ByLane& amount) { totals_[item] += amount; }
    /// Puts what was counted where it belongs by the lanes' traits, and adds the lanes together.
    void add_up(const LaneTraits& traits, ExpectedTally& tally);

private:
    void part_clerical(const ByLane& clerical);
    void part_schemes(const LaneTraits& traits);
    void move(std::size_t from, std::size_t to, const ByLane& share);

    std::array<ByLane, tally::size> totals_{};
};

}  // namespace ccsim
