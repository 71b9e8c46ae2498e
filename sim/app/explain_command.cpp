#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/app/command.h"
#include "sim/app/console.h"
#include "sim/app/explained_span.h"
#include "sim/app/history_in_use.h"
#include "sim/app/interrupt.h"
#include "sim/app/run_job.h"
#include "sim/app/run_options.h"
#include "sim/report/explanation_figures.h"
#include "sim/report/explanation_files.h"
#include "sim/report/held_folder.h"
#include "sim/report/read_manifest.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr int usual_scale = 10;  // every tenth case is enough for the accounts by case

struct ExplainOptions {
    std::shared_ptr<RunOptions> run;
    std::string from, to;
};

Explanation explain(const RunJob& job, const RunOptions& options, const ExplainedSpan& span, const Console& console) {
    Progress worlds_progress("living through the worlds", !console.quiet());
    const auto worlds = live_through_worlds(
        job.scenario(), job.drawn.draws,
        {.span = span, .threads = options.threads, .stop = &watch_for_interrupts(), .progress = [&](double share) {
             worlds_progress.show(share);
         }});
    std::vector<CaseFlows> flows;
    if (job.replicates > 0) {
        Progress flows_progress("counting cases", !console.quiet());
        flows = count_case_flows(job.scenario(), job.drawn.draws,
                                 {.span = span,
                                  .replicates = job.replicates,
                                  .scale = options.scale,
                                  .threads = options.threads,
                                  .stop = &watch_for_interrupts(),
                                  .progress = [&](double share) { flows_progress.show(share); }});
    }
    return explanation_of(span, worlds, flows);
}

std::vector<InputFile> inputs_of(const RunJob& job, const InputFile& history) {
    std::vector<InputFile> out = inputs_of(job);
    if (!history.path.empty()) out.push_back(history);
    return out;
}

std::vector<std::string> again(const RunJob& job, const RunOptions& options, const ExplainedSpan& span) {
    const bool is_kept = can_be_kept(job, options);
    std::vector<std::string> out{"explain", is_kept ? kept("scenario.yaml") : options.scenario,
                                 "--from",  span.from.last_day(),
                                 "--to",    span.to.last_day()};
    for (std::string& word : arguments_again(job, options, is_kept)) out.push_back(std::move(word));
    return out;
}

void print_table(const Explanation& e) {
    const std::size_t last = e.span.quarters() - 1;
    std::string out = fmt::format("Share of cases contributing, {} to {}, in percentage points\n\n",
                                  e.span.from.words(), e.span.to.words());
    for (const NamedTerm& m : named_mechanisms)
        out += fmt::format("  {:<28} {}\n", m.words,
                           signed_words(between(e, fmt::format("contributing.mechanism.{}", m.name), 0, last)));
    out += fmt::format("  {:<28} {}\n", "Sum: the change", signed_words(between(e, "contributing.change", 0, last)));
    std::fputs(out.c_str(), stdout);
}

void print_json(const fs::path& folder, const ExplanationRecord& record) {
    const Explanation& e = record.explanation;
    const std::size_t last = e.span.quarters() - 1;
    nlohmann::json terms;
    for (const NamedTerm& m : named_mechanisms)
        terms[std::string(m.name)] = between(e, fmt::format("contributing.mechanism.{}", m.name), 0, last).mean;
    const nlohmann::json out{{"scenario", record.scenario.name},
                             {"folder", folder.string()},
                             {"from", e.span.from.last_day()},
                             {"to", e.span.to.last_day()},
                             {"draws", record.draws},
                             {"change", between(e, "contributing.change", 0, last).mean},
                             {"terms", terms},
                             {"warnings", record.warnings}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
}

ExitCode explain_scenario(const ExplainOptions& asked, const std::string& command_line) {
    const RunOptions& options = *asked.run;
    Console console(options.talk());
    const RunJob job = read_job(options, console);
    const Scenario& scenario = job.scenario();
    const ExplainedSpan span = explained_span(asked.from, asked.to, scenario);
    const HistoryInUse history = history_in_use(options.history);
    const fs::path folder =
        options.out.empty() ? fs::path("results") / (scenario.name + "-explained") : fs::path(options.out);
    const HeldFolder held(folder, options.overwrite());
    console.say(fmt::format("ccsim: {}: {} to {}, {}", scenario.name, span.from.words(), span.to.words(),
                            job.words(options.scale)));
    const Explanation explanation = explain(job, options, span, console);
    const std::string last_line = fmt::format("ccsim: the explanation is in {}", folder.string());
    ExplanationRecord record{.scenario = scenario,
                             .explanation = explanation,
                             .published = published_split(history.history, span),
                             .draws = static_cast<int>(job.drawn.draws.size()),
                             .replicates = job.replicates,
                             .scale = options.scale,
                             .fixed = job.drawn.fixed,
                             .warnings = console.warnings(),
                             .inputs = inputs_of(job, history.file),
                             .command_line = command_line,
                             .again = again(job, options, span),
                             .scenario_yaml = yaml_of(job.drawn, folder),
                             .log = console.lines()};
    record.log.push_back(last_line);
    write_folder(folder, explanation_files(record), options.overwrite());
    console.say(last_line);
    if (options.json) print_json(folder, record);
    else if (!options.be_quiet) print_table(explanation);
    return ExitCode::done;
}

}  // namespace

Action add_explain_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("explain", "Tell why the compliance rates moved");
    const auto options = std::make_shared<ExplainOptions>();
    options->run = add_run_options(*command);
    options->run->scale = usual_scale;
    command->get_option("--scale")
        ->default_str(std::to_string(usual_scale))
        ->description("One simulated case stands for so many, in the accounts by case");
    command->get_option("--engine")->description("sampled: accounts by case, too; expected: without them");
    command->get_option("--out")->description("The folder (default: results/ and the scenario's name with -explained)");
    command->add_option("--from", options->from, "The quarter from which the change is explained, such as 2013-03")
        ->required();
    command->add_option("--to", options->to, "The quarter up to which (default: the scenario's last outturn)");
    return [options](const std::string& command_line) { return explain_scenario(*options, command_line); };
}

}  // namespace ccsim
