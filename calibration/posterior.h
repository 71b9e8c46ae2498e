#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/parameter_draws.h"

namespace ccsim {

/// What the published history leaves open about the numbers of a scenario.
struct Posterior {
    ParameterDraws draws;
    std::string fitted_to;           ///< SHA-256 of numbers_of() the scenario; empty when it is not known
    std::string not_passed;          ///< of its own checks, in words; empty when all were, or it is not known
    std::vector<std::string> files;  ///< read for it
};

/// Reads posterior.csv, under whatever name, and the diagnostics.json beside it when there is one. Throws FileError and
/// InputError as read_draws does, and InputError when diagnostics.json is not JSON.
Posterior read_posterior(const std::filesystem::path& file);

}  // namespace ccsim
