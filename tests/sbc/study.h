#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "sim/report/sha256.h"
#include "sim/scenario/scenario_numbers.h"

// What the programs that make up data sets and judge what is found in them have in common.
namespace ccsim::tests {

/// The date of today, as a report says it.
std::string today();

/// Lines of settings.txt: the scales of the model's misfit, as declared.
std::string declared_scales();

/// The digest of a scenario's numbers, for settings.txt.
inline std::string digest_of_numbers(const Scenario& scenario) { return sha256_of(numbers_of(scenario)); }

/// A program with the options `--out`, `--scenario` and `--threads` that all of them have.
template <class Options>
void add_study_options(CLI::App& app, Options& o) {
    app.add_option("--out", o.out, "The folder; goes on with what is in it")->capture_default_str();
    app.add_option("--scenario", o.scenario, "The scenario")->capture_default_str();
    app.add_option("--threads", o.threads, "0: one a core")->capture_default_str();
}

/// Reads the command line and does the study: its exit code. What ends it is told under its name.
template <class Study>
int run_study(CLI::App& app, int argc, const char* const* argv, std::string_view name, const Study& study) {
    CLI11_PARSE(app, argc, argv);
    try {
        return study();
    } catch (const std::exception& e) {
        fmt::print(stderr, "{}: {}\n", name, e.what());
        return 1;
    }
}

}  // namespace ccsim::tests
