#pragma once

#include <cstddef>
#include <vector>

#include "sim/explain/case_flows.h"
#include "sim/explain/world_paths.h"

// How far a change can be explained: as long as there are cases that the two rates are rates of (measures/rate.h).
namespace ccsim {

/// The quarters of the span, from its first, up to the last at which both rates are figures in every world: at most one
/// draw in twenty lacks them. 0: none is.
std::size_t quarters_with_rates(const std::vector<DrawWorlds>& draws);
/// The same of the runs that were counted case by case, at a scale.
std::size_t quarters_with_rates(const std::vector<CaseFlows>& runs, int scale);

/// Drops the draws, or runs, that lack a rate somewhere. Gives their number.
std::size_t drop_without_rates(std::vector<DrawWorlds>& draws);
std::size_t drop_without_rates(std::vector<CaseFlows>& runs, int scale);

}  // namespace ccsim
