#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sim/app/console.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// How a command answers.
struct AnswerOptions {
    bool json = false, quiet = false, verbose = false;

    Talk talk() const { return quiet || json ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
};

/// What every command that fills a results folder is asked.
struct JobOptions : AnswerOptions {
    std::string out;  ///< the folder; empty: the usual one
    int threads = 0;  ///< 0: one per core
    bool force = false, resume = false;

    Overwrite overwrite() const { return force ? Overwrite::replace : Overwrite::refuse; }
};

/// What an interrupted job leaves to go on with.
enum class Interruptible : bool { no, yes };

/// Adds --out, --force and --quiet. `suffix`, such as "-posterior", ends the name of the usual folder; `work` is what
/// --force replaces: "an earlier calibration". The options live as long as the command, here and below.
void add_folder_options(CLI::App& command, JobOptions& options, std::string_view suffix, std::string_view work);

/// The same with --threads and --verbose, and --resume where a job can be gone on with.
void add_job_options(CLI::App& command, JobOptions& options, std::string_view suffix, std::string_view work,
                     Interruptible interruptible = Interruptible::no);

/// Adds --json, "Print one JSON object instead of the `text`".
void add_json_option(CLI::App& command, AnswerOptions& options, std::string_view text);
/// Adds --threads, the same for every command that works in parallel.
void add_threads_option(CLI::App& command, int& threads);
void add_scenario_option(CLI::App& command, std::string& scenario);
/// Adds --set; what is set is `of` "the scenario".
void add_set_option(CLI::App& command, std::vector<std::string>& settings, std::string_view of = "the scenario");
void add_fitted_history_option(CLI::App& command, std::string& history);
void add_unknowns_option(CLI::App& command, std::string& unknowns);
void add_posterior_option(CLI::App& command, std::string& posterior);
/// Adds a whole number within a range, whose usual value the help shows.
template <class Number>
void add_number_option(CLI::App& command, const std::string& name, Number& value, const std::string& words, int least,
                       int most) {
    command.add_option(name, value, words)->check(CLI::Range(least, most))->capture_default_str();
}

}  // namespace ccsim
