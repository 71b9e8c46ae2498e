#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/app/command.h"
#include "sim/app/console.h"
#include "sim/app/history_in_use.h"
#include "sim/report/folder/results_folder.h"
#include "sim/report/folder/run_to_score.h"
#include "sim/report/held_folder.h"
#include "sim/report/score_files.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

struct ScoreOptions {
    std::string run_folder, outturn, out;
    bool force = false, json = false, quiet = false;
};

void print_json(const fs::path& folder, const forecast::RunScores& scores) {
    std::size_t in_50 = 0, in_80 = 0, in_90 = 0;
    for (const forecast::ScoreRow& row : scores.rows)
        if (row.forecaster == forecast::model_name && row.scale == Scale::identity) {
            in_50 += row.scores.in_50 ? 1 : 0;
            in_80 += row.scores.in_80 ? 1 : 0;
            in_90 += row.scores.in_90 ? 1 : 0;
        }
    nlohmann::json out{{"scenario", scores.scenario},
                       {"folder", folder.string()},
                       {"known_up_to", scores.origin.last_day()},
                       {"figures", scores.figures},
                       {"in_50", in_50},
                       {"in_80", in_80},
                       {"in_90", in_90},
                       {"not_scored", scores.not_scored}};
    if (scores.skill)
        out["skill"] = {{"ratio_to_best_baseline", scores.skill->ratio},
                        {"best_baseline", scores.skill->best},
                        {"ratio", scores.skill->by_rival},
                        {"claimed", false}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
}

ExitCode score(const ScoreOptions& options, const std::string& command_line) {
    Console console(options.quiet || options.json ? Talk::quiet : Talk::normal);
    const ResultsFolder results(options.run_folder);
    const forecast::RunToScore run = run_to_score(results.measures(), results.file("measures.csv").string());
    const HistoryInUse outturn = history_in_use(options.outturn);
    const fs::path folder =
        options.out.empty() ? fs::path("results") / (run.scenario + "-scored") : fs::path(options.out);
    const Overwrite overwrite = options.force ? Overwrite::replace : Overwrite::refuse;
    const HeldFolder held(folder, overwrite);
    const forecast::RunScores scores = forecast::score_run(run, outturn.history);
    if (scores.figures == 0) console.warn("no forecast of the run could be scored; verdict.md says why");
    const std::string last_line =
        fmt::format("ccsim: the scores of {} figures are in {}", scores.figures, folder.string());
    ScoreRecord record{.scores = scores,
                       .run_folder = options.run_folder,
                       .outturn_file = options.outturn,
                       .inputs = {input_file((fs::path(options.run_folder) / "measures.csv").string()), outturn.file},
                       .log = console.lines(),
                       .command_line = command_line};
    record.log.push_back(last_line);
    write_folder(folder, score_files(record), overwrite);
    console.say(last_line);
    if (options.json) print_json(folder, scores);
    else if (!options.quiet) std::fputs(verdict_text(record).c_str(), stdout);
    return ExitCode::done;
}

}  // namespace

Action add_score_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("score", "Score a run's forecasts against figures published later");
    const auto options = std::make_shared<ScoreOptions>();
    command->add_option("RUN_DIR", options->run_folder, "The results folder of a run")->required();
    command
        ->add_option("--outturn", options->outturn,
                     "The figures published later, in the format of calibration/data/history.csv")
        ->required();
    command->add_option("--out", options->out, "The folder (default: results/ and the scenario's name with -scored)");
    command->add_flag("--force", options->force, "Write over an earlier folder");
    command->add_flag("--json", options->json, "Print one JSON object and nothing else");
    command->add_flag("--quiet", options->quiet, "Say nothing but warnings and errors");
    return [options](const std::string& command_line) { return score(*options, command_line); };
}

}  // namespace ccsim
