#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "calibration/backtest/backtest_scores.h"
#include "sim/app/console.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// What the command line of a backtest says.
struct BacktestOptions {
    std::string scenario, history, unknowns, out, origins, horizons;
    std::vector<std::string> settings, required;
    backtest::BacktestSettings backtest = backtest::backtest_settings();
    int threads = 0;
    bool resume = false, force = false, json = false, quiet = false, verbose = false;

    Talk talk() const { return quiet || json ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
    Overwrite overwrite() const { return force ? Overwrite::replace : Overwrite::refuse; }
};

void add_backtest_options(CLI::App& command, const std::shared_ptr<BacktestOptions>& options);

/// Reads "2014-03..2016-06" or "2015-03,2015-09": the quarters of a list, or all from one to another that are among
/// `those`. Empty text: none. Throws InputError.
std::vector<Quarter> origins_from(const std::string& text, const std::set<Quarter>& those);

/// Reads "1..4" or "1,4". Empty text: none. Throws InputError.
std::vector<int> horizons_from(const std::string& text);

/// The requirements of those words. Throws InputError for a word that is none.
std::vector<const backtest::Requirement*> requirements_from(const std::vector<std::string>& words);

/// The arguments that make the folder again; scenario and history are kept in it.
std::vector<std::string> arguments_again(const BacktestOptions& options);

}  // namespace ccsim
