#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "sim/app/answer.h"
#include "sim/app/command_table.h"
#include "sim/app/job_folder.h"
#include "sim/app/rerun_arguments.h"
#include "sim/app/run_job.h"
#include "sim/app/run_provenance.h"
#include "sim/app/sensitivity_options.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/app/work_key.h"
#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/sensitivity_files.h"
#include "sim/report/sensitivity_words.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

using sensitivity::Sensitivity;

/// Throws InputError when the draws and the scenario do not go together, or the options with either.
void check(const SensitivityOptions& options, const RunJob& job) {
    if (job.over_posterior() && !job.drawn.is_theirs)
        throw InputError({{.file = job.posterior,
                           .what = "was not fitted to " + options.scenario + " or what it extends",
                           .hint = "calibrate it first, or use --posterior none"}});
    if (!job.over_posterior() && options.spread == "posterior")
        throw InputError({{.key = "--spread",
                           .what = "there is no posterior whose spread could be used",
                           .hint = "name one with --posterior, or use --spread prior"}});
}

Sensitivity found_by(const SensitivityOptions& options, const RunJob& job, const UnknownsInUse& unknowns,
                     const std::vector<Quarter>& dates, const JobFolder& folder, const Console& console) {
    Progress progress("asking the model", !console.quiet());
    return sensitivity_of(job.drawn, unknowns.unknowns, dates, options.method, folder.context(progress));
}

RerunArguments rerun_of(const SensitivityOptions& options, const std::vector<Quarter>& dates) {
    std::vector<std::string> days;
    for (const Quarter date : dates) days.push_back(date.last_day());
    RerunArguments out("sensitivity");
    out.word(in_folder("scenario.yaml")).option("--dates", fmt::format("{}", fmt::join(days, ",")));
    out.given("--posterior", options.posterior).given("--unknowns", options.unknowns);
    out.option("--spread", options.spread).option("--trajectories", options.method.trajectories);
    out.option("--points", options.method.points).option("--resamples", options.method.resamples);
    out.option("--draws", options.method.draws).option("--seed", options.method.seed);
    return out;
}

std::vector<InputFile> inputs_of(const RunJob& job, const UnknownsInUse& unknowns) {
    std::vector<InputFile> out = inputs_of(std::span(&job, 1));
    out.push_back(unknowns.file);
    return out;
}

nlohmann::json json_of(const JobFolder& folder, const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    nlohmann::json questions = nlohmann::json::array();
    for (std::size_t q = 0; q < found.questions.size(); ++q) {
        nlohmann::json drivers = nlohmann::json::array();
        for (const Driver& driver : drivers_of(found, q, 3))
            drivers.push_back({{"unknown", found.unknowns[driver.unknown].name}, {"total", driver.total}});
        questions.push_back({{"measure", found.questions[q].measure->id},
                             {"period_end", found.questions[q].quarter.last_day()},
                             {"drivers", drivers}});
    }
    return {{"scenario", record.scenario.name},
            {"folder", folder.path().string()},
            {"unknowns", found.unknowns.size()},
            {"evaluations", found.evaluations},
            {"questions", questions},
            {"warnings", record.provenance.warnings}};
}

ExitCode analyse(SensitivityOptions options, const std::string& command_line) {
    options.method.spread =
        options.spread == "posterior" ? sensitivity::Spread::Of::posterior : sensitivity::Spread::Of::prior;
    const RunOptions run = options.as_run();
    Console console(options.talk());
    const RunJob job = read_job(run, console);
    check(options, job);
    const Scenario& scenario = job.scenario();
    const std::vector<Quarter> dates = dates_from(options.dates, scenario);
    const UnknownsInUse unknowns = unknowns_in_use(options.unknowns);
    const std::vector<InputFile> inputs = inputs_of(job, unknowns);
    const std::vector<std::string> rerun = rerun_of(options, dates).words();
    check_same_inputs(work_key("sensitivity", fmt::format("{}", fmt::join(rerun, " ")), scenario, inputs));
    JobFolder folder(options, scenario.name + "-sensitivity", console);
    console.say(fmt::format("ccsim: {}: {} unknowns, {} dates", scenario.name, unknowns.unknowns.size(), dates.size()));
    const Sensitivity found = found_by(options, job, unknowns, dates, folder, console);
    if (!leads()) return ExitCode::done;
    const SensitivityRecord record{.scenario = scenario,
                                   .found = found,
                                   .settings = options.method,
                                   .provenance = folder.completed({.command_line = command_line,
                                                                   .rerun_arguments = rerun,
                                                                   .inputs = inputs,
                                                                   .scenario_yaml = yaml_of(job.drawn, folder.path())},
                                                                  "what drives the key measures is in")};
    folder.write(sensitivity_files(record));
    answer(
        options, [&] { return json_of(folder, record); }, [&] { return sensitivity_text(record); });
    return ExitCode::done;
}

}  // namespace

Action add_sensitivity_command(CLI::App& command) {
    const auto options = std::make_shared<SensitivityOptions>();
    add_sensitivity_options(command, *options);
    return [options](const std::string& command_line) { return analyse(*options, command_line); };
}

}  // namespace ccsim
