#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/model/tally_fwd.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// Every measure (in the order of measures()) in every quarter (the opening first) of one series of totals, measure by
/// measure. Not a number where a measure has no value.
using Figures = std::vector<double>;

/// The figures of the first `quarters` totals of a series, of which there are at least as many. Element 0 is the
/// opening, at the end of the quarter `start`.
Figures figures_of(Quarter start, std::span<const ExpectedTally> series, std::size_t quarters,
                   DirectCounted counted = DirectCounted::as_paying);

}  // namespace ccsim
