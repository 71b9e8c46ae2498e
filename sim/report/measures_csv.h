#pragma once

#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// Every measure in every quarter, one number a row: measures in the order of the table of measures, quarters rising,
/// the published figure before the simulated ones. A figure that does not exist has no row.
CsvTable measures_csv(const RunRecord& record);

}  // namespace ccsim
