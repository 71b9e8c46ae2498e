#pragma once

#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// The closure programme by segment, one row a quarter and segment: means over the runs, unrounded, so that segments
/// and quarters add up.
CsvTable segments_csv(const RunRecord& record);

}  // namespace ccsim
