#pragma once

#include <CLI/CLI.hpp>

namespace ccsim {

/// Adds --threads, the same for every command that works in parallel. `threads` lives as long as the command.
inline void add_threads_option(CLI::App& command, int& threads) {
    command.add_option("--threads", threads, "Threads; 0 is one a core. The results are the same")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
}

}  // namespace ccsim
