#include "calibration/methods/rank_checks.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

/// Binomial chances of up to n events, from a table of logarithms of factorials.
class Binomial {
public:
    explicit Binomial(int n) : log_factorials_{0} {
        for (int i = 1; i <= n; ++i) log_factorials_.push_back(log_factorials_.back() + std::log(i));
    }
    /// The chance of k of n events that each happen with a chance between 0 and 1.
    double chance(int k, int n, double p) const {
        return std::exp(log_factorial(n) - log_factorial(k) - log_factorial(n - k) + k * std::log(p) +
                        (n - k) * std::log1p(-p));
    }
    /// The smallest number of events whose cumulative chance reaches the level.
    int quantile(int n, double p, double level) const {
        double sum = 0;
        for (int k = 0; k < n; ++k)
            if ((sum += chance(k, n, p)) >= level) return k;
        return n;
    }

private:
    double log_factorial(int n) const { return log_factorials_[static_cast<std::size_t>(n)]; }
    std::vector<double> log_factorials_;
};

/// Limits that a binomial count leaves on either side with half the chance at most.
CoverageLimits binomial_limits(const Binomial& binomial, int n, double p, double outside) {
    return {binomial.quantile(n, p, outside / 2), n - binomial.quantile(n, 1 - p, outside / 2)};
}

RankBand band_of(const Binomial& binomial, int ranks, int points, double outside) {
    RankBand band{.pointwise = 1 - outside};
    for (int i = 1; i < points; ++i) {
        const auto limits = binomial_limits(binomial, ranks, static_cast<double>(i) / points, outside);
        band.least.push_back(limits.least);
        band.most.push_back(limits.most);
    }
    band.least.push_back(ranks);  // all ranks are below the last point
    band.most.push_back(ranks);
    return band;
}

/// The chance that uniform ranks keep to a band. Counts below successive points are a Markov chain: of the ranks not
/// below one point, each is below the next with the same chance.
double chance_inside(const Binomial& binomial, const RankBand& band, int ranks) {
    const auto points = static_cast<int>(band.least.size());
    std::vector<double> reached(static_cast<std::size_t>(ranks) + 1, 0.0);
    reached[0] = 1;
    int least = 0, most = 0;
    for (int i = 0; i + 1 < points; ++i) {
        std::vector<double> next(reached.size(), 0.0);
        const auto at = static_cast<std::size_t>(i);
        for (int below = least; below <= most; ++below) {
            const double chance = reached[static_cast<std::size_t>(below)];
            if (chance == 0) continue;
            const double share = 1.0 / (points - i);
            for (int now = std::max(band.least[at], below); now <= band.most[at]; ++now)
                next[static_cast<std::size_t>(now)] += chance * binomial.chance(now - below, ranks - below, share);
        }
        reached = std::move(next);
        least = band.least[at];
        most = band.most[at];
    }
    double inside = 0;
    for (const double chance : reached) inside += chance;
    return inside;
}

}  // namespace

int rank_of(double truth, std::span<const double> draws, double uniform) {
    int below = 0, equal = 0;
    for (const double draw : draws) {
        below += draw < truth;
        equal += draw == truth;
    }
    return below + static_cast<int>(uniform * (equal + 1));
}

ChiSquare rank_chi_square(std::span<const int> ranks, int draws, int bins) {
    if (bins < 2 || (draws + 1) % bins != 0) throw Fault("bins of ranks that are not all alike");
    std::vector<int> counts(static_cast<std::size_t>(bins), 0);
    for (const int rank : ranks) ++counts.at(static_cast<std::size_t>(rank / ((draws + 1) / bins)));
    const double expected = static_cast<double>(ranks.size()) / bins;
    ChiSquare result{.degrees_of_freedom = bins - 1};
    for (const int count : counts) result.value += (count - expected) * (count - expected) / expected;
    const boost::math::chi_squared distribution(bins - 1);
    result.chance = boost::math::cdf(boost::math::complement(distribution, result.value));
    return result;
}

RankBand rank_band(int ranks, int points, double chance) {
    if (ranks < 1 || points < 2 || !(chance > 0 && chance < 1)) throw Fault("a band of ranks that cannot be made");
    const Binomial binomial(ranks);
    // At one point the band is left at most as often as at any, and at least as often as a share of it.
    double most_outside = 1 - chance, least_outside = (1 - chance) / points;
    for (int i = 0; i < 30; ++i) {
        const double middle = std::sqrt(most_outside * least_outside);
        (chance_inside(binomial, band_of(binomial, ranks, points, middle), ranks) >= chance ? least_outside
                                                                                            : most_outside) = middle;
    }
    return band_of(binomial, ranks, points, least_outside);
}

RankComparison compare_with_band(std::span<const int> ranks, int draws, const RankBand& band) {
    const auto points = static_cast<int>(band.least.size());
    if ((draws + 1) % points != 0 || ranks.empty()) throw Fault("a band of ranks with points between the ranks");
    RankComparison result;
    const auto count = static_cast<double>(ranks.size());
    for (int i = 1; i <= points; ++i) {
        const int limit = (draws + 1) / points * i;
        const auto below = std::count_if(ranks.begin(), ranks.end(), [limit](int rank) { return rank < limit; });
        const auto at = static_cast<std::size_t>(i - 1);
        const double uniform = static_cast<double>(i) / points;
        result.difference.push_back(static_cast<double>(below) / count - uniform);
        result.lower.push_back(band.least[at] / count - uniform);
        result.upper.push_back(band.most[at] / count - uniform);
        result.inside = result.inside && below >= band.least[at] && below <= band.most[at];
    }
    return result;
}

CoverageLimits coverage_limits(int fits, double nominal, double confidence, int checks) {
    if (fits < 1 || !(nominal > 0 && nominal < 1) || !(confidence > 0 && confidence < 1) || checks < 1)
        throw Fault("limits of coverage that cannot be made");
    return binomial_limits(Binomial(fits), fits, nominal, (1 - confidence) / checks);
}

int covered(std::span<const int> ranks, int draws, double nominal) {
    const double outside = (1 - nominal) / 2 * (draws + 1);
    const auto left_out = static_cast<int>(std::lround(outside));
    if (std::abs(outside - left_out) > 1e-6) throw Fault("an interval of ranks whose ends lie between the ranks");
    return static_cast<int>(std::count_if(ranks.begin(), ranks.end(),
                                          [&](int rank) { return rank >= left_out && rank <= draws - left_out; }));
}

}  // namespace ccsim::methods
