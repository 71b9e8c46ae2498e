#pragma once

#include <filesystem>
#include <string_view>

#include "calibration/forecast/score_run.h"

namespace ccsim {

/// The forecasts of a results folder: its measures.csv. Throws FileError when there is none or it cannot be read, and
/// InputError with every problem found: columns missing, words that are not known, numbers that are none, no
/// projection. Rows of measures that this program does not have are left out.
forecast::RunToScore read_run_to_score(const std::filesystem::path& folder);

/// The same from the text of measures.csv; the file's name is only used in problems.
forecast::RunToScore parse_run_to_score(std::string_view text, const std::string& file);

}  // namespace ccsim
