#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "calibration/backtest/saved_origin.h"
#include "sim/app/backtest_options.h"
#include "sim/app/command.h"
#include "sim/app/history_in_use.h"
#include "sim/app/inputs_of_fit.h"
#include "sim/app/inputs_of_ranks.h"
#include "sim/app/interrupt.h"
#include "sim/app/kept_text.h"
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

namespace fs = std::filesystem;

using backtest::OriginForecasts;
using backtest::Questions;

std::vector<InputFile> inputs_of(const Scenario& scenario, const HistoryInUse& history, const UnknownsInUse& unknowns) {
    std::vector<InputFile> out = inputs_of_fit(scenario, history, unknowns);
    out.push_back({std::string(qss_series_name), sha256_of(qss_series_text())});
    out.push_back({std::string(backtest::source_dates_name), sha256_of(backtest::source_dates_text())});
    return out;
}

std::string key_of(const BacktestOptions& options, const Scenario& scenario, const std::vector<InputFile>& inputs) {
    return work_key("backtest", fmt::format("{}", fmt::join(arguments_again(options), " ")), scenario, inputs);
}

/// The origins that are finished already, when they are asked for; on the first rank.
std::vector<OriginForecasts> first_finished_origins(const BacktestOptions& options, const KeptText& kept,
                                                    Console& console) {
    if (options.resume) {
        const auto text = kept.load();
        if (!text) {
            console.say("ccsim: nothing was saved, so the backtest begins anew");
            return {};
        }
        try {
            return backtest::restored_origins(*text);
        } catch (const std::runtime_error&) {
            kept.refuse("is damaged");
        }
    }
    if (kept.exists() && !options.force)
        throw InputError({{.file = kept.file().string(),
                           .what = "an interrupted backtest is kept here",
                           .hint = "use --resume to go on with it, or --force to begin anew"}});
    kept.remove();
    return {};
}

std::vector<OriginForecasts> finished_origins(const BacktestOptions& options, const KeptText& kept, Console& console) {
    std::vector<OriginForecasts> origins;
    if (leads()) origins = first_finished_origins(options, kept, console);
    if (ranks() == 1) return origins;
    return backtest::restored_origins(as_first_has(backtest::saved(origins)));
}

/// How much work an origin is, against others: as many quarters as its fit simulates.
double work_of(const Questions& questions, const Scenario& scenario) {
    return std::max(1, questions.known_up_to() - scenario.start);
}

/// The forecasts of every origin; origins with no question have none.
std::vector<OriginForecasts> made_at(const std::vector<Questions>& questions, const backtest::BacktestProblem& problem,
                                     const BacktestOptions& options, const KeptText& kept,
                                     std::vector<OriginForecasts> made, Console& console) {
    const std::atomic<bool>& stop = watch_for_interrupts();
    double all = 0, done = 0;
    for (const Questions& q : questions) all += work_of(q, problem.scenario);
    for (std::size_t i = 0; i < made.size(); ++i) done += work_of(questions.at(i), problem.scenario);
    Progress progress("backtesting", !console.quiet());
    try {
        for (std::size_t i = made.size(); i < questions.size(); ++i) {
            const double work = work_of(questions[i], problem.scenario);
            const CalibrationListener listener{
                .say = [&](const std::string& line) { console.say_more("ccsim: " + line); },
                .save = [&](const methods::SmcState& s) { progress.show((done + work * s.temperature / 2) / all); },
                .stopped = [&] { return stop.load(); }};
            made.push_back(questions[i].series.empty()
                               ? OriginForecasts{.origin = questions[i].origin}
                               : backtest::origin_forecasts(problem, questions[i], options.backtest, listener));
            if (stop) throw Interrupted{};
            if (leads()) kept.save(backtest::saved(made));
            done += work;
            console.say_more(fmt::format("ccsim: origin {}: {} figures fitted, {} evaluations",
                                         made.back().origin.words(), made.back().figures, made.back().evaluations));
            progress.show(done / all);
        }
    } catch (const Interrupted&) {
        if (kept.exists())
            console.warn("finished origins are kept in " + kept.file().string() + "; --resume goes on with them");
        throw;
    }
    return made;
}

void print_json(const fs::path& folder, const backtest::BacktestScores& scores) {
    const forecast::Held held = held_by(scores.rows, forecast::model_name);
    nlohmann::json out{{"folder", folder.string()}, {"origins", scores.origins.size()},
                       {"forecasts", held.figures}, {"in_50", held.in_50},
                       {"in_80", held.in_80},       {"in_90", held.in_90}};
    for (const backtest::Requirement& r : backtest::requirements) out["met"][std::string(r.word)] = r.met(scores);
    if (scores.skill)
        out["skill"] = {{"ratio_to_best_baseline", scores.skill->ratio},
                        {"p5", scores.skill->low},
                        {"p95", scores.skill->high},
                        {"p", scores.skill->p},
                        {"best_baseline", scores.skill->best},
                        {"ratio", scores.skill->by_rival},
                        {"claimed", scores.skill->claim == forecast::SkillClaim::better}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
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
    const UnknownsInUse unknowns = unknowns_in_use(options.unknowns);
    const std::vector<InputFile> inputs = inputs_of(scenario, history, unknowns);
    const auto required = requirements_from(options.required);
    const fs::path folder =
        options.out.empty() ? fs::path("results") / (scenario.name + "-backtest") : fs::path(options.out);
    check_same_inputs(key_of(options, scenario, inputs));
    if (leads()) check_may_write(folder, options.overwrite());
    const KeptText kept(folder, "backtest", key_of(options, scenario, inputs));
    const backtest::Vintages vintages = backtest::vintages_of(history.history);
    const std::vector<Questions> questions =
        questions_of(vintages, {.origins = origins_from(options.origins, vintages.quarters_of_the_summary()),
                                .horizons = horizons_from(options.horizons)});
    std::vector<OriginForecasts> finished = finished_origins(options, kept, console);
    console.say(fmt::format("ccsim: {}: {} origins, {} to {}; {} finished", scenario.name, questions.size(),
                            questions.front().origin.words(), questions.back().origin.words(), finished.size()));
    const std::vector<OriginForecasts> made =
        made_at(questions,
                {.scenario = scenario, .unknowns = unknowns.unknowns, .vintages = vintages, .threads = options.threads},
                options, kept, std::move(finished), console);
    if (!leads()) return ExitCode::done;
    const backtest::BacktestScores scores = scores_of(questions, made, history.history, options.threads);
    const std::set<std::string> undated = vintages.undated();
    const ExitCode code = checked(required, scores, console);
    const std::string last_line = fmt::format("ccsim: the backtest is in {}", folder.string());
    BacktestRecord record{.scenario = scenario,
                          .scores = scores,
                          .questions = questions,
                          .made = made,
                          .settings = options.backtest,
                          .undated = {undated.begin(), undated.end()},
                          .again = arguments_again(options),
                          .inputs = inputs,
                          .command_line = command_line,
                          .scenario_yaml = yaml_of(scenario, folder),
                          .history_csv = history.text,
                          .log = console.lines()};
    record.log.push_back(last_line);
    write_folder(folder, backtest_files(record), options.overwrite());
    kept.remove();
    console.say(last_line);
    if (options.json) print_json(folder, scores);
    else if (!options.quiet) std::fputs(backtest_verdict(record).c_str(), stdout);
    return code;
}

}  // namespace

Action add_backtest_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("backtest", "Forecast from past quarters and score what was forecast");
    const auto options = std::make_shared<BacktestOptions>();
    add_backtest_options(*command, options);
    return [options](const std::string& command_line) { return backtest_scenario(*options, command_line); };
}

}  // namespace ccsim
