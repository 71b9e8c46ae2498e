#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "calibration/forecast/baselines.h"
#include "sim/measures/rounding.h"
#include "sim/report/score_files.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using forecast::RunScores;
using forecast::ScoreRow;
using forecast::Skill;
using forecast::SkillClaim;

/// What 50%, 80% and 90% intervals should hold at least, to be no bad news.
constexpr double least_held_50 = 0.38, least_held_90 = 0.80, most_held_90 = 0.97;
constexpr double clearly = 1.05;  ///< a ratio of scores that is worth a word

/// How the forecasts of one forecaster did, on the usual scales.
struct Held {
    std::size_t figures = 0, in_50 = 0, in_80 = 0, in_90 = 0, too_high = 0;
};

Held held_by(const RunScores& scores, std::string_view forecaster) {
    Held h;
    for (const ScoreRow& row : scores.rows) {
        if (row.forecaster != forecaster || row.scale != Scale::identity) continue;
        ++h.figures;
        h.in_50 += row.scores.in_50 ? 1 : 0;
        h.in_80 += row.scores.in_80 ? 1 : 0;
        h.in_90 += row.scores.in_90 ? 1 : 0;
        h.too_high += row.scores.median > row.came.value ? 1 : 0;
    }
    return h;
}

std::string of(std::size_t part, std::size_t whole) {
    return fmt::format("{} of {} ({:.0f}%)", part, whole,
                       100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

double share(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

std::string words_of_baseline(std::string_view name) {
    for (const auto& named : forecast::named_baselines)
        if (named.name == name) return std::string(named.words);
    return std::string(name);
}

/// The sentences, sorted into what is bad, what is good, and what is neither.
struct News {
    std::vector<std::string> bad, good, neither;
};

void judge_intervals(const Held& h, News& news) {
    const double in_90 = share(h.in_90, h.figures), in_50 = share(h.in_50, h.figures);
    const std::string what = fmt::format("The 90% intervals held {} published figures, the 50% intervals {}",
                                         of(h.in_90, h.figures), of(h.in_50, h.figures));
    if (in_90 < least_held_90 || in_50 < least_held_50)
        news.bad.push_back(what + ": the forecast was surer of itself than it should have been.");
    else if (in_90 > most_held_90)
        news.neither.push_back(what +
                               ": that is more than it need be, so the intervals may be wider than they should.");
    else news.good.push_back(what + ".");
    if (h.figures >= 4 && (h.too_high == 0 || h.too_high == h.figures))
        news.bad.push_back(fmt::format("Every one of the {} medians was too {}.", h.figures,
                                       h.too_high == 0 ? "low or right" : "high"));
}

void judge_skill(const Skill& skill, News& news) {
    std::string rivals;
    for (const auto& [group, name] : skill.best)
        rivals += fmt::format("{}{} for {}", rivals.empty() ? "" : "; ", words_of_baseline(name), group);
    const std::string what = fmt::format(
        "Against the best simple method in hindsight ({}) its CRPS was {:.2f} times as large", rivals, skill.ratio);
    if (skill.ratio > clearly) news.bad.push_back(what + ": the simple methods did better.");
    else if (skill.ratio < 1 / clearly) news.good.push_back(what + ": below 1 is better than the simple method.");
    else news.neither.push_back(what + ": about as good.");
    if (skill.claim == SkillClaim::too_few_origins)
        news.neither.push_back(fmt::format(
            "One run is one forecast ({} origin), however many figures it is scored on: they go wrong together. "
            "Nothing is claimed about skill; that takes at least {} origins (`ccsim backtest`).",
            skill.origins, forecast::fewest_origins));
}

std::string section(const char* title, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return "";
    std::string out = fmt::format("## {}\n\n", title);
    for (const std::string& s : sentences) out += "- " + s + '\n';
    return out + '\n';
}

std::string table_of_figures(const RunScores& scores) {
    std::string out =
        "## Figure by figure\n\n| measure | quarter | published | median | 90% interval | inside |\n"
        "|---|---|--:|--:|--:|---|\n";
    for (const ScoreRow& row : scores.rows) {
        if (row.forecaster != forecast::model_name || row.scale != Scale::identity) continue;
        const auto words = [&](double value) {
            const double step = row.came.step;
            return with_commas(step > 0 ? rounded(value, step) : value, step >= 1 ? 0 : 1);
        };
        out += fmt::format("| {}, {} | {} | {} | {} | {} to {} | {} |\n", row.measure->id, row.measure->breakdown,
                           row.quarter.words(), words(row.came.value), words(row.scores.median), words(row.low_90),
                           words(row.high_90), row.scores.in_90 ? "yes" : "**no**");
    }
    return out + '\n';
}

std::string table_of_rivals(const RunScores& scores) {
    if (!scores.skill) return "";
    std::string out =
        "## Beside the simple methods\n\nHow many times as large the run's CRPS is (below 1: the run is better), on "
        "the "
        "forecasts that both made, on the logarithm or log odds; and what the 90% intervals held.\n\n"
        "| method | ratio | its 90% intervals held |\n|---|--:|--:|\n";
    for (const auto& named : forecast::named_baselines) {
        const auto ratio = scores.skill->by_rival.find(std::string(named.name));
        if (ratio == scores.skill->by_rival.end()) continue;
        const Held h = held_by(scores, named.name);
        out += fmt::format("| {} | {:.2f} | {} |\n", named.words, ratio->second, of(h.in_90, h.figures));
    }
    return out + '\n';
}

}  // namespace

std::string verdict_text(const ScoreRecord& record) {
    const RunScores& scores = record.scores;
    News news;
    const Held h = held_by(scores, forecast::model_name);
    if (h.figures == 0)
        news.bad.push_back(
            "No forecast could be scored: no figure of the outturn lies in a quarter that the run projects "
            "with intervals.");
    else judge_intervals(h, news);
    if (scores.skill) judge_skill(*scores.skill, news);
    else if (h.figures > 0)
        news.neither.push_back(
            "No simple method has a forecast to compare with: each needs three figures known by then.");
    if (scores.beside_nothing > 0)
        news.neither.push_back(
            fmt::format("{} rows of the outturn stand beside no measure of the run.", scores.beside_nothing));
    std::string out =
        fmt::format("# How the forecast did\n\n{} ({}), known up to {}, against {}. {}\n\n", scores.scenario,
                    record.run_folder, scores.origin.words(), record.outturn_file, not_official);
    out += section("What went wrong", news.bad) + section("What went well", news.good) +
           section("What cannot be said, and what else to know", news.neither);
    if (h.figures > 0) out += table_of_figures(scores) + table_of_rivals(scores);
    out += section("Not scored", scores.not_scored);
    out +=
        "Forecasts are of the published figure, so they are rounded as it was before they are scored. What a change of "
        "plan "
        "or policy did is in no interval. `scores.csv` has every score; calibration/forecast/README.md says what each "
        "is.\n";
    return out;
}

}  // namespace ccsim
