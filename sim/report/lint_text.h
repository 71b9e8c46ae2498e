#pragma once

#include <string>

#include "calibration/history_lint.h"

namespace ccsim {

/// What was worked out from a history, in words: contradictions first, then what follows from other printed figures,
/// then what does not and why, then the counts.
std::string lint_text(const History& history, const HistoryLint& lint);

/// The same as one JSON object.
std::string lint_json(const History& history, const HistoryLint& lint);

}  // namespace ccsim
