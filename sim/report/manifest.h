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
std::string manifest_json(const RunRecord& record, std::span<const ResultFile> files);

/// The same for a folder that is not a run's: program, the arguments that make it again, inputs and files.
std::string manifest_json(const std::string& command_line, const std::vector<std::string>& again,
                          std::span<const InputFile> inputs, std::span<const ResultFile> files);

/// The same for a comparison.
std::string manifest_json(const ComparisonRecord& record, std::span<const ResultFile> files);

}  // namespace ccsim
