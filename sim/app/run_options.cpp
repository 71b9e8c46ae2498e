#include "sim/app/run_options.h"

#include "sim/app/threads_option.h"

namespace ccsim {
namespace {

constexpr int most_runs = 100'000;

void add_what_to_run(CLI::App& command, const std::shared_ptr<RunOptions>& o) {
    command.add_option("--set", o->settings, "Change a value of the scenario, as path=value (repeatable)")
        ->allow_extra_args(false);
    command.add_option_function<std::string>(
        "--seed", [o](const std::string& seed) { o->settings.push_back("seed=" + seed); },
        "Another seed, another run of luck");
    command.add_option("--posterior", o->posterior,
                       "Draws of the unknowns (a posterior.csv of ccsim calibrate), or none (default: those that come "
                       "with ccsim, when the scenario is the one they were fitted to or extends it)");
    command.add_option("--draws", o->draws, "How many draws of the posterior are run (default: 200, or all there are)")
        ->check(CLI::Range(1, most_runs));
    command
        .add_option("--replicates", o->replicates,
                    "How many times the caseload is simulated (default: 32; with a posterior, 1 for each draw)")
        ->check(CLI::Range(1, most_runs));
    command.add_option("--scale", o->scale, "One simulated case stands for so many")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command
        .add_option("--engine", o->engine_word,
                    "sampled: the Monte Carlo; expected: averages without drawing any case, in a moment")
        ->check(CLI::IsMember({"sampled", "expected"}))
        ->capture_default_str();
    command.add_option(
        "--history", o->history,
        "Published figures to show beside the simulation (.csv), or none (default: those to September 2016)");
}

}  // namespace

std::shared_ptr<RunOptions> add_run_options(CLI::App& command) {
    const auto o = std::make_shared<RunOptions>();
    command.add_option("SCENARIO", o->scenario, "The scenario (.yaml)")->required();
    add_options_of_runs(command, o);
    return o;
}

void add_options_of_runs(CLI::App& command, const std::shared_ptr<RunOptions>& o) {
    add_what_to_run(command, o);
    command.add_option("--out", o->out, "The results folder (default: results/ and the scenario's name)");
    command.add_flag("--force", o->force, "Replace the results of an earlier run");
    add_threads_option(command, o->threads);
    command.add_flag("--json", o->json, "Print one JSON object instead of the table");
    command.add_flag("--quiet", o->be_quiet, "Say nothing but warnings and errors");
    command.add_flag("-v,--verbose", o->verbose, "Say more");
}

}  // namespace ccsim
