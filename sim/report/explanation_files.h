#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/explain/explanation.h"
#include "sim/explain/published_split.h"
#include "sim/report/result_folder.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// All that the folder of an explanation is made of. What it refers to must outlive it.
struct ExplanationRecord {
    const Scenario& scenario;
    const Explanation& explanation;
    std::optional<PublishedSplit> published;
    RunDesign design;  ///< replicates and scale are of the accounts by case; 0 replicates: there are none
    Provenance provenance;
};

/// explanation.md: what moved the rates, in words and tables.
std::string explanation_text(const ExplanationRecord& record);

/// The files of an explanation's folder, the manifest last: explanation.md, decomposition.csv, two charts a rate,
/// scenario.yaml, log.txt.
std::vector<ResultFile> explanation_files(const ExplanationRecord& record);

}  // namespace ccsim
