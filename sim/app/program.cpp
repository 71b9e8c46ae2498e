#include "sim/app/program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "ccsim_version.h"
#include "sim/app/command_table.h"
#include "sim/app/failures.h"
#include "sim/engine/distributed.h"

namespace {

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
    std::vector<Action> actions;
    for (const Command& command : commands)
        actions.push_back(command.add(*app.add_subcommand(std::string(command.name), std::string(command.help))));
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // as CLI11 takes them
    } catch (const CLI::ParseError& e) {
        return static_cast<int>(with_output_written(explain_parse_error(app, e)));
    }
    const auto chosen = std::ranges::find_if(
        commands, [&](const Command& command) { return app.got_subcommand(std::string(command.name)); });
    if (ranks() > 1 && !chosen->shares_ranks) {
        std::fputs(fmt::format("ccsim: {} is not shared by several processes; start it without mpirun\n", chosen->name)
                       .c_str(),
                   stderr);
        return static_cast<int>(ExitCode::wrong_command_line);
    }
    const Action& act = actions[static_cast<std::size_t>(chosen - commands.begin())];
    const bool as_json = std::ranges::any_of(words, [](const std::string& word) { return word == "--json"; });
    const ExitCode code = report_failures(as_json, [&] { return act(command_line_of(words)); });
    return static_cast<int>(with_output_written(code));
}

}  // namespace ccsim
