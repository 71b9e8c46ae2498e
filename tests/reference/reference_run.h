#pragma once

#include <vector>

#include "tests/reference/reference_quarter.h"
#include "tests/reference/reference_start.h"

namespace ccsim::reference {

struct Run {
    std::vector<Totals> quarters;  ///< element 0 is the opening
    std::vector<Selection> path;   ///< the chances of being selected; of no meaning in element 0
};

/// The scenario's case file and intake through all its quarters, with the selection chances that follow from these
/// cases.
Run follow(const Scenario& scenario, Rows rows);

/// The same under selection chances from elsewhere.
Run follow(const Scenario& scenario, Rows rows, const std::vector<Selection>& path);

/// The page's section 5: the chance of each segment in a quarter, given how many cases of it are eligible.
Selection selection_chances(const Closure& closure, Quarter quarter, const Selection& eligible);

}  // namespace ccsim::reference
