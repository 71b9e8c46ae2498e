#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "calibration/row_match.h"
#include "sim/app/answer.h"
#include "sim/app/command_table.h"
#include "sim/app/history_in_use.h"
#include "sim/app/job_folder.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/report/folder/results_folder.h"
#include "sim/report/folder/run_to_score.h"
#include "sim/report/score_files.h"

namespace ccsim {
namespace {

struct ScoreOptions : JobOptions {
    std::string run_folder, outturn;
};

nlohmann::json json_of(const JobFolder& folder, const forecast::RunScores& scores, const Console& console) {
    std::size_t in_50 = 0, in_80 = 0, in_90 = 0;
    for (const forecast::ScoreRow& row : scores.rows)
        if (row.forecaster == forecast::model_name && row.scale == Scale::identity) {
            in_50 += row.scores.in_50 ? 1 : 0;
            in_80 += row.scores.in_80 ? 1 : 0;
            in_90 += row.scores.in_90 ? 1 : 0;
        }
    nlohmann::json out{{"scenario", scores.scenario},
                       {"folder", folder.path().string()},
                       {"known_up_to", scores.origin.last_day()},
                       {"figures", scores.figures},
                       {"in_50", in_50},
                       {"in_80", in_80},
                       {"in_90", in_90},
                       {"warnings", console.warnings()},
                       {"rows_not_scored", nlohmann::json::array()},
                       {"at_the_edge_of_the_scale", scores.at_the_edge},
                       {"not_scored", scores.not_scored}};
    for (const forecast::UnscoredRow& row : scores.unscored)
        out["rows_not_scored"].push_back({{"line", row.line},
                                          {"column", row.column},
                                          {"measure", row.measure},
                                          {"breakdown", row.breakdown},
                                          {"period_end", row.period_end},
                                          {"reason", row.reason},
                                          {"hint", row.hint}});
    if (scores.skill)
        out["skill"] = {{"ratio_to_best_baseline", scores.skill->ratio},
                        {"best_baseline", scores.skill->best},
                        {"ratio", scores.skill->by_rival},
                        {"claimed", false}};
    return out;
}

/// An outturn of which every row is at fault is a mistake in the file, not a forecast that cannot be judged.
void refuse_what_matches_nothing(const forecast::RunScores& scores, const std::string& file) {
    if (scores.figures > 0) return;
    if (scores.unscored.empty())
        throw InputError({{.file = file, .what = "holds no figure", .hint = "give the figures published later"}});
    std::vector<Problem> problems;
    for (const forecast::UnscoredRow& row : scores.unscored) {
        if (!row.is_fault_of_the_file) return;
        problems.push_back({.file = file,
                            .line = row.line,
                            .column = row.column,
                            .what = fmt::format("{}, {}, {}: {}", shown_name(row.measure), shown_name(row.breakdown),
                                                shown_name(row.period_end), row.reason),
                            .hint = row.hint});
    }
    throw InputError(std::move(problems));
}

ExitCode score(const ScoreOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const ResultsFolder results(options.run_folder);
    const std::string measures = results.file("measures.csv").string();
    const forecast::RunToScore run = run_to_score(results.measures(), measures);
    const HistoryInUse outturn = history_in_use(options.outturn);
    for (const Problem& fraction : fractions_in(outturn.history)) console.warn(text_of(fraction));
    const forecast::RunScores scores = forecast::score_run(run, outturn.history);
    refuse_what_matches_nothing(scores, options.outturn);
    JobFolder folder(options, run.scenario + "-scored", console);
    if (scores.figures == 0) console.warn("no forecast of the run could be scored; verdict.md says why");
    const ScoreRecord record{
        .scores = scores,
        .run_folder = options.run_folder,
        .outturn_file = options.outturn,
        .provenance = folder.completed({.command_line = command_line, .inputs = {input_file(measures), outturn.file}},
                                       fmt::format("the scores of {} figures are in", scores.figures))};
    folder.write(score_files(record));
    answer(
        options, [&] { return json_of(folder, scores, console); }, [&] { return verdict_text(record); });
    return ExitCode::done;
}

}  // namespace

Action add_score_command(CLI::App& command) {
    const auto options = std::make_shared<ScoreOptions>();
    command.add_option("RUN_DIR", options->run_folder, "The results folder of a run")->required();
    command
        .add_option("--outturn", options->outturn,
                    "The figures published later, in the format of calibration/data/history.csv")
        ->required();
    add_folder_options(command, *options, "-scored", "earlier scores");
    add_json_option(command, *options, "verdict");
    return [options](const std::string& command_line) { return score(*options, command_line); };
}

}  // namespace ccsim
