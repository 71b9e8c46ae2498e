#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "sim/app/exit_codes.h"

namespace ccsim {

/// Runs a command and turns whatever it throws into a message on stderr and an exit code. `as_json`: the failure is
/// also one JSON object on stdout.
ExitCode report_failures(bool as_json, const std::function<ExitCode()>& act);

/// Writes what is still waiting to be printed. Where that or what was printed before failed, on a full disk or to a
/// pipe that nobody reads, says so on stderr: then the command that was done so far was not.
ExitCode with_output_written(ExitCode so_far);

/// Explains a command line that could not be read, with a suggestion for a misspelt word. Help and version are printed
/// here, too, and are no failure.
ExitCode explain_parse_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace ccsim
