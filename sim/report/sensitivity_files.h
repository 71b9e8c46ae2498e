#pragma once

#include <string>
#include <vector>

#include "calibration/sensitivity/sensitivity.h"
#include "sim/report/csv_table.h"
#include "sim/report/provenance.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// All that the folder of a sensitivity analysis is made of. What it refers to must outlive it.
struct SensitivityRecord {
    const Scenario& scenario;
    const sensitivity::Sensitivity& found;
    const sensitivity::SensitivitySettings& settings;
    Provenance provenance;
};

/// Elementary effects, a row an unknown and question. Without screening: no row.
CsvTable morris_csv(const SensitivityRecord& record);
/// Sobol's indices, a row an unknown and question; fields are empty where there are none.
CsvTable sobol_csv(const SensitivityRecord& record);
/// One unknown at a time, a row an unknown and question.
CsvTable tornado_csv(const SensitivityRecord& record);
/// The ready reckoner, a row a step and question.
CsvTable reckoner_csv(const SensitivityRecord& record);

/// sensitivity.md: what drives each key measure, the reckoner in sentences, and what the figures are not.
std::string sensitivity_text(const SensitivityRecord& record);

/// The tornado of a key measure, a panel a date.
std::string tornado_chart(const SensitivityRecord& record, const Measure& measure);

/// The files of the folder, the manifest last: sensitivity.md, morris.csv, sobol.csv, tornado.csv, reckoner.csv, a
/// chart a key measure, datapackage.json, README.txt, scenario.yaml, log.txt.
std::vector<ResultFile> sensitivity_files(const SensitivityRecord& record);

}  // namespace ccsim
