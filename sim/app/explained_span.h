#pragma once

#include <string>

#include "sim/explain/world_paths.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// The span that --from and --to name; without --to up to the scenario's last outturn. It begins after the opening, as
/// the chances of paying that the accounts by case compare are those of quarters simulated. Throws InputError when the
/// scenario does not hold it.
ExplainedSpan explained_span(const std::string& from, const std::string& to, const Scenario& scenario);

}  // namespace ccsim
