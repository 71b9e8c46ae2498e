#pragma once

#include "sim/explain/explanation.h"
#include "sim/report/csv_table.h"

namespace ccsim {

/// decomposition.csv: every term at the end of every quarter of the span, summarised over its runs. With one run there
/// are means only.
CsvTable decomposition_csv(const Explanation& explanation);

}  // namespace ccsim
