#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "sim/app/answer.h"
#include "sim/app/command_table.h"
#include "sim/app/explained_span.h"
#include "sim/app/history_in_use.h"
#include "sim/app/job_folder.h"
#include "sim/app/run_job.h"
#include "sim/app/run_options.h"
#include "sim/app/run_provenance.h"
#include "sim/report/explanation_figures.h"
#include "sim/report/explanation_files.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

constexpr int usual_scale = 10;  // every tenth case is enough for the accounts by case

struct ExplainOptions : RunOptions {
    std::string from, to;
};

Explanation explain(const RunJob& job, const RunOptions& options, const ExplainedSpan& span, const JobFolder& folder,
                    const Console& console) {
    Progress worlds_progress("living through the worlds", !console.quiet());
    const auto worlds = live_through_worlds(job.scenario(), job.drawn.draws, span, folder.context(worlds_progress));
    std::vector<CaseFlows> flows;
    if (job.replicates > 0) {
        Progress flows_progress("counting cases", !console.quiet());
        flows = count_case_flows(job.scenario(), job.drawn.draws,
                                 {.span = span, .replicates = job.replicates, .scale = options.scale},
                                 folder.context(flows_progress));
    }
    return explanation_of(span, worlds, flows);
}

/// As the accounts by case are designed: none without a replicate.
RunDesign design_of_accounts(const RunJob& job, const RunOptions& options) {
    RunDesign out = design_of(job, options);
    out.replicates = job.replicates;
    return out;
}

std::string table_of(const Explanation& e) {
    const std::size_t last = e.span.quarters() - 1;
    std::string out = fmt::format("Share of cases contributing, {} to {}, in percentage points\n\n",
                                  e.span.from.words(), e.span.to.words());
    for (const NamedTerm& m : named_mechanisms)
        out += fmt::format("  {:<28} {}\n", m.words,
                           signed_words(between(e, fmt::format("contributing.mechanism.{}", m.name), 0, last)));
    out += fmt::format("  {:<28} {}\n", "Sum: the change", signed_words(between(e, "contributing.change", 0, last)));
    return out;
}

nlohmann::json json_of(const JobFolder& folder, const ExplanationRecord& record) {
    const Explanation& e = record.explanation;
    const std::size_t last = e.span.quarters() - 1;
    nlohmann::json terms;
    for (const NamedTerm& m : named_mechanisms)
        terms[std::string(m.name)] = between(e, fmt::format("contributing.mechanism.{}", m.name), 0, last).mean;
    return {{"scenario", record.scenario.name},
            {"folder", folder.path().string()},
            {"from", e.span.from.last_day()},
            {"to", e.span.to.last_day()},
            {"draws", record.design.draws},
            {"change", between(e, "contributing.change", 0, last).mean},
            {"terms", terms},
            {"warnings", record.provenance.warnings}};
}

ExitCode explain_scenario(const ExplainOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const RunJob job = read_job(options, console);
    const std::span jobs(&job, 1);
    const Scenario& scenario = job.scenario();
    const ExplainedSpan span = explained_span(options.from, options.to, scenario);
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    JobFolder folder(options, scenario.name + "-explained", console);
    console.say(fmt::format("ccsim: {}: {} to {}, {}", scenario.name, span.from.words(), span.to.words(),
                            job.words(options.scale)));
    const Explanation explanation = explain(job, options, span, folder, console);
    RerunArguments rerun = rerun_arguments("explain", jobs, {&options.scenario, 1}, options);
    rerun.option("--from", span.from.last_day()).option("--to", span.to.last_day());
    const ExplanationRecord record{.scenario = scenario,
                                   .explanation = explanation,
                                   .published = published_split(history.history, span),
                                   .design = design_of_accounts(job, options),
                                   .provenance = folder.completed({.command_line = command_line,
                                                                   .rerun_arguments = rerun.words(),
                                                                   .inputs = inputs_of(jobs, history.file),
                                                                   .scenario_yaml = yaml_of(job.drawn, folder.path())},
                                                                  "the explanation is in")};
    folder.write(explanation_files(record));
    answer(
        options, [&] { return json_of(folder, record); }, [&] { return table_of(explanation); });
    return ExitCode::done;
}

}  // namespace

Action add_explain_command(CLI::App& command) {
    const auto options = std::make_shared<ExplainOptions>();
    options->scale = usual_scale;
    add_run_options(command, *options);
    command.get_option("--scale")->description("One simulated case stands for so many, in the accounts by case");
    command.get_option("--engine")->description("sampled: accounts by case, too; expected: without them");
    command.add_option("--from", options->from, "The quarter from which the change is explained, such as 2013-03")
        ->required();
    command.add_option("--to", options->to, "The quarter up to which (default: the scenario's last outturn)");
    add_job_options(command, *options, "-explained", "an earlier explanation");
    add_json_option(command, *options, "table");
    return [options](const std::string& command_line) { return explain_scenario(*options, command_line); };
}

}  // namespace ccsim
