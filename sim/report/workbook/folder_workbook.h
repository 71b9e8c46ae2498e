#pragma once

#include <vector>

#include "calibration/history.h"
#include "sim/report/folder/results_folder.h"
#include "sim/report/result_folder.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// The published figures that the workbook of a folder is given.
struct WorkbookHistory {
    const History& history;
    InputFile file;
};

/// qss-tables.xlsx, qss-tables.ods and assumptions.csv of a results folder, made of its measures.csv, scenario.yaml and
/// manifest.json; of a comparison, those of the base. Throws as ResultsFolder does.
std::vector<ResultFile> workbook_files(const ResultsFolder& folder, const WorkbookHistory& history);

}  // namespace ccsim
