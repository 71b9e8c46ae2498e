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
#include "sim/core/problems.h"
#include "sim/explain/rates_left.h"
#include "sim/measures/rate.h"
#include "sim/report/explanation_figures.h"
#include "sim/report/explanation_files.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

constexpr int usual_scale = 10;  // every tenth case is enough for the accounts by case

struct ExplainOptions : RunOptions {
    std::string from, to;
};

std::vector<DrawWorlds> worlds_of(const RunJob& job, const ExplainedSpan& span, const JobFolder& folder,
                                  const Console& console) {
    Progress progress("living through the worlds", !console.quiet());
    return live_through_worlds(job.scenario(), job.drawn.draws, span, folder.context(progress));
}

std::vector<CaseFlows> flows_of(const RunJob& job, int scale, const ExplainedSpan& span, const JobFolder& folder,
                                const Console& console) {
    if (job.replicates == 0) return {};
    Progress progress("counting cases", !console.quiet());
    return count_case_flows(job.scenario(), job.drawn.draws,
                            {.span = span, .replicates = job.replicates, .scale = scale}, folder.context(progress));
}

/// What can be explained, and up to when.
struct Explained {
    ExplainedSpan span;
    std::vector<DrawWorlds> worlds;
    std::vector<CaseFlows> flows;
};

/// Ends the span with the last quarter at which both rates are figures.
void end_with_rates(std::size_t quarters, const RunJob& job, ExplainedSpan& span) {
    if (quarters < 2)
        throw InputError({{.file = job.scenario().name,
                           .what = fmt::format("has no rates to explain from {}: in more than one run in twenty fewer "
                                               "than {:g} of the cases are left that they are rates of",
                                               span.from.words(), fewest_cases),
                           .hint = "explain an earlier span with --from and --to"}});
    span.to = span.from + static_cast<int>(quarters) - 1;
}

/// Lives through the span, or through as much of it as there are rates.
Explained lived_through(const RunJob& job, int scale, const ExplainedSpan& asked, const JobFolder& folder,
                        Console& console) {
    Explained out{.span = asked, .worlds = worlds_of(job, asked, folder, console), .flows = {}};
    const auto shorten_to = [&](std::size_t quarters) {
        if (quarters == out.span.quarters()) return false;
        end_with_rates(quarters, job, out.span);
        out.worlds = worlds_of(job, out.span, folder, console);
        return true;
    };
    shorten_to(quarters_with_rates(out.worlds));
    out.flows = flows_of(job, scale, out.span, folder, console);
    if (!out.flows.empty() && shorten_to(quarters_with_rates(out.flows, scale)))
        out.flows = flows_of(job, scale, out.span, folder, console);
    if (out.span.to < asked.to)
        console.warn(
            fmt::format("the change is explained up to {} instead of {}: later, in more than one run in twenty "
                        "fewer than {:g} of the cases are left that the rates are rates of",
                        out.span.to.words(), asked.to.words(), fewest_cases));
    const std::size_t dropped = drop_without_rates(out.worlds);
    drop_without_rates(out.flows, scale);
    if (dropped > 0)
        console.warn(fmt::format("{} of {} draws have no rates at some quarter and are left out", dropped,
                                 dropped + out.worlds.size()));
    return out;
}

/// As it was explained: over the draws that have rates, with no accounts by case where there is no replicate.
RunDesign design_of(const RunJob& job, const RunOptions& options, const Explained& lived) {
    RunDesign out = design_of(job, options);
    out.draws = static_cast<int>(lived.worlds.size());
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
    const ExplainedSpan asked = explained_span(options.from, options.to, scenario);
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    JobFolder folder(options, scenario.name + "-explained", console);
    console.say(fmt::format("ccsim: {}: {} to {}, {}", scenario.name, asked.from.words(), asked.to.words(),
                            job.words(options.scale)));
    const Explained lived = lived_through(job, options.scale, asked, folder, console);
    const ExplainedSpan& span = lived.span;
    const Explanation explanation = explanation_of(span, lived.worlds, lived.flows);
    RerunArguments rerun = rerun_arguments("explain", jobs, {&options.scenario, 1}, options);
    rerun.option("--from", asked.from.last_day()).option("--to", asked.to.last_day());
    const ExplanationRecord record{.scenario = scenario,
                                   .explanation = explanation,
                                   .published = published_split(history.history, span),
                                   .design = design_of(job, options, lived),
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
