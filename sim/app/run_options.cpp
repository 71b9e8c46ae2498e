#include "sim/app/run_options.h"

namespace ccsim {
namespace {

constexpr int most_runs = 100'000;

}  // namespace

void add_options_of_runs(CLI::App& command, RunOptions& o, std::string_view set_of) {
    add_set_option(command, o.settings, set_of);
    command.add_option_function<std::string>(
        "--seed", [&o](const std::string& seed) { o.settings.push_back("seed=" + seed); },
        "Another seed, another run of luck");
    add_posterior_option(command, o.posterior);
    command.add_option("--draws", o.draws, "How many draws of the posterior are run (default: 200, or all there are)")
        ->check(CLI::Range(1, most_runs));
    command
        .add_option("--replicates", o.replicates,
                    "How many times the caseload is simulated (default: 32; with a posterior, 1 for each draw)")
        ->check(CLI::Range(1, most_runs));
    add_number_option(command, "--scale", o.scale, "One simulated case stands for so many", 1, 1'000'000);
    command
        .add_option("--engine", o.engine_word,
                    "sampled: the Monte Carlo; expected: averages without drawing any case, in a moment")
        ->check(CLI::IsMember({"sampled", "expected"}))
        ->capture_default_str();
    command.add_option(
        "--history", o.history,
        "Published figures to show beside the simulation (.csv), or none (default: those to September 2016)");
}

void add_run_options(CLI::App& command, RunOptions& o) {
    add_scenario_option(command, o.scenario);
    add_options_of_runs(command, o);
}

}  // namespace ccsim
