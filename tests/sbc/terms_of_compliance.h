#pragma once

#include "calibration/simulation_based_calibration.h"
#include "sim/scenario/scenario.h"

namespace ccsim::tests {

inline constexpr const char* selection_share = "share of the rise due to the order of selection";

/// What each mechanism adds to the share of cases contributing from March 2013 to the scenario's last quarter, in
/// points, and the part of the change that is due to the order of selection: what `ccsim explain` tells.
DerivedQuantities terms_of_compliance(const Scenario& past, int threads);

}  // namespace ccsim::tests
