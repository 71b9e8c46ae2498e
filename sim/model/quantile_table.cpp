#include "sim/model/quantile_table.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "sim/core/money.h"
#include "sim/scenario/parameters.h"

namespace ccsim {
namespace {

std::int32_t whole_pence(double pounds) {
    return std::max(1, static_cast<std::int32_t>(std::lround(std::min(pounds, most_debt_pounds) * pence_per_pound)));
}

/// Mean of offset + exp(N(log median, sd)) between two cumulative chances: its partial expectation over the chance.
double shifted_lognormal_mean(double offset, double median, double sd, double low, double high) {
    const boost::math::normal z;
    const auto shifted = [&](double chance) {
        if (chance <= 0) return 0.0;
        return chance >= 1 ? 1.0 : boost::math::cdf(z, boost::math::quantile(z, chance) - sd);
    };
    return offset + median * std::exp(sd * sd / 2) * (shifted(high) - shifted(low)) / (high - low);
}

/// Scale of an exponential truncated at 1 whose mean is `mean` (below one half), by bisection.
double truncated_exponential_scale(double mean) {
    double low = 1e-3, high = 1e3;
    for (int i = 0; i < 200; ++i) {
        const double scale = std::sqrt(low * high);
        (scale - 1 / std::expm1(1 / scale) < mean ? low : high) = scale;
    }
    return std::sqrt(low * high);
}

}  // namespace

QuantileTable::QuantileTable(const std::function<double(double low, double high)>& mean_between) {
    constexpr double n = slices;
    for (std::size_t i = 0; i < slices; ++i) {
        const auto k = static_cast<double>(i);
        body_[i] = whole_pence(mean_between(k / n, (k + 1) / n));
        tail_[i] = whole_pence(mean_between(1 - (n - k) / (n * n), 1 - (n - k - 1) / (n * n)));
    }
}

double QuantileTable::mean(double share) const {
    double body = 0, tail = 0;
    for (std::size_t i = 0; i + 1 < slices; ++i) body += std::round(share * body_[i]);
    for (const std::int32_t pence : tail_) tail += std::round(share * pence);
    return (body + tail / slices) / slices;
}

QuantileTable small_debts(double mean_pounds) {
    constexpr double most = 1'000, largest = most - 0.01;  // the last penny would make it large
    const double scale = truncated_exponential_scale(std::min(mean_pounds / most, 0.49));
    const double mass = -std::expm1(-1 / scale);
    const auto at = [&](double chance) { return -scale * std::log1p(-chance * mass); };
    // The integral of x exp(-x / scale) / scale is -(x + scale) exp(-x / scale).
    const auto partial = [&](double x) { return -(x + scale) * std::exp(-x / scale) / mass; };
    return QuantileTable([&](double low, double high) {
        return std::min(largest, most * (partial(at(high)) - partial(at(low))) / (high - low));
    });
}

QuantileTable large_debts(double mean_pounds, double log_sd) {
    constexpr double least = 1'000;
    const double median = (mean_pounds - least) * std::exp(-log_sd * log_sd / 2);
    return QuantileTable(
        [&](double low, double high) { return shifted_lognormal_mean(least, median, log_sd, low, high); });
}

std::vector<double> slice_means_of_shifted_lognormal(double offset, double median_excess, double log_sd,
                                                     std::size_t count) {
    std::vector<double> means(count);
    const auto n = static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto k = static_cast<double>(i);
        means[i] = shifted_lognormal_mean(offset, median_excess, log_sd, k / n, (k + 1) / n);
    }
    return means;
}

}  // namespace ccsim
