#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "sim/measures/rounding.h"
#include "sim/report/backtest_files.h"
#include "sim/report/score_words.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using backtest::BacktestScores;
using forecast::Held;
using forecast::model_name;
using forecast::ScoreRow;
using forecast::Skill;
using forecast::SkillClaim;

std::string name_of(const Measure& measure) { return fmt::format("{}, {}", measure.id, measure.breakdown); }

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// The model's rows in the unit of the figure, by some part of them.
template <class Part>
auto model_rows_by(const std::vector<ScoreRow>& rows, Part part) {
    std::map<decltype(part(rows.front())), std::vector<ScoreRow>> out;
    for (const ScoreRow& row : rows)
        if (row.forecaster == model_name && row.scale == Scale::identity) out[part(row)].push_back(row);
    return out;
}

const Measure* measure_of(const ScoreRow& row) { return row.figure.measure; }

void judge_claim(const Skill& skill, News& news) {
    const std::string numbers = fmt::format(
        "90% interval of the ratio by origins {:.2f} to {:.2f}, p {:.3f}, {:.2f} without the series that "
        "helps most, {} origins",
        skill.low, skill.high, skill.p, skill.without_one_series, skill.origins);
    switch (skill.claim) {
        case SkillClaim::better:
            news.good.push_back("Skill is claimed (" + numbers + ").");
            break;
        case SkillClaim::worse:
            news.bad.push_back("The simple method is better, and not by chance (" + numbers + ").");
            break;
        case SkillClaim::undecided:
            news.neither.push_back("No skill is claimed, either way (" + numbers + ").");
            break;
        case SkillClaim::unreliable:
            news.bad.push_back(
                "No skill is claimed, as the intervals do not hold what they should, though scores are better than the "
                "simple method's (" +
                numbers + ").");
            break;
        case SkillClaim::too_few_origins:
            news.neither.push_back(
                fmt::format("No skill is claimed: figures were scored from {} origins, and {} are "
                            "needed.",
                            skill.origins, forecast::fewest_origins));
    }
}

void judge_horizons(const BacktestScores& scores, News& news) {
    std::vector<std::string> worse;
    for (const auto& [horizon, skill] : scores.by_horizon)
        if (skill.ratio > 1) worse.push_back(fmt::format("{} ({:.2f})", horizon, skill.ratio));
    if (!worse.empty())
        news.bad.push_back("The best simple method of a horizon did better at horizons " + listed(worse) + ".");
}

/// Series that go wrong in one direction, and series whose intervals hold less than half.
void judge_series(const BacktestScores& scores, News& news) {
    constexpr std::size_t enough = 4;
    std::vector<std::string> high, low, missed;
    for (const auto& [measure, rows] : model_rows_by(scores.rows, measure_of)) {
        const Held held = held_by(rows, model_name);
        if (held.figures < enough) continue;
        if (held.too_high == held.figures) high.push_back(name_of(*measure));
        if (held.too_high == 0) low.push_back(name_of(*measure));
        if (2 * held.in_90 < held.figures) missed.push_back(name_of(*measure));
    }
    if (!high.empty()) news.bad.push_back("Every median was too high: " + listed(high) + ".");
    if (!low.empty()) news.bad.push_back("Every median was too low (or right): " + listed(low) + ".");
    if (!missed.empty())
        news.bad.push_back("The 90% intervals held fewer than half of the figures: " + listed(missed) + ".");
}

News judged(const BacktestRecord& record) {
    const BacktestScores& scores = record.scores;
    News news;
    const Held held = held_by(scores.rows, model_name);
    if (held.figures == 0) news.bad.push_back("No forecast could be scored: every series or origin is too short.");
    else judge_intervals(held, news);
    judge_series(scores, news);
    if (scores.skill) {
        judge_ratio(*scores.skill, news);
        judge_claim(*scores.skill, news);
        judge_horizons(scores, news);
    } else if (held.figures > 0) news.neither.push_back("No simple method has a forecast to compare with.");
    news.neither.push_back(
        "Figures were held back, insight was not: the model, its priors and what it may miss were written by people "
        "who "
        "had seen the later figures, so these scores flatter the model. They flatter no simple method.");
    news.neither.push_back(
        "The days are those of pseudo-vintages: a Summary counts as published one quarter after its period ends, with "
        "its figures as they were printed last.");
    if (record.settings.plan == backtest::PlanRule::as_announced)
        news.neither.push_back(
            "The programme's plan is cut to what was announced by each origin; that it was changed later is in no "
            "interval.");
    if (!record.undated.empty())
        news.neither.push_back("Rows of sources without a day count as never known: " + listed(record.undated) + ".");
    return news;
}

std::string percent(std::size_t part, std::size_t whole) {
    return fmt::format("{:.0f}%", 100 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string table_by_horizon(const BacktestScores& scores) {
    std::string out =
        "## By horizon\n\nQuarters after the last Summary known; held by the 50%, 80% and 90% intervals; and the CRPS "
        "over that of the best simple method at that horizon.\n\n| horizon | forecasts | 50% | 80% | 90% | ratio |\n"
        "|--:|--:|--:|--:|--:|--:|\n";
    for (const auto& [horizon, rows] : model_rows_by(scores.rows, [](const ScoreRow& r) { return r.horizon(); })) {
        const Held h = held_by(rows, model_name);
        const auto skill = scores.by_horizon.find(horizon);
        out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", horizon, h.figures, percent(h.in_50, h.figures),
                           percent(h.in_80, h.figures), percent(h.in_90, h.figures),
                           skill == scores.by_horizon.end() ? "" : fmt::format("{:.2f}", skill->second.ratio));
    }
    return out + '\n';
}

std::string table_by_measure(const BacktestScores& scores) {
    std::string out =
        "## By measure\n\nErrors of the median in the unit of the measure: mean size, root mean square, and mean "
        "(above "
        "0: too high).\n\n| measure | unit | forecasts | mean size | root mean square | mean | 90% | ratio |\n"
        "|---|---|--:|--:|--:|--:|--:|--:|\n";
    const auto by_measure = model_rows_by(scores.rows, measure_of);
    for (const Measure& measure : measures()) {
        const auto rows = by_measure.find(&measure);
        if (rows == by_measure.end()) continue;
        double size = 0, square = 0, sum = 0;
        for (const ScoreRow& row : rows->second) {
            const double error = row.scores.median - row.figure.came.value;
            size += std::abs(error), square += error * error, sum += error;
        }
        const auto n = static_cast<double>(rows->second.size());
        const int decimals = measure.rounding >= 1 ? 0 : 1;
        const Held h = held_by(rows->second, model_name);
        std::string ratio;
        if (scores.skill)
            if (const auto of_series = scores.skill->by_series.find(name_of(measure));
                of_series != scores.skill->by_series.end())
                ratio = fmt::format("{:.2f}", of_series->second);
        out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", name_of(measure), measure.unit, h.figures,
                           with_commas(size / n, decimals), with_commas(std::sqrt(square / n), decimals),
                           with_commas(sum / n, decimals), percent(h.in_90, h.figures), ratio);
    }
    return out + '\n';
}

std::string table_by_origin(const BacktestRecord& record) {
    std::string out =
        "## By origin\n\n| origin | Summaries known up to | figures fitted | unknowns | forecasts | 90% |\n"
        "|---|---|--:|--:|--:|--:|\n";
    const auto by_origin = model_rows_by(record.scores.rows, [](const ScoreRow& r) { return r.figure.origin; });
    for (const backtest::OriginForecasts& made : record.made) {
        const auto rows = by_origin.find(made.origin);
        const Held h = rows == by_origin.end() ? Held{} : held_by(rows->second, model_name);
        out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", made.origin.words(),
                           backtest::last_summary_by(made.origin).words(), made.figures, made.unknowns, h.figures,
                           h.figures > 0 ? percent(h.in_90, h.figures) : "");
    }
    return out + '\n';
}

std::string not_tested(const BacktestScores& scores) {
    std::vector<std::string> sentences;
    std::map<const Measure*, std::vector<std::string>> from;
    std::size_t never = 0;
    for (const backtest::NotTested& n : scores.not_tested) {
        if (!n.measure) sentences.push_back(fmt::format("From {}: {}.", n.origin->words(), n.why));
        else if (n.origin) from[n.measure].push_back(n.origin->words());
        else ++never;
    }
    for (const Measure& measure : measures())
        if (const auto found = from.find(&measure); found != from.end())
            sentences.push_back(name_of(measure) + ": not from " + listed(found->second) + ".");
    if (never > 0)
        sentences.push_back(
            fmt::format("{} series can be tested from no origin, nearly all of them published fewer "
                        "than four times.",
                        never));
    if (!sentences.empty()) sentences.push_back("`not-tested.csv` has each with the reason.");
    return section("Too short to test", sentences);
}

}  // namespace

std::string backtest_verdict(const BacktestRecord& record) {
    const BacktestScores& scores = record.scores;
    const Held held = held_by(scores.rows, model_name);
    const News news = judged(record);
    std::string out = "# How past forecasts did\n\n";
    out += held.figures == 0 ? fmt::format("{}. {}\n\n", record.scenario.name, not_official)
                             : fmt::format("{}: {} forecasts from {} origins, {} to {}. {}\n\n", record.scenario.name,
                                           held.figures, scores.origins.size(), scores.origins.front().words(),
                                           scores.origins.back().words(), not_official);
    out += section("What went wrong", news.bad);
    out += section("What went well", news.good);
    out += section("What cannot be said, and what else to know", news.neither);
    if (held.figures > 0) {
        out += table_by_horizon(scores) + table_by_measure(scores) + table_by_origin(record);
        if (scores.skill) out += table_of_rivals(scores.rows, *scores.skill);
    }
    return out + not_tested(scores) +
           "`scores.md` has the scores by measure, origin and horizon, `forecasts.csv` and `scores.csv` every number; "
           "calibration/backtest/README.md says how they are made.\n";
}

}  // namespace ccsim
