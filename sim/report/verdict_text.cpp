#include <fmt/format.h>

#include <string>

#include "sim/measures/rounding.h"
#include "sim/report/score_files.h"
#include "sim/report/score_words.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using forecast::Held;
using forecast::RunScores;
using forecast::ScoreRow;
using forecast::Skill;
using forecast::SkillClaim;

void judge_skill(const Skill& skill, News& news) {
    judge_ratio(skill, news);
    if (skill.claim == SkillClaim::too_few_origins)
        news.neither.push_back(fmt::format(
            "One run is one forecast ({} origin), however many figures it is scored on: they go wrong together. "
            "Nothing is claimed about skill; that takes at least {} origins (`ccsim backtest`).",
            skill.origins, forecast::fewest_origins));
}

std::string table_of_figures(const RunScores& scores) {
    std::string out =
        "## Figure by figure\n\n| measure | quarter | published | median | 90% interval | inside |\n"
        "|---|---|--:|--:|--:|---|\n";
    for (const ScoreRow& row : scores.rows) {
        if (row.forecaster != forecast::model_name || row.scale != Scale::identity) continue;
        const auto words = [&](double value) {
            const double step = row.figure.came.step;
            return with_commas(step > 0 ? rounded(value, step) : value, step >= 1 ? 0 : 1);
        };
        out += fmt::format("| {}, {} | {} | {} | {} | {} to {} | {} |\n", row.figure.measure->id,
                           row.figure.measure->breakdown, row.figure.quarter.words(), words(row.figure.came.value),
                           words(row.scores.median), words(row.low_90), words(row.high_90),
                           row.scores.in_90 ? "yes" : "**no**");
    }
    return out + '\n';
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string words_of_nothing(const RunScores& scores) {
    if (scores.unscored.empty()) return "No forecast could be scored: the outturn holds no figure.";
    if (scores.unscored.size() == 1)
        return "No forecast could be scored: the one row of the outturn has no score, for the reason that is listed "
               "below.";
    return fmt::format(
        "No forecast could be scored: none of the {} rows of the outturn has a score, each for the reason "
        "that is listed below.",
        scores.unscored.size());
}

}  // namespace

std::string verdict_text(const ScoreRecord& record) {
    const RunScores& scores = record.scores;
    News news;
    const Held h = held_by(scores.rows, forecast::model_name);
    if (h.figures == 0) news.bad.push_back(words_of_nothing(scores));
    else judge_intervals(h, news);
    if (scores.skill) judge_skill(*scores.skill, news);
    else if (h.figures > 0)
        news.neither.push_back("No simple method has a forecast to compare with; why is listed below.");
    if (const std::size_t count = scores.unscored.size(); count > 0 && h.figures > 0)
        news.neither.push_back(fmt::format("{} of the outturn {} no score; each is listed below with the reason.",
                                           counted(count, "row"), count == 1 ? "has" : "have"));
    news.neither.insert(news.neither.end(), scores.at_the_edge.begin(), scores.at_the_edge.end());
    std::string out =
        fmt::format("# How the forecast did\n\n{} ({}), known up to {}, against {}. {}\n\n", scores.scenario,
                    record.run_folder, scores.origin.words(), record.outturn_file, not_official);
    out += section("What went wrong", news.bad) + section("What went well", news.good) +
           section("What cannot be said, and what else to know", news.neither);
    if (h.figures > 0)
        out += table_of_figures(scores) + (scores.skill ? table_of_rivals(scores.rows, *scores.skill) : "");
    out += section("Not scored", scores.not_scored);
    out +=
        "Forecasts are of the published figure, so they are rounded as it was before they are scored. What a change of "
        "plan "
        "or policy did is in no interval. `scores.csv` has every score; calibration/forecast/README.md says what each "
        "is.\n";
    return out;
}

}  // namespace ccsim
