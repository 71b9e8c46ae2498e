#pragma once

#include <span>
#include <vector>

namespace ccsim {

/// The Shapley value of every player of a game (Shapley 1953, A value for n-person games): the mean, over all orders of
/// coming in, of what a player adds to those already in. `worth` has one entry a coalition, 2^n of them: bit i of the
/// place says whether player i is in. The values add up to the worth of all less the worth of none.
std::vector<double> shapley_values(std::span<const double> worth);

}  // namespace ccsim
