#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/console.h"
#include "sim/report/result_folder.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// What `ccsim run` was asked for.
struct RunOptions {
    std::string scenario, out, history, engine_word = "sampled";
    std::string posterior;  ///< a file, or none; empty: the one that comes with the program, where it belongs
    std::vector<std::string> settings;
    std::optional<int> draws, replicates;
    int scale = 1, threads = 0;
    bool force = false, json = false, be_quiet = false, verbose = false;

    Talk talk() const { return be_quiet || json ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
    Overwrite overwrite() const { return force ? Overwrite::replace : Overwrite::refuse; }
    Engine engine() const { return engine_word == "expected" ? Engine::expected : Engine::sampled; }
};

/// Adds all of them but the scenario, for commands that run several.
void add_options_of_runs(CLI::App& command, const std::shared_ptr<RunOptions>& options);

/// Adds the options to the command; they hold once the command line has been read.
std::shared_ptr<RunOptions> add_run_options(CLI::App& command);

}  // namespace ccsim
