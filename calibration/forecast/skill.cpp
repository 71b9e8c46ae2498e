#include "calibration/forecast/skill.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "sim/core/problems.h"
#include "sim/measures/summaries.h"
#include "sim/random/named_engine.h"

namespace ccsim::forecast {
namespace {

constexpr std::size_t bootstrap_draws = 2000;
constexpr std::size_t most_flipped_all = 12;  ///< up to so many origins every pattern of flips is tried
constexpr std::size_t random_flips = 4096;
constexpr double tiny = 1e-300;
constexpr double significant = 0.1;

/// Two forecasters' scores of the same forecast.
struct Pair {
    std::size_t series = 0, origin = 0;
    double ours = 0, theirs = 0;
};

/// How often an origin counts, and whether ours and theirs change places there.
struct Origin {
    double weight = 1;
    bool flipped = false;
};

/// The logarithm of the geometric mean over series of the ratios of summed scores. Series without weight are left out.
double log_ratio(const std::vector<Pair>& pairs, const std::vector<Origin>& origins, std::size_t series) {
    std::vector<std::pair<double, double>> sums(series);
    for (const Pair& p : pairs) {
        const Origin& o = origins[p.origin];
        sums[p.series].first += o.weight * (o.flipped ? p.theirs : p.ours);
        sums[p.series].second += o.weight * (o.flipped ? p.ours : p.theirs);
    }
    double sum = 0, count = 0;
    for (const auto& [ours, theirs] : sums)
        if (ours + theirs > 0) {
            sum += std::log(std::max(ours, tiny) / std::max(theirs, tiny));
            ++count;
        }
    return count > 0 ? sum / count : 0;
}

using Key = std::tuple<std::string, Quarter, Quarter>;
using Scores = std::map<Key, const ScoredCell*>;  ///< of one forecaster

std::map<std::string, Scores> by_forecaster(const std::vector<ScoredCell>& cells) {
    std::map<std::string, Scores> out;
    for (const ScoredCell& c : cells) {
        if (!(c.score >= 0) || std::isinf(c.score)) throw Fault("a score that is no number");
        if (!out[c.forecaster].try_emplace({c.series, c.origin, c.quarter}, &c).second)
            throw Fault("one forecast scored twice");
    }
    return out;
}

/// What is compared: numbers for the series and the origins, and the pairs against one rival or against the best.
class Comparison {
public:
    Comparison(const Scores& ours, const std::map<std::string, Scores>& rivals) : ours_(ours), rivals_(rivals) {
        for (const auto& [key, cell] : ours) {
            series_.insert(cell->series);
            origins_.insert(cell->origin);
        }
    }

    std::size_t series() const { return series_.size(); }
    std::size_t origins() const { return origins_.size(); }
    const std::set<std::string>& series_names() const { return series_; }

    /// The forecasts that a rival made, too; those of one group, or of all when it is empty.
    std::vector<Pair> pairs_with(const std::string& rival, const std::string* group) const {
        std::vector<Pair> out;
        const Scores& theirs = rivals_.at(rival);
        for (const auto& [key, cell] : ours_) {
            if (group && cell->group != *group) continue;
            const auto other = theirs.find(key);
            if (other != theirs.end())
                out.push_back(
                    {place(series_, cell->series), place(origins_, cell->origin), cell->score, other->second->score});
        }
        return out;
    }

    /// The rival whose scores are lowest against ours in a group, of those that made at least half of our forecasts
    /// that any rival made.
    std::optional<std::string> best_of(const std::string& group) const {
        std::size_t made = 0;
        for (const auto& [key, cell] : ours_) {
            const bool by_any = std::ranges::any_of(rivals_, [&](const auto& r) { return r.second.contains(key); });
            made += cell->group == group && by_any ? 1 : 0;
        }
        std::optional<std::string> best;
        double worst_ratio = 0;
        for (const auto& [rival, scores] : rivals_) {
            const std::vector<Pair> pairs = pairs_with(rival, &group);
            if (pairs.empty() || 2 * pairs.size() < made) continue;
            const double ratio = log_ratio(pairs, std::vector<Origin>(origins()), series());
            if (best && ratio <= worst_ratio) continue;
            best = rival;
            worst_ratio = ratio;
        }
        return best;
    }

private:
    template <class T>
    static std::size_t place(const std::set<T>& all, const T& one) {
        return static_cast<std::size_t>(std::distance(all.begin(), all.find(one)));
    }

    const Scores& ours_;
    const std::map<std::string, Scores>& rivals_;
    std::set<std::string> series_;
    std::set<Quarter> origins_;
};

/// Random numbers of a resampling; the purposes are part of every result and never change.
constexpr std::uint8_t purpose_bootstrap = 48, purpose_flips = 49;

/// A 90% interval of the ratio: origins drawn again and again with replacement.
std::pair<double, double> bootstrap(const std::vector<Pair>& pairs, std::size_t origin_count, std::size_t series,
                                    std::uint32_t seed) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < bootstrap_draws; ++i) {
        NamedEngine engine({.seed = seed, .purpose = purpose_bootstrap, .step = static_cast<std::uint32_t>(i)});
        std::vector<Origin> origins(origin_count, Origin{.weight = 0});
        for (std::size_t k = 0; k < origin_count; ++k)
            origins[static_cast<std::size_t>(uniform_between(engine) * static_cast<double>(origin_count))].weight += 1;
        ratios.push_back(log_ratio(pairs, origins, series));
    }
    std::ranges::sort(ratios);
    return {std::exp(quantile(ratios, 0.05)), std::exp(quantile(ratios, 0.95))};
}

/// The share of the ways to swap ours and theirs, origin by origin, that give a ratio at least as far from 1. The way
/// things are is one of them.
double sign_flip_p(const std::vector<Pair>& pairs, std::size_t origin_count, std::size_t series, std::uint32_t seed) {
    std::vector<Origin> origins(origin_count);
    const double found = std::abs(log_ratio(pairs, origins, series)) * (1 - 1e-12);
    const bool all = origin_count <= most_flipped_all;
    const std::size_t ways = all ? std::size_t{1} << origin_count : random_flips;
    std::size_t as_far = all ? 0 : 1;
    for (std::size_t way = 0; way < ways; ++way) {
        NamedEngine engine({.seed = seed, .purpose = purpose_flips, .step = static_cast<std::uint32_t>(way)});
        for (std::size_t k = 0; k < origin_count; ++k)
            origins[k].flipped = all ? (way >> k & 1U) == 1 : (engine() & 1U) == 1;
        as_far += std::abs(log_ratio(pairs, origins, series)) >= found ? 1 : 0;
    }
    return static_cast<double>(as_far) / static_cast<double>(all ? ways : ways + 1);
}

/// The ratio nearest to 1, or furthest on the other side, when one series at a time is left out.
double without_one_series(const std::map<std::string, double>& by_series, double ratio) {
    double sum = 0;
    for (const auto& [name, of_series] : by_series) sum += std::log(of_series);
    double most = std::log(ratio);
    for (const auto& [name, of_series] : by_series) {
        if (by_series.size() < 2) break;
        const double without = (sum - std::log(of_series)) / static_cast<double>(by_series.size() - 1);
        if (ratio < 1 ? without > most : without < most) most = without;
    }
    return std::exp(most);
}

SkillClaim claim_of(const Skill& s) {
    if (s.origins < fewest_origins) return SkillClaim::too_few_origins;
    if (s.p >= significant) return SkillClaim::undecided;
    if (s.ratio < 1 && s.high < 1 && s.without_one_series < 1) return SkillClaim::better;
    if (s.ratio > 1 && s.low > 1 && s.without_one_series > 1) return SkillClaim::worse;
    return SkillClaim::undecided;
}

}  // namespace

std::optional<Skill> relative_skill(const std::vector<ScoredCell>& cells, const std::string& forecaster,
                                    std::uint32_t seed) {
    std::map<std::string, Scores> all = by_forecaster(cells);
    const Scores ours = all[forecaster];
    all.erase(forecaster);
    const Comparison comparison(ours, all);
    const std::vector<Origin> as_they_are(comparison.origins());
    Skill out;
    for (const auto& [rival, scores] : all)
        if (const auto pairs = comparison.pairs_with(rival, nullptr); !pairs.empty())
            out.by_rival[rival] = std::exp(log_ratio(pairs, as_they_are, comparison.series()));
    std::set<std::string> groups;
    for (const auto& [key, cell] : ours) groups.insert(cell->group);
    std::vector<Pair> pairs;
    for (const std::string& group : groups)
        if (const auto best = comparison.best_of(group)) {
            out.best[group] = *best;
            const auto of_group = comparison.pairs_with(*best, &group);
            pairs.insert(pairs.end(), of_group.begin(), of_group.end());
        }
    if (pairs.empty()) return {};
    out.ratio = std::exp(log_ratio(pairs, as_they_are, comparison.series()));
    std::map<std::size_t, std::vector<Pair>> of_series;
    std::set<std::size_t> origins;
    for (const Pair& p : pairs) {
        of_series[p.series].push_back(p);
        origins.insert(p.origin);
    }
    out.origins = origins.size();
    for (const auto& [place, its_pairs] : of_series)
        out.by_series[*std::next(comparison.series_names().begin(), static_cast<std::ptrdiff_t>(place))] =
            std::exp(log_ratio(its_pairs, as_they_are, comparison.series()));
    out.without_one_series = without_one_series(out.by_series, out.ratio);
    out.low = out.high = out.ratio;
    if (out.origins > 1) {
        std::tie(out.low, out.high) = bootstrap(pairs, comparison.origins(), comparison.series(), seed);
        out.p = sign_flip_p(pairs, comparison.origins(), comparison.series(), seed);
    }
    out.claim = claim_of(out);
    return out;
}

}  // namespace ccsim::forecast
