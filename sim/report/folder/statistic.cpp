#include "sim/report/folder/statistic.h"

#include <algorithm>
#include <array>

namespace ccsim {
namespace {

/// In the order of Statistic.
constexpr std::array<std::string_view, statistic_count> words{
    "published", "mean", "median", "mc_se", "sd_parameters", "sd_discrepancy", "sd_process", "p2.5", "p5",
    "p10",       "p25",  "p75",    "p90",   "p95",           "p97.5"};

constexpr std::optional<Statistic> statistic_of(std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt : std::optional(static_cast<Statistic>(found - words.begin()));
}

static_assert(std::all_of(quantile_points.begin(), quantile_points.end(),
                          [](const QuantilePoint& point) { return statistic_of(point.name).has_value(); }));

}  // namespace

std::string_view word_of(Statistic statistic) { return words[static_cast<std::size_t>(statistic)]; }

std::optional<Statistic> parse_statistic(std::string_view word) { return statistic_of(word); }

bool is_figure(Statistic statistic) {
    using enum Statistic;
    return statistic != mc_se && statistic != sd_parameters && statistic != sd_discrepancy && statistic != sd_process;
}

std::vector<std::pair<Statistic, double>> statistics_of(const Summary& summary) {
    using enum Statistic;
    std::vector<std::pair<Statistic, double>> out{{mean, summary.mean}};
    if (!summary.spread) return out;
    const Spread& spread = *summary.spread;
    out.emplace_back(median, spread.median());
    out.emplace_back(mc_se, spread.mc_se);
    if (spread.sd_parameters) out.emplace_back(sd_parameters, *spread.sd_parameters);
    if (spread.sd_discrepancy) out.emplace_back(sd_discrepancy, *spread.sd_discrepancy);
    if (spread.sd_process) out.emplace_back(sd_process, *spread.sd_process);
    for (std::size_t i = 0; i < quantile_points.size(); ++i)
        if (i != point_median) out.emplace_back(*statistic_of(quantile_points[i].name), spread.quantiles[i]);
    return out;
}

}  // namespace ccsim
