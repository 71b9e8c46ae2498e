#pragma once

#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// The key measures, one row a quarter: median (or the one value there is), 90% interval and published figure, each
/// rounded as the publication rounds it.
CsvTable headline_csv(const RunRecord& record);

}  // namespace ccsim
