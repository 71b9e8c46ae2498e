#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/app/command.h"
#include "sim/app/inputs_of_ranks.h"
#include "sim/app/interrupt.h"
#include "sim/app/run_job.h"
#include "sim/app/sensitivity_options.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/app/work_key.h"
#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/read_manifest.h"
#include "sim/report/sensitivity_files.h"
#include "sim/report/sensitivity_words.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

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
                     const std::vector<Quarter>& dates, const Console& console) {
    Progress progress("asking the model", !console.quiet());
    return sensitivity_of(job.drawn, unknowns.unknowns, dates, options.method,
                          {.threads = options.threads, .stop = &watch_for_interrupts(), .progress = [&](double share) {
                               progress.show(share);
                           }});
}

std::vector<std::string> again(const SensitivityOptions& options, const std::vector<Quarter>& dates) {
    std::vector<std::string> out{"sensitivity", kept("scenario.yaml")};
    const auto add = [&](const char* option, const auto& value) {
        out.insert(out.end(), {option, fmt::format("{}", value)});
    };
    std::vector<std::string> days;
    for (const Quarter date : dates) days.push_back(date.last_day());
    add("--dates", fmt::format("{}", fmt::join(days, ",")));
    if (!options.posterior.empty()) add("--posterior", options.posterior);
    if (!options.unknowns.empty()) add("--unknowns", options.unknowns);
    add("--spread", options.spread);
    add("--trajectories", options.method.trajectories);
    add("--points", options.method.points);
    add("--resamples", options.method.resamples);
    add("--draws", options.method.draws);
    add("--seed", options.method.seed);
    return out;
}

std::vector<InputFile> inputs_of(const RunJob& job, const UnknownsInUse& unknowns) {
    std::vector<InputFile> out = inputs_of(job);
    out.push_back(unknowns.file);
    return out;
}

void print_json(const fs::path& folder, const SensitivityRecord& record) {
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
    const nlohmann::json out{
        {"scenario", record.scenario.name}, {"folder", folder.string()}, {"unknowns", found.unknowns.size()},
        {"evaluations", found.evaluations}, {"questions", questions},    {"warnings", record.warnings}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
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
    const fs::path folder =
        options.out.empty() ? fs::path("results") / (scenario.name + "-sensitivity") : fs::path(options.out);
    const std::vector<InputFile> inputs = inputs_of(job, unknowns);
    check_same_inputs(
        work_key("sensitivity", fmt::format("{}", fmt::join(again(options, dates), " ")), scenario, inputs));
    const FolderOfRanks held(folder, options.overwrite());
    console.say(fmt::format("ccsim: {}: {} unknowns, {} dates", scenario.name, unknowns.unknowns.size(), dates.size()));
    const Sensitivity found = found_by(options, job, unknowns, dates, console);
    if (!leads()) return ExitCode::done;
    const std::string last_line = fmt::format("ccsim: what drives the key measures is in {}", folder.string());
    SensitivityRecord record{.scenario = scenario,
                             .found = found,
                             .settings = options.method,
                             .posterior = job.posterior,
                             .warnings = console.warnings(),
                             .inputs = inputs,
                             .command_line = command_line,
                             .again = again(options, dates),
                             .scenario_yaml = yaml_of(job.drawn, folder),
                             .log = console.lines()};
    record.log.push_back(last_line);
    write_folder(folder, sensitivity_files(record), options.overwrite());
    console.say(last_line);
    if (options.json) print_json(folder, record);
    else if (!options.quiet) std::fputs(sensitivity_text(record).c_str(), stdout);
    return ExitCode::done;
}

}  // namespace

Action add_sensitivity_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("sensitivity", "Tell what drives each key measure, and by how much");
    const auto options = std::make_shared<SensitivityOptions>();
    add_sensitivity_options(*command, options);
    return [options](const std::string& command_line) { return analyse(*options, command_line); };
}

}  // namespace ccsim
