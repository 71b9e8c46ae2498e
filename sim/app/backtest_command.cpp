#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calibration/backtest/saved_origin.h"
#include "sim/app/answer.h"
#include "sim/app/backtest_options.h"
#include "sim/app/command_table.h"
#include "sim/app/history_in_use.h"
#include "sim/app/inputs_of_fit.h"
#include "sim/app/job_folder.h"
#include "sim/app/kept_text.h"
#include "sim/app/resume.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/app/work_key.h"
#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/backtest_files.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim {
namespace {

using backtest::OriginForecasts;
using backtest::Questions;

std::vector<InputFile> inputs_of(const Scenario& scenario, const HistoryInUse& history, const UnknownsInUse& unknowns) {
    std::vector<InputFile> out = inputs_of_fit(scenario, history, unknowns);
    out.push_back({std::string(qss_series_name), sha256_of(qss_series_text())});
    out.push_back({std::string(backtest::source_dates_name), sha256_of(backtest::source_dates_text())});
    return out;
}

std::string key_of(const BacktestOptions& options, const Scenario& scenario, const std::vector<InputFile>& inputs) {
    return work_key("backtest", fmt::format("{}", fmt::join(rerun_of(options).words(), " ")), scenario, inputs);
}

/// How much work an origin is, against others: as many quarters as its fit simulates.
double work_of(const Questions& questions, const Scenario& scenario) {
    return std::max(1, questions.known_up_to() - scenario.start);
}

/// The forecasts of every origin; origins with no question have none. Keeps those that are finished.
std::vector<OriginForecasts> made_at(const std::vector<Questions>& questions, const backtest::BacktestProblem& problem,
                                     const backtest::BacktestSettings& settings, const KeptText& kept,
                                     std::vector<OriginForecasts> made, RunContext context, Console& console) {
    double all = 0, done = 0;
    for (const Questions& q : questions) all += work_of(q, problem.scenario);
    for (std::size_t i = 0; i < made.size(); ++i) done += work_of(questions.at(i), problem.scenario);
    Progress progress("backtesting", !console.quiet());
    context.say = [&](const std::string& line) { console.say_more("ccsim: " + line); };
    for (std::size_t i = made.size(); i < questions.size(); ++i) {
        const double work = work_of(questions[i], problem.scenario);
        const auto show = [&](const methods::SmcState& s) { progress.show((done + work * s.temperature / 2) / all); };
        made.push_back(questions[i].series.empty()
                           ? OriginForecasts{.origin = questions[i].origin}
                           : backtest::origin_forecasts(problem, questions[i], settings, context, show));
        context.check_not_stopped();
        if (leads()) kept.save(backtest::saved(made));
        done += work;
        console.say_more(fmt::format("ccsim: origin {}: {} figures fitted, {} evaluations", made.back().origin.words(),
                                     made.back().figures, made.back().evaluations));
        progress.show(done / all);
    }
    return made;
}

nlohmann::json json_of(const JobFolder& folder, const backtest::BacktestScores& scores) {
    const forecast::Held held = held_by(scores.rows, forecast::model_name);
    nlohmann::json out{{"folder", folder.path().string()},
                       {"origins", scores.origins.size()},
                       {"forecasts", held.figures},
                       {"in_50", held.in_50},
                       {"in_80", held.in_80},
                       {"in_90", held.in_90}};
    for (const backtest::Requirement& r : backtest::requirements) out["met"][std::string(r.word)] = r.met(scores);
    if (scores.skill)
        out["skill"] = {{"ratio_to_best_baseline", scores.skill->ratio},
                        {"p5", scores.skill->low},
                        {"p95", scores.skill->high},
                        {"p", scores.skill->p},
                        {"best_baseline", scores.skill->best},
                        {"ratio", scores.skill->by_rival},
                        {"claimed", scores.skill->claim == forecast::SkillClaim::better}};
    return out;
}

/// What is required and not so.
ExitCode checked(const std::vector<const backtest::Requirement*>& required, const backtest::BacktestScores& scores,
                 Console& console) {
    ExitCode code = ExitCode::done;
    for (const backtest::Requirement* r : required)
        if (!r->met(scores)) {
            console.warn(fmt::format("required and not so: {} ({})", r->word, r->words));
            code = ExitCode::check_failed;
        }
    return code;
}

ExitCode backtest_scenario(const BacktestOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const Scenario scenario = read_scenario(options.scenario, options.settings);
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    const UnknownsInUse unknowns = unknowns_in_use(options.unknowns);
    const std::vector<InputFile> inputs = inputs_of(scenario, history, unknowns);
    const auto required = requirements_from(options.required);
    const std::string key = key_of(options, scenario, inputs);
    check_same_inputs(key);
    JobFolder folder(options, scenario.name + "-backtest", console);
    const KeptText kept(folder.path(), "backtest", key);
    const backtest::Vintages vintages = backtest::vintages_of(history.history);
    const std::vector<Questions> questions =
        questions_of(vintages, {.origins = origins_from(options.origins, vintages.quarters_of_the_summary()),
                                .horizons = horizons_from(options.horizons)});
    std::vector<OriginForecasts> finished =
        resumed(kept, options, console, backtest::restored_origins).value_or(std::vector<OriginForecasts>{});
    console.say(fmt::format("ccsim: {}: {} origins, {} to {}; {} finished", scenario.name, questions.size(),
                            questions.front().origin.words(), questions.back().origin.words(), finished.size()));
    const std::vector<OriginForecasts> made = resumable(kept, console, [&] {
        return made_at(questions, {.scenario = scenario, .unknowns = unknowns.unknowns, .vintages = vintages},
                       options.backtest, kept, std::move(finished), folder.context(), console);
    });
    if (!leads()) return ExitCode::done;
    const backtest::BacktestScores scores = scores_of(questions, made, history.history, options.threads);
    const std::set<std::string> undated = vintages.undated();
    const ExitCode code = checked(required, scores, console);
    const BacktestRecord record{.scenario = scenario,
                                .scores = scores,
                                .questions = questions,
                                .made = made,
                                .settings = options.backtest,
                                .undated = {undated.begin(), undated.end()},
                                .provenance = folder.completed({.command_line = command_line,
                                                                .rerun_arguments = rerun_of(options).words(),
                                                                .inputs = inputs,
                                                                .scenario_yaml = yaml_of(scenario, folder.path())},
                                                               "the backtest is in"),
                                .history_csv = history.text};
    folder.write(backtest_files(record));
    kept.remove();
    answer(
        options, [&] { return json_of(folder, scores); }, [&] { return backtest_verdict(record); });
    return code;
}

}  // namespace

Action add_backtest_command(CLI::App& command) {
    const auto options = std::make_shared<BacktestOptions>();
    add_backtest_options(command, *options);
    return [options](const std::string& command_line) { return backtest_scenario(*options, command_line); };
}

}  // namespace ccsim
