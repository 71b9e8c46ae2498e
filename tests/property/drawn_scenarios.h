#pragma once

#include <rapidcheck.h>

#include <ostream>

#include "sim/scenario/scenario.h"

namespace ccsim::tests {

/// The baseline with some of its numbers elsewhere in their ranges, more or less capacity to select and another length.
/// Shrinks towards the baseline with few changes.
rc::Gen<Scenario> scenarios();

/// A few cases of the collection service whose arrears nothing changes but whether they pay: nobody leaves, is
/// selected, enforced against or reassessed, moves to or from Maintenance Direct or has arrears adjusted. Whoever paid
/// more last time is no less likely to pay now, and large debts are not repaid faster than small ones.
rc::Gen<Scenario> only_paying();

}  // namespace ccsim::tests

namespace ccsim {

/// Tells rapidcheck how a scenario is shown: as what differs from the baseline.
void showValue(const Scenario& scenario, std::ostream& out);

}  // namespace ccsim
