#include "calibration/forecast/scores.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "sim/core/problems.h"

namespace ccsim::forecast {
namespace {

constexpr double share_tolerance = 1e-9;

bool is_share(double a, double b) { return std::abs(a - b) < share_tolerance; }

/// Sum over all pairs of how far they are apart, of values in rising order.
double distances_between(const std::vector<double>& rising) {
    const auto n = static_cast<double>(rising.size());
    double sum = 0;
    for (std::size_t i = 0; i < rising.size(); ++i) sum += rising[i] * (2 * static_cast<double>(i) + 1 - n);
    return sum;
}

double crps(std::vector<double>& values, double came, double pairs) {
    std::ranges::sort(values);
    double away = 0;
    for (const double v : values) away += std::abs(v - came);
    return away / static_cast<double>(values.size()) - distances_between(values) / pairs;
}

const ForecastQuantile& at_share(std::span<const ForecastQuantile> quantiles, double share) {
    for (const ForecastQuantile& q : quantiles)
        if (is_share(q.share, share)) return q;
    throw Fault("a forecast without the quantile that its score needs");
}

}  // namespace

double crps_of_normal(double mean, double sd, double came) {
    if (!(sd > 0)) throw Fault("a normal forecast without width");
    const boost::math::normal_distribution<double> normal;
    const double z = (came - mean) / sd;
    return sd * (z * (2 * cdf(normal, z) - 1) + 2 * pdf(normal, z) - boost::math::double_constants::one_div_root_pi);
}

double fair_crps_of_draws(std::vector<double> draws, double came) {
    if (draws.size() < 2) throw Fault("a score of fewer than two draws");
    const auto n = static_cast<double>(draws.size());
    return crps(draws, came, n * (n - 1));
}

double crps_of_values(std::vector<double> values, double came) {
    if (values.empty()) throw Fault("a score of no values");
    const auto n = static_cast<double>(values.size());
    return crps(values, came, n * n);
}

IntervalScore weighted_interval_score(std::span<const ForecastQuantile> quantiles, double came) {
    const std::size_t intervals = quantiles.size() / 2;
    if (quantiles.size() % 2 == 0 || !is_share(quantiles[intervals].share, 0.5))
        throw Fault("an interval score of quantiles without their median");
    const double median = quantiles[intervals].value;
    IntervalScore sum{.too_high = std::max(median - came, 0.0) / 2, .too_low = std::max(came - median, 0.0) / 2};
    for (std::size_t i = 0; i < intervals; ++i) {
        const ForecastQuantile &low = quantiles[i], &high = quantiles[quantiles.size() - 1 - i];
        if (!is_share(low.share + high.share, 1) || low.value > high.value)
            throw Fault("an interval score of quantiles that are no intervals");
        sum.dispersion += low.share * (high.value - low.value);
        sum.too_high += std::max(low.value - came, 0.0);
        sum.too_low += std::max(came - high.value, 0.0);
    }
    const double weights = static_cast<double>(intervals) + 0.5;
    IntervalScore out{
        .dispersion = sum.dispersion / weights, .too_high = sum.too_high / weights, .too_low = sum.too_low / weights};
    out.score = out.dispersion + out.too_high + out.too_low;
    return out;
}

bool covers(std::span<const ForecastQuantile> quantiles, double share, double came) {
    return at_share(quantiles, (1 - share) / 2).value <= came && came <= at_share(quantiles, (1 + share) / 2).value;
}

double randomised_pit(double share_below, double share_up_to, double u) {
    return share_below + u * (share_up_to - share_below);
}

}  // namespace ccsim::forecast
