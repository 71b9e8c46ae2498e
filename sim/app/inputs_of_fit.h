#pragma once

#include <vector>

#include "sim/app/history_in_use.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What every fit has read: the scenario's files, the history, the unknowns and the list of what is fitted.
std::vector<InputFile> inputs_of_fit(const Scenario& scenario, const HistoryInUse& history,
                                     const UnknownsInUse& unknowns);

}  // namespace ccsim
