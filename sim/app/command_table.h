#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "sim/app/exit_codes.h"

namespace CLI {
class App;
}

namespace ccsim {

/// What a command does once the command line has been read. It is told the line as it was given, for the record.
using Action = std::function<ExitCode(const std::string& command_line)>;

// Each adds its options to its command.
Action add_run_command(CLI::App& command);
Action add_compare_command(CLI::App& command);
Action add_explain_command(CLI::App& command);
Action add_evidence_command(CLI::App& command);
Action add_calibrate_command(CLI::App& command);
Action add_report_command(CLI::App& command);
Action add_tables_command(CLI::App& command);
Action add_history_command(CLI::App& command);
Action add_score_command(CLI::App& command);
Action add_backtest_command(CLI::App& command);
Action add_sensitivity_command(CLI::App& command);
Action add_verify_command(CLI::App& command);
Action add_trace_command(CLI::App& command);
Action add_validate_command(CLI::App& command);
Action add_init_command(CLI::App& command);
Action add_schema_command(CLI::App& command);

struct Command {
    std::string_view name, help;
    bool shares_ranks = false;  ///< several processes share its work, as mpirun starts them
    Action (*add)(CLI::App& command) = nullptr;
};

/// Every command of the program, in the order of its help.
inline constexpr std::array commands{
    Command{"run", "Project a scenario and write its results folder", true, add_run_command},
    Command{"compare", "Put scenarios side by side, run by run with the same luck", false, add_compare_command},
    Command{"explain", "Tell why the compliance rates moved", false, add_explain_command},
    Command{"evidence", "Weigh rival explanations of the published figures", false, add_evidence_command},
    Command{"calibrate", "Fit a scenario's unknowns to the published history", true, add_calibrate_command},
    Command{"report", "Write the page of a results folder: one HTML file that opens offline", false,
            add_report_command},
    Command{"tables", "Write the supplementary tables of a run as workbooks, or check a workbook", false,
            add_tables_command},
    Command{"history", "Check published figures against each other", false, add_history_command},
    Command{"score", "Score a run's forecasts against figures published later", false, add_score_command},
    Command{"backtest", "Forecast from past quarters and score what was forecast", true, add_backtest_command},
    Command{"sensitivity", "Tell what drives each key measure, and by how much", true, add_sensitivity_command},
    Command{"verify", "Make a results folder again and say whether it is identical", false, add_verify_command},
    Command{"trace", "Follow one case through its life, decision by decision", false, add_trace_command},
    Command{"validate", "Check scenarios and history files without running anything", false, add_validate_command},
    Command{"init", "Write a complete, commented scenario to start from", false, add_init_command},
    Command{"schema", "Print the JSON Schema of scenarios, for editors", false, add_schema_command}};

}  // namespace ccsim
