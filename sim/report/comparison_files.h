#pragma once

#include <string>
#include <vector>

#include "sim/report/comparison_record.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// The files of a comparison's folder, the manifest last: measures.csv, headline.csv and segments.csv with the rows
/// that a run of each scenario would have, differences.csv, what-differs.csv, datapackage.json, every scenario in full,
/// README.txt, log.txt.
std::vector<ResultFile> comparison_files(const ComparisonRecord& record);

/// The table printed at the end: each variant less the base, median and 90% interval, for the key measures at the end
/// of the last two years that are projected. Plain text, at most 110 columns.
std::string comparison_table(const ComparisonRecord& record);

/// The quarters of that table.
std::vector<Quarter> quarters_compared(const ComparisonRecord& record);

}  // namespace ccsim
