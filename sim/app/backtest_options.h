#pragma once

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <vector>

#include "calibration/backtest/backtest_scores.h"
#include "sim/app/rerun_arguments.h"
#include "sim/app/shared_options.h"

namespace ccsim {

/// What the command line of a backtest says.
struct BacktestOptions : JobOptions {
    std::string scenario, history, unknowns, origins, horizons;
    std::vector<std::string> settings, required;
    backtest::BacktestSettings backtest = backtest::backtest_settings();
};

void add_backtest_options(CLI::App& command, BacktestOptions& options);

/// Reads "2014-03..2016-06" or "2015-03,2015-09": the quarters of a list, or all from one to another that are among
/// `those`. Empty text: none. Throws InputError.
std::vector<Quarter> origins_from(const std::string& text, const std::set<Quarter>& those);

/// Reads "1..4" or "1,4". Empty text: none. Throws InputError.
std::vector<int> horizons_from(const std::string& text);

/// The requirements of those words. Throws InputError for a word that is none.
std::vector<const backtest::Requirement*> requirements_from(const std::vector<std::string>& words);

/// Scenario and history are kept in the folder.
RerunArguments rerun_of(const BacktestOptions& options);

}  // namespace ccsim
