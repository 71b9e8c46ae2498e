#pragma once

#include <vector>

#include "sim/report/result_folder.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// The files of a run's results folder, the manifest last: measures.csv, headline.csv, segments.csv, datapackage.json,
/// scenario.yaml, README.txt, log.txt, and `more` (such as a workbook and a page made from the same record).
std::vector<ResultFile> result_files(const RunRecord& record, std::vector<ResultFile> more = {});

}  // namespace ccsim
