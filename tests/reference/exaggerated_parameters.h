#pragma once

#include "sim/scenario/parameters.h"

// Parameters far from the baseline's: chances from 0.1 to 0.8 and multipliers far from 1, no two alike, so that every
// path is travelled and none is taken for another.
namespace ccsim::reference {

/// Sets the shares of the opening and the intake, and the growth of amounts.
void exaggerate_opening_and_intake(Parameters& p);

OlderChildren older_children();
/// With reactive closure from quarter 3.
Leaving leaving();
Reassessment reassessment();
Enforcement enforcement();
MaintenanceDirect maintenance_direct();
Payment payment();
ArrearsPayment arrears_payment();
/// With less capacity than a dozen cases need, and drift from the second phase on.
Closure closure();

}  // namespace ccsim::reference
