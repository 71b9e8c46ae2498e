#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "calibration/history.h"
#include "calibration/row_match.h"
#include "sim/app/command_table.h"
#include "sim/app/shared_options.h"
#include "sim/core/problems.h"
#include "sim/scenario/read_scenario.h"

namespace ccsim {
namespace {

struct ValidateOptions {
    std::vector<std::string> files;
    std::vector<std::string> settings;
};

bool is_history(const std::string& file) { return file.ends_with(".csv"); }

void check(const std::string& file, const std::vector<std::string>& settings) {
    if (is_history(file))
        for (const Problem& doubt : doubts_about(read_history(file)))
            std::fputs(("ccsim: warning: " + text_of(doubt) + '\n').c_str(), stderr);
    else read_scenario(file, settings);
}

/// Checks them all before it says what is wrong with any.
ExitCode validate(const ValidateOptions& options) {
    std::vector<Problem> problems;
    for (const std::string& file : options.files) try {
            check(file, options.settings);
            std::fputs((file + ": valid\n").c_str(), stdout);
        } catch (const InputError& e) {
            problems.insert(problems.end(), e.problems().begin(), e.problems().end());
        }
    if (!problems.empty()) throw InputError(problems);
    return ExitCode::done;
}

}  // namespace

Action add_validate_command(CLI::App& command) {
    const auto options = std::make_shared<ValidateOptions>();
    command.add_option("FILE", options->files, "Scenarios (.yaml) and history files (.csv)")->required();
    add_set_option(command, options->settings, "the scenarios");
    return [options](const std::string&) { return validate(*options); };
}

}  // namespace ccsim
