#pragma once

#include "tests/reference/reference_money.h"
#include "tests/reference/reference_quarter.h"

namespace ccsim::reference {

/// Adds the stocks at the end of a quarter, by the page's section 8, to the totals.
void count_stocks(const Distribution& cases, const Amounts& amounts, const Closure& closure, Totals& totals);

}  // namespace ccsim::reference
