#pragma once

#include "sim/scenario/parameters.h"

namespace ccsim {

/// Makes withdrawal, reactive closure and becoming nil the same for all payer types: in each standing at the mean of
/// the opening caseload there, over its payer types and liability classes. The multipliers by class stay.
void exit_at_mean_rates(Parameters& parameters);

}  // namespace ccsim
