#include "sim/app/shared_options.h"

#include <fmt/format.h>

namespace ccsim {

void add_folder_options(CLI::App& command, JobOptions& options, std::string_view suffix, std::string_view work) {
    const std::string usual = suffix.empty() ? "" : fmt::format(" with {}", suffix);
    command.add_option("--out", options.out,
                       fmt::format("The results folder (default: results/ and the scenario's name{})", usual));
    command.add_flag("--force", options.force, fmt::format("Replace {}", work));
    command.add_flag("--quiet", options.quiet, "Say nothing but warnings and errors");
}

void add_job_options(CLI::App& command, JobOptions& options, std::string_view suffix, std::string_view work,
                     Interruptible interruptible) {
    const bool may_resume = interruptible == Interruptible::yes;
    add_folder_options(command, options, suffix,
                       fmt::format("{}{}", work, may_resume ? ", or one that was interrupted" : ""));
    if (may_resume) command.add_flag("--resume", options.resume, "Go on with one that was interrupted");
    add_threads_option(command, options.threads);
    command.add_flag("-v,--verbose", options.verbose, "Say more");
}

void add_json_option(CLI::App& command, AnswerOptions& options, std::string_view text) {
    command.add_flag("--json", options.json, fmt::format("Print one JSON object instead of the {}", text));
}

void add_threads_option(CLI::App& command, int& threads) {
    command.add_option("--threads", threads, "Threads; 0 is one a core. The results are the same")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
}

void add_scenario_option(CLI::App& command, std::string& scenario) {
    command.add_option("SCENARIO", scenario, "The scenario (.yaml)")->required();
}

void add_set_option(CLI::App& command, std::vector<std::string>& settings, std::string_view of) {
    command.add_option("--set", settings, fmt::format("Change a value of {}, as path=value (repeatable)", of))
        ->allow_extra_args(false);
}

void add_fitted_history_option(CLI::App& command, std::string& history) {
    command.add_option("--history", history, "Published figures (.csv; default: those to September 2016)");
}

void add_unknowns_option(CLI::App& command, std::string& unknowns) {
    command.add_option("--unknowns", unknowns, "What is unknown, with its priors (.csv; default: those built in)");
}

void add_posterior_option(CLI::App& command, std::string& posterior) {
    command.add_option("--posterior", posterior,
                       "Draws of the unknowns (a posterior.csv of ccsim calibrate), or none (default: those that come "
                       "with ccsim, when the scenario is the one they were fitted to or extends it)");
}

}  // namespace ccsim
