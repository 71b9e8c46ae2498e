#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calibration/fitted_scenario.h"
#include "sim/core/quarter.h"
#include "sim/scenario/parameter_draws.h"

namespace ccsim {

/// A text that was read, and the file it is from.
struct ReadText {
    std::string name;
    std::string text;
};

/// What the published history leaves open about the numbers of a scenario.
struct Posterior {
    ParameterDraws draws;
    FittedValues fitted_to;               ///< the scenario; empty when it is not known by its values
    std::string fitted_to_sha256;         ///< of numbers_of() it: what posteriors of version 0.1 have; else empty
    std::vector<std::string> fit_inputs;  ///< SHA-256 of what the fit read, its history among them
    std::optional<Quarter> last_figure;   ///< of those it was fitted to; empty when it is not known
    std::vector<std::pair<std::string, double>> reference;  ///< path and number: where the fit took the loadings of the
                                                            ///< discrepancy; empty when it is not known
    std::string not_passed;      ///< of its own checks, in words; empty when all were, or it is not known
    std::vector<ReadText> read;  ///< the draws, then the diagnostics when there are any
    ReadText history;            ///< the figures it was fitted to, if their digest is in fit_inputs
};

/// Reads posterior.csv, under whatever name, and what the calibration left beside it, as far as it is there:
/// diagnostics.json, and history.csv (if it is not: the published history that is built in). Throws FileError and
/// InputError as read_draws does, and InputError when diagnostics.json is not JSON.
Posterior read_posterior(const std::filesystem::path& file);

/// The same from texts.
Posterior parse_posterior(ReadText draws, std::optional<ReadText> diagnostics, ReadText history);

}  // namespace ccsim
