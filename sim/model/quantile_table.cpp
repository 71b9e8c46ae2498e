#include "sim/model/quantile_table.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/core/money.h"
#include "sim/model/normal_slices.h"
#include "sim/scenario/parameters.h"

namespace ccsim {
namespace {

std::int32_t whole_pence(double pounds) {
    return std::max(1, static_cast<std::int32_t>(std::lround(std::min(pounds, most_debt_pounds) * pence_per_pound)));
}

/// Cumulative chances at the borders of the slices, and of those that the last slice is split into.
std::vector<double> body_chances() {
    std::vector<double> chances(QuantileTable::slices + 1);
    for (std::size_t i = 0; i < chances.size(); ++i) chances[i] = static_cast<double>(i) / QuantileTable::slices;
    return chances;
}
std::vector<double> tail_chances() {
    constexpr double n = QuantileTable::slices;
    std::vector<double> chances(QuantileTable::slices + 1);
    for (std::size_t i = 0; i < chances.size(); ++i) chances[i] = 1 - (n - static_cast<double>(i)) / (n * n);
    return chances;
}

/// Scale of an exponential truncated at 1 whose mean is `mean` (below one half), by bisection.
double truncated_exponential_scale(double mean) {
    double low = 1e-3, high = 1e3;
    for (int halving = 0; halving < 60; ++halving) {  // to the last bit
        const double scale = std::sqrt(low * high);
        (scale - 1 / std::expm1(1 / scale) < mean ? low : high) = scale;
    }
    return std::sqrt(low * high);
}

}  // namespace

QuantileTable::QuantileTable(std::span<const double> body_pounds, std::span<const double> tail_pounds) {
    std::ranges::transform(body_pounds, body_.begin(), whole_pence);
    std::ranges::transform(tail_pounds, tail_.begin(), whole_pence);
}

double QuantileTable::mean(double share) const {
    std::int64_t body = 0, tail = 0;
    const auto part = [share](std::int32_t pence) { return static_cast<std::int32_t>(share * pence + 0.5); };
    for (std::size_t i = 0; i + 1 < slices; ++i) body += part(body_[i]);
    for (const std::int32_t pence : tail_) tail += part(pence);
    return (static_cast<double>(body) + static_cast<double>(tail) / slices) / slices;
}

QuantileTable small_debts(double mean_pounds) {
    constexpr double most = 1'000, largest = most - 0.01;  // the last penny would make it large
    const double scale = truncated_exponential_scale(std::min(mean_pounds / most, 0.49));
    const double mass = -std::expm1(-1 / scale);
    // The integral of x exp(-x / scale) / scale is -(x + scale) exp(-x / scale), and exp(-x / scale) is what is left.
    const auto partial = [&](double chance) {
        const double left = 1 - chance * mass;
        return scale * (std::log(left) - 1) * left / mass;
    };
    const auto means = [&](const std::vector<double>& chances) {
        std::vector<double> out(chances.size() - 1);
        double before = partial(chances[0]);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double after = partial(chances[i + 1]);
            out[i] = std::min(largest, most * (after - before) / (chances[i + 1] - chances[i]));
            before = after;
        }
        return out;
    };
    return {means(body_chances()), means(tail_chances())};
}

QuantileTable large_debts(double mean_pounds, double log_sd) {
    static const NormalBorders body = normal_borders(body_chances()), tail = normal_borders(tail_chances());
    constexpr double least = 1'000;
    const double median = (mean_pounds - least) * std::exp(-log_sd * log_sd / 2);
    return {slice_means_of_shifted_lognormal(least, median, log_sd, body),
            slice_means_of_shifted_lognormal(least, median, log_sd, tail)};
}

}  // namespace ccsim
