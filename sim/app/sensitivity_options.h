#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "calibration/sensitivity/sensitivity.h"
#include "sim/app/run_options.h"
#include "sim/app/shared_options.h"

namespace ccsim {

/// What the command line of a sensitivity analysis says.
struct SensitivityOptions : JobOptions {
    std::string scenario, unknowns, posterior, dates, spread = "prior";
    std::vector<std::string> settings;
    sensitivity::SensitivitySettings method;

    /// The same as a run of the expected engine over the same draws is asked for.
    RunOptions as_run() const;
};

void add_sensitivity_options(CLI::App& command, SensitivityOptions& options);

/// Reads "2016-09-30,2018-12-31", in any of the forms of a quarter, in rising order. Without text: the last outturn, a
/// year after it, and the last quarter, as far as the scenario has them. Throws InputError for what is no quarter, or
/// none that the scenario simulates.
std::vector<Quarter> dates_from(const std::string& text, const Scenario& scenario);

}  // namespace ccsim
