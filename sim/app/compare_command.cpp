#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/app/answer.h"
#include "sim/app/command_table.h"
#include "sim/app/compare_jobs.h"
#include "sim/app/history_in_use.h"
#include "sim/app/job_folder.h"
#include "sim/app/run_options.h"
#include "sim/app/run_provenance.h"
#include "sim/report/comparison_files.h"
#include "sim/report/differences_csv.h"
#include "sim/scenario/what_differs.h"
#include "sim/scenario/write_layers.h"

namespace ccsim {
namespace {

struct CompareOptions : RunOptions {
    std::string base;
    std::vector<std::string> variants;

    std::vector<std::string> scenarios() const {
        std::vector<std::string> all{base};
        all.insert(all.end(), variants.begin(), variants.end());
        return all;
    }
};

/// The summaries of all scenarios, the base first, and of the differences of all but the base.
struct Compared {
    std::vector<Projection> scenarios, differences;
};

Compared compare(const std::vector<RunJob>& jobs, const RunOptions& options, const JobFolder& folder,
                 Console& console) {
    Compared out;
    const RunFigures base = simulate(jobs.front(), options, folder, console);
    out.scenarios.push_back(project(base));
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const RunFigures variant = simulate(jobs[i], options, folder, console);
        out.scenarios.push_back(project(variant));
        out.differences.push_back(project(paired_differences(base, variant)));
    }
    return out;
}

/// What is recorded of one scenario of the comparison.
RunRecord record_of(const RunJob& job, const Projection& projection, const History& history, const RunOptions& options,
                    const JobFolder& folder) {
    return {.scenario = job.scenario(),
            .projection = projection,
            .history = history,
            .design = design_of(job, options),
            .provenance = {.scenario_yaml = yaml_of(job.drawn, folder.path())}};
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
            {"the_same_in_every_draw", variant.run.design.fixed},
            {"differences", figures}};
}

nlohmann::json json_of(const JobFolder& folder, const ComparisonRecord& record) {
    nlohmann::json variants = nlohmann::json::array();
    for (const ComparedVariant& variant : record.variants)
        variants.push_back(json_of(variant, quarters_compared(record)));
    return {{"base", record.base.scenario.name},
            {"folder", folder.path().string()},
            {"engine", word_of(record.base.design.engine)},
            {"posterior", record.base.design.posterior},
            {"draws", record.base.design.draws},
            {"replicates", record.base.design.replicates},
            {"intervals", words_of(intervals_of(record.base))},
            {"variants", variants},
            {"warnings", record.base.provenance.warnings}};
}

ExitCode compare_scenarios(const CompareOptions& options, const std::string& command_line) {
    Console console(options.talk());
    std::vector<RunJob> jobs = read_jobs(options, options.scenarios(), console);
    const Scenario& base = jobs.front().scenario();
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    JobFolder folder(options, base.name + "-compared", console);
    console.say(fmt::format("ccsim: {} and {} more: {} to {}, each {}", base.name, jobs.size() - 1, base.start.words(),
                            base.last_quarter.words(), jobs.front().words(options.scale)));
    share_misfit(jobs, options.threads);
    const Compared compared = compare(jobs, options, folder, console);

    ComparisonRecord record{.base = record_of(jobs[0], compared.scenarios[0], history.history, options, folder),
                            .variants = {}};
    for (std::size_t i = 1; i < jobs.size(); ++i)
        record.variants.push_back({.run = record_of(jobs[i], compared.scenarios[i], history.history, options, folder),
                                   .differences = compared.differences[i - 1],
                                   .differs = what_differs(jobs[0].drawn, jobs[i].drawn)});
    record.base.provenance =
        folder.completed({.command_line = command_line,
                          .rerun_arguments = rerun_arguments("compare", jobs, options.scenarios(), options).words(),
                          .inputs = inputs_of(jobs, history.file),
                          .scenario_yaml = record.base.provenance.scenario_yaml},
                         "the comparison is in");
    folder.write(comparison_files(record));
    answer(
        options, [&] { return json_of(folder, record); }, [&] { return comparison_table(record); });
    return ExitCode::done;
}

}  // namespace

Action add_compare_command(CLI::App& command) {
    const auto options = std::make_shared<CompareOptions>();
    command.add_option("BASE", options->base, "The scenario (.yaml) that the others are compared with")->required();
    command.add_option("VARIANT", options->variants, "Scenarios (.yaml) to compare with it")->required();
    add_options_of_runs(command, *options, "every scenario");
    add_job_options(command, *options, "-compared", "an earlier comparison");
    add_json_option(command, *options, "table");
    return [options](const std::string& command_line) { return compare_scenarios(*options, command_line); };
}

}  // namespace ccsim
