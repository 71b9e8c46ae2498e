#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "sim/app/exit_codes.h"

namespace ccsim {

/// What a command does once the command line has been read. It is told the line as it was given, for the record.
using Action = std::function<ExitCode(const std::string& command_line)>;

// Each adds its command to the command line and gives back what it does when it is the one chosen.
Action add_run_command(CLI::App& app);
Action add_compare_command(CLI::App& app);
Action add_calibrate_command(CLI::App& app);
Action add_explain_command(CLI::App& app);
Action add_report_command(CLI::App& app);
Action add_score_command(CLI::App& app);
Action add_evidence_command(CLI::App& app);
Action add_backtest_command(CLI::App& app);
Action add_sensitivity_command(CLI::App& app);
Action add_trace_command(CLI::App& app);
Action add_verify_command(CLI::App& app);
Action add_validate_command(CLI::App& app);
Action add_history_command(CLI::App& app);
Action add_tables_command(CLI::App& app);
Action add_init_command(CLI::App& app);
Action add_schema_command(CLI::App& app);

}  // namespace ccsim
