#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "sim/app/command.h"
#include "sim/app/compare_jobs.h"
#include "sim/app/console.h"
#include "sim/app/history_in_use.h"
#include "sim/app/run_options.h"
#include "sim/report/comparison_files.h"
#include "sim/report/differences_csv.h"
#include "sim/report/held_folder.h"
#include "sim/report/read_manifest.h"
#include "sim/scenario/what_differs.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

struct CompareOptions {
    std::shared_ptr<RunOptions> run = std::make_shared<RunOptions>();
    std::string base;
    std::vector<std::string> variants;

    std::vector<std::string> scenarios() const {
        std::vector<std::string> out{base};
        out.insert(out.end(), variants.begin(), variants.end());
        return out;
    }
};

/// The summaries of all scenarios, the base first, and of the differences of all but the base.
struct Compared {
    std::vector<Projection> scenarios, differences;
};

Compared compare(const std::vector<RunJob>& jobs, const RunOptions& options, Console& console) {
    Compared out;
    const RunFigures base = simulate(jobs.front(), options, console);
    out.scenarios.push_back(project(base));
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const RunFigures variant = simulate(jobs[i], options, console);
        out.scenarios.push_back(project(variant));
        out.differences.push_back(project(paired_differences(base, variant)));
    }
    return out;
}

std::vector<InputFile> inputs_of(const std::vector<RunJob>& jobs, const InputFile& history) {
    std::vector<InputFile> out;
    const auto add = [&](const InputFile& file) {
        if (std::none_of(out.begin(), out.end(), [&](const InputFile& other) { return other.path == file.path; }))
            out.push_back(file);
    };
    for (const RunJob& job : jobs)
        for (const InputFile& file : inputs_of(job)) add(file);
    if (!history.path.empty()) add(history);
    return out;
}

std::vector<std::string> again(const std::vector<RunJob>& jobs, const CompareOptions& options) {
    const bool are_kept =
        std::all_of(jobs.begin(), jobs.end(), [&](const RunJob& job) { return can_be_kept(job, *options.run); });
    std::vector<std::string> out{"compare"};
    for (std::size_t i = 0; i < jobs.size(); ++i)
        out.push_back(!are_kept ? options.scenarios()[i]
                      : i == 0  ? kept("scenario.yaml")
                                : kept(variant_file(jobs[i].scenario().name)));
    for (std::string& word : arguments_again(jobs.front(), *options.run, are_kept)) out.push_back(std::move(word));
    return out;
}

/// What is recorded of one scenario of the comparison.
RunRecord record_of(const RunJob& job, const Projection& projection, const History& history, const RunOptions& options,
                    const fs::path& folder) {
    return {.scenario = job.scenario(),
            .projection = projection,
            .history = history,
            .provenance = {.command_line = {},
                           .engine = options.engine(),
                           .draws = static_cast<int>(job.drawn.draws.size()),
                           .replicates = std::max(1, job.replicates),
                           .scale = options.scale,
                           .posterior = job.posterior,
                           .discrepancy = job.misfit.has_value(),
                           .fixed = job.drawn.fixed,
                           .not_in_fit = job.not_in_fit},
            .scenario_yaml = yaml_of(job.drawn, folder)};
}

nlohmann::json json_of(const ComparedVariant& variant, const std::vector<Quarter>& quarters) {
    nlohmann::json figures = nlohmann::json::array();
    for (const Measure& m : measures())
        for (const Quarter q : quarters) {
            const auto summary = m.is_key() ? variant.differences.of(m, q) : std::nullopt;
            if (!summary) continue;
            nlohmann::json figure{{"measure", m.id},
                                  {"breakdown", m.breakdown},
                                  {"period_end", q.last_day()},
                                  {"unit", unit_of_difference(m)},
                                  {"mean", summary->mean}};
            if (summary->spread)
                figure.update({{"median", summary->spread->median()},
                               {"p5", summary->spread->p5()},
                               {"p95", summary->spread->p95()},
                               {"mc_se", summary->spread->mc_se}});
            figures.push_back(std::move(figure));
        }
    return {{"scenario", variant.run.scenario.name},
            {"parameters_that_differ", variant.differs.size()},
            {"the_same_in_every_draw", variant.run.provenance.fixed},
            {"differences", figures}};
}

void print_json(const fs::path& folder, const ComparisonRecord& record) {
    nlohmann::json variants = nlohmann::json::array();
    for (const ComparedVariant& variant : record.variants)
        variants.push_back(json_of(variant, quarters_compared(record)));
    const nlohmann::json out{{"base", record.base.scenario.name},
                             {"folder", folder.string()},
                             {"engine", word_of(record.base.provenance.engine)},
                             {"posterior", record.base.provenance.posterior},
                             {"draws", record.base.provenance.draws},
                             {"replicates", record.base.provenance.replicates},
                             {"intervals", words_of(intervals_of(record.base))},
                             {"variants", variants},
                             {"warnings", record.warnings}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
}

ExitCode compare_scenarios(const CompareOptions& asked, const std::string& command_line) {
    const RunOptions& options = *asked.run;
    Console console(options.talk());
    std::vector<RunJob> jobs = read_jobs(options, asked.scenarios(), console);
    const Scenario& base = jobs.front().scenario();
    const HistoryInUse history = history_in_use(options.history);
    const fs::path folder =
        options.out.empty() ? fs::path("results") / (base.name + "-compared") : fs::path(options.out);
    const HeldFolder held(folder, options.overwrite());
    console.say(fmt::format("ccsim: {} and {} more: {} to {}, each {}", base.name, jobs.size() - 1, base.start.words(),
                            base.last_quarter.words(), jobs.front().words(options.scale)));
    share_misfit(jobs, options.threads);
    const Compared compared = compare(jobs, options, console);

    ComparisonRecord record{.base = record_of(jobs[0], compared.scenarios[0], history.history, options, folder),
                            .variants = {},
                            .inputs = inputs_of(jobs, history.file),
                            .warnings = console.warnings()};
    for (std::size_t i = 1; i < jobs.size(); ++i)
        record.variants.push_back({.run = record_of(jobs[i], compared.scenarios[i], history.history, options, folder),
                                   .differences = compared.differences[i - 1],
                                   .differs = what_differs(jobs[0].drawn, jobs[i].drawn)});
    const std::string last_line = fmt::format("ccsim: the comparison is in {}", folder.string());
    record.base.provenance.command_line = command_line;
    record.base.provenance.again = again(jobs, asked);
    record.base.log = console.lines();
    record.base.log.push_back(last_line);
    write_folder(folder, comparison_files(record), options.overwrite());
    console.say(last_line);
    if (options.json) print_json(folder, record);
    else if (!options.be_quiet) std::fputs(comparison_table(record).c_str(), stdout);
    return ExitCode::done;
}

}  // namespace

Action add_compare_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("compare", "Put scenarios side by side, run by run with the same luck");
    const auto options = std::make_shared<CompareOptions>();
    command->add_option("BASE", options->base, "The scenario (.yaml) that the others are compared with")->required();
    command->add_option("VARIANT", options->variants, "Scenarios (.yaml) to compare with it")->required();
    add_options_of_runs(*command, options->run);
    command->get_option("--out")->description("The folder (default: results/ and the base's name with -compared)");
    command->get_option("--set")->description("Change a value of every scenario, as path=value (repeatable)");
    return [options](const std::string& command_line) { return compare_scenarios(*options, command_line); };
}

}  // namespace ccsim
