#pragma once

#include <CLI/CLI.hpp>

#include "calibration/methods/tempered_smc.h"

namespace ccsim {

/// Adds --lineages and --steps. The settings live as long as the command.
void add_sampler_options(CLI::App& command, methods::SmcSettings& settings);

/// Adds --longest-stage.
void add_longest_stage_option(CLI::App& command, methods::SmcSettings& settings);

/// Adds --members, of the ensemble that the sampler starts from.
void add_members_option(CLI::App& command, int& members);

}  // namespace ccsim
