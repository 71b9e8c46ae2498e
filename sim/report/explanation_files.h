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
    int draws = 1;
    int replicates = 1;  ///< of each draw, for the accounts by case
    int scale = 1;       ///< of those
    std::vector<std::string> fixed = {}, warnings = {};
    std::vector<InputFile> inputs = {};
    std::string command_line;
    std::vector<std::string> again = {};  ///< arguments that make the folder again
    std::string scenario_yaml;
    std::vector<std::string> log = {};
};

/// explanation.md: what moved the rates, in words and tables.
std::string explanation_text(const ExplanationRecord& record);

/// The files of an explanation's folder, the manifest last: explanation.md, decomposition.csv, two charts a rate,
/// scenario.yaml, log.txt.
std::vector<ResultFile> explanation_files(const ExplanationRecord& record);

}  // namespace ccsim
