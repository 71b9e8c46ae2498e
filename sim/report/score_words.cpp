#include "sim/report/score_words.h"

#include <fmt/format.h>

#include "calibration/forecast/baselines.h"

namespace ccsim {
namespace {

constexpr double clearly = 1.05;  ///< a ratio of scores that is worth a word

}  // namespace

std::string share_in_words(std::size_t part, std::size_t whole) {
    return fmt::format("{} of {} ({:.0f}%)", part, whole,
                       100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string words_of_baseline(std::string_view name) {
    for (const auto& named : forecast::named_baselines)
        if (named.name == name) return std::string(named.words);
    return std::string(name);
}

void judge_intervals(const forecast::Held& h, News& news) {
    const double in_90 = h.share_90(), in_50 = h.share_50();
    const std::string what =
        fmt::format("The 90% intervals held {} published {}, the 50% intervals {}", share_in_words(h.in_90, h.figures),
                    h.figures == 1 ? "figure" : "figures", share_in_words(h.in_50, h.figures));
    if (h.figures < forecast::fewest_to_judge)
        news.neither.push_back(fmt::format("{}. {} too few to judge coverage by: that takes at least {} figures.", what,
                                           h.figures == 1 ? "One figure is" : fmt::format("{} figures are", h.figures),
                                           forecast::fewest_to_judge));
    else if (in_90 < forecast::least_held_90 || in_50 < forecast::least_held_50)
        news.bad.push_back(what + ": the forecast was surer of itself than it should have been.");
    else if (in_90 > forecast::most_held_90)
        news.neither.push_back(what +
                               ": that is more than it need be, so the intervals may be wider than they should.");
    else news.good.push_back(what + ".");
    if (h.figures >= forecast::fewest_on_one_side && (h.too_high == 0 || h.too_high == h.figures))
        news.bad.push_back(fmt::format("Every one of the {} medians was too {}.", h.figures,
                                       h.too_high == 0 ? "low or right" : "high"));
}

void judge_ratio(const forecast::Skill& skill, News& news) {
    std::string rivals;
    for (const auto& [group, name] : skill.best)
        rivals += fmt::format("{}{} for {}", rivals.empty() ? "" : "; ", words_of_baseline(name), group);
    const std::string what = fmt::format(
        "Against the best simple method in hindsight ({}) its CRPS was {:.2f} times as large", rivals, skill.ratio);
    if (skill.ratio > clearly) news.bad.push_back(what + ": the simple methods did better.");
    else if (skill.ratio < 1 / clearly) news.good.push_back(what + ": below 1 is better than the simple method.");
    else news.neither.push_back(what + ": about as good.");
}

std::string section(const char* title, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return "";
    std::string out = fmt::format("## {}\n\n", title);
    for (const std::string& s : sentences) out += "- " + s + '\n';
    return out + '\n';
}

std::string table_of_rivals(const std::vector<forecast::ScoreRow>& rows, const forecast::Skill& skill) {
    std::string out =
        "## Beside the simple methods\n\nHow many times as large the model's CRPS is (below 1: the model is better), "
        "on the "
        "forecasts that both made, on the logarithm or log odds; and what the 90% intervals held.\n\n"
        "| method | ratio | its 90% intervals held |\n|---|--:|--:|\n";
    for (const auto& named : forecast::named_baselines) {
        const auto ratio = skill.by_rival.find(std::string(named.name));
        if (ratio == skill.by_rival.end()) continue;
        const forecast::Held h = held_by(rows, named.name);
        out += fmt::format("| {} | {:.2f} | {} |\n", named.words, ratio->second, share_in_words(h.in_90, h.figures));
    }
    return out + '\n';
}

}  // namespace ccsim
