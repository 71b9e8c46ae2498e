#pragma once

#include "sim/model/quarter_chances.h"
#include "sim/scenario/parameters.h"

namespace ccsim {

/// Makes every chance the mean over payer types, by the opening's mix of the case's standing: what the chances are when
/// the type is drawn anew before each decision, so that nothing lasts but the liability class. Chances that are alike
/// for all types stay as they are.
void average_over_types(const Opening& opening, ChanceTables<double>& chances);

}  // namespace ccsim
