#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calibration/published_history.h"
#include "sim/app/command.h"
#include "sim/app/console.h"
#include "sim/app/interrupt.h"
#include "sim/engine/run.h"
#include "sim/measures/projection.h"
#include "sim/report/headline_table.h"
#include "sim/report/results.h"
#include "sim/report/run_record.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

struct RunOptions {
    std::string scenario, out, history, engine = "sampled";
    std::vector<std::string> settings;
    int replicates = 32, scale = 1, threads = 0;
    bool force = false, json = false, quiet = false, verbose = false;

    Talk talk() const { return quiet || json ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
    Overwrite overwrite() const { return force ? Overwrite::replace : Overwrite::refuse; }
};

constexpr int fewest_replicates_for_intervals = 20;
constexpr std::uintmax_t most_input_bytes = std::uintmax_t{1} << 32;

struct HistoryInUse {
    History history;
    InputFile file;
};

HistoryInUse history_of(const RunOptions& options) {
    if (options.history == "none") return {};
    if (options.history.empty())
        return {published_history(), {std::string(published_history_name), sha256_of(published_history_text())}};
    return {read_history(options.history),
            {options.history, sha256_of(read_text_file(options.history, most_input_bytes))}};
}

Provenance provenance_of(const RunOptions& options, const std::string& command_line, const Scenario& scenario,
                         const InputFile& history) {
    Provenance p{.command_line = command_line,
                 .engine = options.engine == "expected" ? Engine::expected : Engine::sampled,
                 .replicates = options.engine == "expected" ? 1 : options.replicates,
                 .scale = options.scale};
    for (const std::string& file : scenario.inputs)
        p.inputs.push_back({file, sha256_of(read_text_file(file, most_input_bytes))});
    if (!history.path.empty()) p.inputs.push_back(history);
    return p;
}

Projection simulate(const RunOptions& options, const Scenario& scenario, Console& console) {
    if (options.engine == "expected") {
        const std::vector<Series> one{run_expected(scenario, options.scale)};
        return project(scenario.start, one);
    }
    const auto started = std::chrono::steady_clock::now();
    Progress progress("simulating", !console.quiet());
    const RunResult result = run(scenario, {.replicates = options.replicates,
                                            .scale = options.scale,
                                            .threads = options.threads,
                                            .stop = &watch_for_interrupts(),
                                            .progress = [&progress](double share) { progress.show(share); }});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    console.say_more(fmt::format("{:.0f} million case-quarters in {}, {:.1f} million a second",
                                 static_cast<double>(result.case_quarters) / 1e6, duration_in_words(seconds),
                                 static_cast<double>(result.case_quarters) / 1e6 / seconds));
    return project(scenario.start, result.replicates);
}

void print_json(const fs::path& folder, const RunRecord& record) {
    const nlohmann::json out{{"scenario", record.scenario.name},
                             {"folder", folder.string()},
                             {"engine", word_of(record.provenance.engine)},
                             {"replicates", record.provenance.replicates},
                             {"scale", record.provenance.scale},
                             {"seed", record.scenario.seed},
                             {"intervals", words_of(intervals_of(record))},
                             {"warnings", record.provenance.warnings}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
}

ExitCode run_scenario(const RunOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const Scenario scenario = read_scenario(options.scenario, options.settings);
    const HistoryInUse history = history_of(options);
    const fs::path folder = options.out.empty() ? fs::path("results") / scenario.name : fs::path(options.out);
    check_may_write(folder, options.overwrite());
    console.say(fmt::format(
        "ccsim: {}: {} to {}, {}", scenario.name, scenario.start.words(), scenario.last_quarter.words(),
        options.engine == "expected" ? "expected engine"
                                     : fmt::format("{} replicates at scale {}", options.replicates, options.scale)));
    if (options.engine == "sampled" && options.replicates < fewest_replicates_for_intervals && options.replicates > 1)
        console.warn(fmt::format("{} replicates are few for intervals; use --replicates {} or more", options.replicates,
                                 fewest_replicates_for_intervals));
    const Projection projection = simulate(options, scenario, console);
    RunRecord record{.scenario = scenario,
                     .projection = projection,
                     .history = history.history,
                     .provenance = provenance_of(options, command_line, scenario, history.file),
                     .scenario_yaml = yaml_of(scenario, folder)};
    record.provenance.warnings = console.warnings();
    const std::string table = headline_table(record);
    const std::string last_line = fmt::format("ccsim: results are in {}", folder.string());
    record.log = console.lines();
    record.log.push_back(last_line);
    write_results(folder, record, options.overwrite());
    console.say(last_line);
    if (options.json) print_json(folder, record);
    else if (!options.quiet) std::fputs(table.c_str(), stdout);
    return ExitCode::done;
}

}  // namespace

Action add_run_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("run", "Project a scenario and write its results folder");
    const auto o = std::make_shared<RunOptions>();
    command->add_option("SCENARIO", o->scenario, "The scenario (.yaml)")->required();
    command->add_option("--out", o->out, "The results folder (default: results/ and the scenario's name)");
    command->add_flag("--force", o->force, "Replace the results of an earlier run");
    command->add_option("--set", o->settings, "Change a value of the scenario, as path=value (repeatable)")
        ->allow_extra_args(false);
    command->add_option_function<std::string>(
        "--seed", [o](const std::string& seed) { o->settings.push_back("seed=" + seed); },
        "Another seed, another run of luck");
    command->add_option("--replicates", o->replicates, "How many times the caseload is simulated")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_option("--scale", o->scale, "One simulated case stands for so many")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--engine", o->engine, "sampled: the Monte Carlo; expected: means only, in an instant")
        ->check(CLI::IsMember({"sampled", "expected"}))
        ->capture_default_str();
    command->add_option(
        "--history", o->history,
        "Published figures to show beside the simulation (.csv), or none (default: those to September 2016)");
    command->add_option("--threads", o->threads, "Threads; 0 is one a core. The results are the same")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command->add_flag("--json", o->json, "Print one JSON object instead of the table");
    command->add_flag("--quiet", o->quiet, "Say nothing but warnings and errors");
    command->add_flag("-v,--verbose", o->verbose, "Say more");
    return [o](const std::string& command_line) { return run_scenario(*o, command_line); };
}

}  // namespace ccsim
