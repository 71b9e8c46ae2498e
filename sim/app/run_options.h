#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/app/shared_options.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// What `ccsim run` was asked for, and other commands that run scenarios.
struct RunOptions : JobOptions {
    std::string scenario, history, engine_word = "sampled";
    std::string posterior;  ///< a file, or none; empty: the one that comes with the program, where it belongs
    std::vector<std::string> settings;
    std::optional<int> draws, replicates;
    int scale = 1;

    Engine engine() const { return engine_word == "expected" ? Engine::expected : Engine::sampled; }
};

/// Adds all of them but the scenario and the job's, for commands that run several scenarios.
void add_options_of_runs(CLI::App& command, RunOptions& options, std::string_view set_of = "the scenario");

/// Adds all of them but the job's.
void add_run_options(CLI::App& command, RunOptions& options);

}  // namespace ccsim
