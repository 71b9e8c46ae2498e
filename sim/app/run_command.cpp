#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "sim/app/answer.h"
#include "sim/app/command_table.h"
#include "sim/app/history_in_use.h"
#include "sim/app/job_folder.h"
#include "sim/app/run_job.h"
#include "sim/app/run_options.h"
#include "sim/app/run_provenance.h"
#include "sim/app/work_key.h"
#include "sim/engine/distributed.h"
#include "sim/report/headline_table.h"
#include "sim/report/results.h"
#include "sim/report/run_record.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

/// Says what distinguishes this run from all others, for ranks to compare.
std::string key_of(const RunOptions& options, const RunJob& job) {
    const Scenario& scenario = job.scenario();
    const std::string settings = fmt::format("{} {} {} {}", job.words(options.scale), scenario.seed,
                                             scenario.start.words(), scenario.last_quarter.words());
    return work_key("run", settings, scenario, inputs_of(std::span(&job, 1)));
}

nlohmann::json json_of(const JobFolder& folder, const RunRecord& record) {
    return {{"scenario", record.scenario.name},
            {"folder", folder.path().string()},
            {"engine", word_of(record.design.engine)},
            {"posterior", record.design.posterior},
            {"draws", record.design.draws},
            {"replicates", record.design.replicates},
            {"scale", record.design.scale},
            {"seed", record.scenario.seed},
            {"intervals", words_of(intervals_of(record))},
            {"warnings", record.provenance.warnings}};
}

ExitCode run_scenario(const RunOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const RunJob job = read_job(options, console);
    const std::span jobs(&job, 1);
    const Scenario& scenario = job.scenario();
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    check_same_inputs(key_of(options, job));
    JobFolder folder(options, scenario.name, console);
    console.say(fmt::format("ccsim: {}: {} to {}, {}", scenario.name, scenario.start.words(),
                            scenario.last_quarter.words(), job.words(options.scale)));
    const RunFigures figures = simulate(job, options, folder, console);
    if (!leads()) return ExitCode::done;
    const Projection projection = project(figures);
    const RunRecord record{
        .scenario = scenario,
        .projection = projection,
        .history = history.history,
        .design = design_of(job, options),
        .provenance =
            folder.completed({.command_line = command_line,
                              .rerun_arguments = rerun_arguments("run", jobs, {&options.scenario, 1}, options).words(),
                              .inputs = inputs_of(jobs, history.file),
                              .scenario_yaml = yaml_of(job.drawn, folder.path())},
                             "results are in")};
    folder.write(result_files(record));
    answer(
        options, [&] { return json_of(folder, record); }, [&] { return headline_table(record); });
    return ExitCode::done;
}

}  // namespace

Action add_run_command(CLI::App& command) {
    const auto options = std::make_shared<RunOptions>();
    add_run_options(command, *options);
    add_job_options(command, *options, "", "the results of an earlier run");
    add_json_option(command, *options, "table");
    return [options](const std::string& command_line) { return run_scenario(*options, command_line); };
}

}  // namespace ccsim
