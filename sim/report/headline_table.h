#pragma once

#include <string>

#include "sim/report/run_record.h"

namespace ccsim {

/// The table printed at the end of a run: the key measures published and simulated side by side at six dates from March
/// 2013 to September 2016, then projected at each December and in the last quarter, with the 90% interval where there
/// is one. Plain text, at most 110 columns.
std::string headline_table(const RunRecord& record);

}  // namespace ccsim
