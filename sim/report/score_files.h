#pragma once

#include <string>
#include <vector>

#include "calibration/forecast/score_run.h"
#include "sim/report/csv_table.h"
#include "sim/report/provenance.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// All that the folder of a run's scores is made of. The scores must outlive it.
struct ScoreRecord {
    const forecast::RunScores& scores;
    std::string run_folder;    ///< as it was named
    std::string outturn_file;  ///< likewise
    Provenance provenance;
};

/// One row a forecaster, figure and scale.
CsvTable scores_csv(const std::vector<forecast::ScoreRow>& rows);

/// The verdict in plain English, what is bad before what is good.
std::string verdict_text(const ScoreRecord& record);

/// The files of the folder, the manifest last: verdict.md, scores.csv, log.txt.
std::vector<ResultFile> score_files(const ScoreRecord& record);

}  // namespace ccsim
