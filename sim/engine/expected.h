#pragma once

#include <array>
#include <vector>

#include "sim/model/tally.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What the whole caseload does that a single case depends on: the chance of being selected, by quarter (element 0, the
/// opening, is unused) and segment.
struct MacroPath {
    std::vector<std::array<double, segments>> selection;
};

/// The expected engine (the twin): moves probability through the same tables, with the mean balances of every state. No
/// random numbers. Totals are in simulated cases: one stands for `scale`.
struct ExpectedRun {
    std::vector<ExpectedTally> quarters;  ///< element 0 is the opening
    MacroPath path;
};
ExpectedRun expect(const Scenario& scenario, int scale);

}  // namespace ccsim
