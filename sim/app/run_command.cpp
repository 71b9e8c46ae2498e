#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/app/command.h"
#include "sim/app/console.h"
#include "sim/app/history_in_use.h"
#include "sim/app/inputs_of_ranks.h"
#include "sim/app/run_job.h"
#include "sim/app/run_options.h"
#include "sim/app/work_key.h"
#include "sim/engine/distributed.h"
#include "sim/report/headline_table.h"
#include "sim/report/read_manifest.h"
#include "sim/report/results.h"
#include "sim/report/run_record.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

Provenance provenance_of(const RunOptions& options, const std::string& command_line, const RunJob& job,
                         const InputFile& history) {
    Provenance p{.command_line = command_line,
                 .engine = options.engine(),
                 .draws = static_cast<int>(job.drawn.draws.size()),
                 .replicates = std::max(1, job.replicates),
                 .scale = options.scale,
                 .posterior = job.posterior,
                 .discrepancy = job.misfit.has_value(),
                 .fixed = job.drawn.fixed,
                 .inputs = inputs_of(job),
                 .not_in_fit = job.not_in_fit};
    if (!history.path.empty()) p.inputs.push_back(history);
    const bool is_kept = can_be_kept(job, options);
    p.again = {"run", is_kept ? kept("scenario.yaml") : options.scenario};
    for (std::string& word : arguments_again(job, options, is_kept)) p.again.push_back(std::move(word));
    return p;
}

/// Says what distinguishes this run from all others, for ranks to compare.
std::string key_of(const RunOptions& options, const RunJob& job) {
    const Scenario& scenario = job.scenario();
    const std::string settings = fmt::format("{} {} {} {}", job.words(options.scale), scenario.seed,
                                             scenario.start.words(), scenario.last_quarter.words());
    return work_key("run", settings, scenario, inputs_of(job));
}

void print_json(const fs::path& folder, const RunRecord& record) {
    const nlohmann::json out{{"scenario", record.scenario.name},
                             {"folder", folder.string()},
                             {"engine", word_of(record.provenance.engine)},
                             {"posterior", record.provenance.posterior},
                             {"draws", record.provenance.draws},
                             {"replicates", record.provenance.replicates},
                             {"scale", record.provenance.scale},
                             {"seed", record.scenario.seed},
                             {"intervals", words_of(intervals_of(record))},
                             {"warnings", record.provenance.warnings}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
}

ExitCode run_scenario(const RunOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const RunJob job = read_job(options, console);
    const Scenario& scenario = job.scenario();
    const HistoryInUse history = history_in_use(options.history);
    const fs::path folder = options.out.empty() ? fs::path("results") / scenario.name : fs::path(options.out);
    check_same_inputs(key_of(options, job));
    const FolderOfRanks held(folder, options.overwrite());
    console.say(fmt::format("ccsim: {}: {} to {}, {}", scenario.name, scenario.start.words(),
                            scenario.last_quarter.words(), job.words(options.scale)));
    const RunFigures figures = simulate(job, options, console);
    if (!leads()) return ExitCode::done;
    const Projection projection = project(figures);
    RunRecord record{.scenario = scenario,
                     .projection = projection,
                     .history = history.history,
                     .provenance = provenance_of(options, command_line, job, history.file),
                     .scenario_yaml = yaml_of(job.drawn, folder)};
    record.provenance.warnings = console.warnings();
    const std::string table = headline_table(record);
    const std::string last_line = fmt::format("ccsim: results are in {}", folder.string());
    record.log = console.lines();
    record.log.push_back(last_line);
    write_results(folder, record, options.overwrite());
    console.say(last_line);
    if (options.json) print_json(folder, record);
    else if (!options.be_quiet) std::fputs(table.c_str(), stdout);
    return ExitCode::done;
}

}  // namespace

Action add_run_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("run", "Project a scenario and write its results folder");
    const auto options = add_run_options(*command);
    return [options](const std::string& command_line) { return run_scenario(*options, command_line); };
}

}  // namespace ccsim
