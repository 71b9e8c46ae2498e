#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "calibration/history_lint.h"
#include "sim/app/command_table.h"
#include "sim/app/history_in_use.h"
#include "sim/app/shared_options.h"
#include "sim/report/lint_text.h"

namespace ccsim {
namespace {

struct LintOptions : AnswerOptions {
    std::string file;
};

/// A contradiction that the list of relations knows and explains is told, and is no failure.
ExitCode lint_history(const LintOptions& options) {
    const HistoryInUse history = history_in_use(options.file);
    Console console(Talk::quiet);
    warn_of_doubts(history, console);
    const HistoryLint found = lint(history.history, relations());
    if (options.json) std::fputs(lint_json(history.history, found).c_str(), stdout);
    else if (!options.quiet) std::fputs(lint_text(history.history, found).c_str(), stdout);
    return found.count(Verdict::contradicts) == 0 ? ExitCode::done : ExitCode::check_failed;
}

}  // namespace

Action add_history_command(CLI::App& command) {
    command.require_subcommand(1);
    CLI::App* lint = command.add_subcommand(
        "lint", "Work out every published percentage, sum, change and rolling year from others, and compare");
    const auto options = std::make_shared<LintOptions>();
    lint->add_option("FILE", options->file, "The history (default: the one built in)");
    lint->add_flag("--json", options->json, "Print one JSON object and nothing else");
    lint->add_flag("--quiet", options->quiet, "Print nothing; the exit code tells");
    return [options](const std::string&) { return lint_history(*options); };
}

}  // namespace ccsim
