#include "sim/measures/summaries.h"

#include <algorithm>
#include <cmath>

namespace ccsim {

double quantile(const std::vector<double>& rising, double share) {
    const double place = share * static_cast<double>(rising.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    if (below + 1 >= rising.size()) return rising.back();
    const double low = rising[below], high = rising[below + 1];
    return low + (place - static_cast<double>(below)) * (high - low);
}

std::optional<Summary> summary_of(std::vector<double> values) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());  // one order of adding, whatever the order of the replicates
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) sum += value;
    Summary out{.mean = sum / count, .spread = {}};
    if (values.size() == 1) return out;

    // Rounding may put the mean of equal values beside them; it belongs between the smallest and the largest.
    out.mean = std::clamp(out.mean, values.front(), values.back());
    double squares = 0;
    for (const double value : values) squares += (value - out.mean) * (value - out.mean);
    Spread spread;
    spread.sd = std::sqrt(squares / (count - 1));
    spread.mc_se = spread.sd / std::sqrt(count);
    for (std::size_t i = 0; i < quantile_points.size(); ++i)
        spread.quantiles[i] = quantile(values, quantile_points[i].share);
    out.spread = spread;
    return out;
}

}  // namespace ccsim
