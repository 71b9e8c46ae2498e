#pragma once

#include <vector>

#include "sim/scenario/scenario.h"

namespace ccsim::tests {

/// Rows of every standing and trait, in an order of no meaning; all have the family that the others of their traits
/// have, or a payer type and class of their own, as far as totals must not depend on who is gathered with whom.
std::vector<CaseFileRow> case_rows();

}  // namespace ccsim::tests
