#pragma once

#include <string_view>

#include "sim/report/comparison_record.h"
#include "sim/report/csv_table.h"

namespace ccsim {

/// differences.csv: every measure of each variant less that of the base, run by run, summarised.
CsvTable differences_csv(const ComparisonRecord& record);

/// what-differs.csv: the parameters in which each variant differs from the base.
CsvTable what_differs_csv(const ComparisonRecord& record);

/// The unit of a difference of the measure: percentages differ by percentage points.
std::string_view unit_of_difference(const Measure& measure);

}  // namespace ccsim
