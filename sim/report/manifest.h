#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/comparison_record.h"
#include "sim/report/result_folder.h"
#include "sim/report/run_record.h"

namespace ccsim {

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view program_name = "ccsim";  ///< in every manifest of ours

/// The SHA-256 of the lines "<SHA-256>  <name>" of the results among the files, by name: what
/// `sha256sum FILES... | sha256sum` prints. Names no machine, user or time.
std::string result_digest(std::span<const ResultFile> files);

/// manifest.json: what was run, by which program, from which inputs, and what came out. `files` are all the others of
/// the folder.
ResultFile manifest_of(const RunRecord& record, std::span<const ResultFile> files);

/// The same for a comparison.
ResultFile manifest_of(const ComparisonRecord& record, std::span<const ResultFile> files);

/// The same for any other folder: program, the arguments that make it again, inputs and files.
ResultFile manifest_of(const Provenance& provenance, std::span<const ResultFile> files);

/// Adds scenario.yaml, where there is a scenario, and log.txt.
void add_scenario_and_log(const Provenance& provenance, std::vector<ResultFile>& files);

/// The files with these two and the manifest after them: a whole folder.
std::vector<ResultFile> whole_folder(std::vector<ResultFile> files, const Provenance& provenance);

}  // namespace ccsim
