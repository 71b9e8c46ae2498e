#include "sim/app/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ccsim_version.h"
#include "sim/app/command.h"
#include "sim/app/failures.h"
#include "sim/engine/distributed.h"

namespace {

constexpr std::array add_commands{
    &ccsim::add_run_command,      &ccsim::add_compare_command,     &ccsim::add_explain_command,
    &ccsim::add_evidence_command, &ccsim::add_calibrate_command,   &ccsim::add_report_command,
    &ccsim::add_tables_command,   &ccsim::add_history_command,     &ccsim::add_score_command,
    &ccsim::add_backtest_command, &ccsim::add_sensitivity_command, &ccsim::add_verify_command,
    &ccsim::add_trace_command,    &ccsim::add_validate_command,    &ccsim::add_init_command,
    &ccsim::add_schema_command};

/// Commands that several processes share, as mpirun starts them.
constexpr std::array<std::string_view, 4> shared_commands{"run", "calibrate", "backtest", "sensitivity"};

std::string version_text() {
    return "ccsim " + std::string(ccsim::version) + " (commit " + std::string(ccsim::commit) + ", " +
           std::string(ccsim::compiler) + ", " + std::string(ccsim::build_type) + ")";
}

/// As a shell would read it.
std::string command_line_of(std::span<const std::string> words) {
    std::string line = "ccsim";
    for (const std::string& word : words) {
        const bool plain = !word.empty() && word.find_first_of(" \t\n'\"\\$`*?[]{}()<>|&;#~!") == std::string::npos;
        line += ' ';
        if (plain) {
            line += word;
            continue;
        }
        line += '\'';
        for (const char c : word) line += c == '\'' ? std::string("'\\''") : std::string(1, c);
        line += '\'';
    }
    return line;
}

}  // namespace

namespace ccsim {

int run_program(std::span<const std::string> words) {
    CLI::App app(
        "Simulates the closure of the 1993 and 2003 child maintenance schemes of Great Britain.\n"
        "Its figures are illustrative projections, not official statistics.",
        "ccsim");
    app.set_version_flag("--version", version_text());
    app.require_subcommand(1);
    app.footer(
        "Examples:\n  ccsim run scenarios/baseline.yaml\n  ccsim validate my-scenario.yaml\n  ccsim init --out "
        "my-scenario.yaml");
    std::vector<std::pair<CLI::App*, Action>> commands;
    for (const auto add : add_commands) {
        Action action = add(app);
        commands.emplace_back(app.get_subcommands({}).back(), std::move(action));
    }
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // as CLI11 takes them
    } catch (const CLI::ParseError& e) {
        return static_cast<int>(with_output_written(explain_parse_error(app, e)));
    }
    const auto chosen = std::ranges::find_if(commands, [](const auto& command) { return command.first->parsed(); });
    if (const std::string name = chosen->first->get_name(); ranks() > 1 && !std::ranges::count(shared_commands, name)) {
        std::fputs(fmt::format("ccsim: {} is not shared by several processes; start it without mpirun\n", name).c_str(),
                   stderr);
        return static_cast<int>(ExitCode::wrong_command_line);
    }
    const bool as_json = std::ranges::any_of(words, [](const std::string& word) { return word == "--json"; });
    const ExitCode code = report_failures(as_json, [&] { return chosen->second(command_line_of(words)); });
    return static_cast<int>(with_output_written(code));
}

}  // namespace ccsim
