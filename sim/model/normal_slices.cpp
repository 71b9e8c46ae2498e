#include "sim/model/normal_slices.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <utility>

namespace ccsim {

NormalBorders normal_borders(std::vector<double> chances) {
    const boost::math::normal z;
    NormalBorders borders{std::move(chances), {}};
    for (const double chance : borders.chances) {
        constexpr double end = std::numeric_limits<double>::infinity();
        borders.places.push_back(chance <= 0 ? -end : chance >= 1 ? end : boost::math::quantile(z, chance));
    }
    return borders;
}

NormalBorders even_normal_borders(std::size_t count) {
    std::vector<double> chances(count + 1);
    for (std::size_t i = 0; i <= count; ++i) chances[i] = static_cast<double>(i) / static_cast<double>(count);
    return normal_borders(std::move(chances));
}

std::vector<double> slice_means_of_shifted_lognormal(double offset, double median, double log_sd,
                                                     const NormalBorders& borders) {
    const double mean = median * std::exp(log_sd * log_sd / 2), root_half = std::sqrt(0.5);
    // The part of the mean that lies beyond a border is the normal's upper tail, `log_sd` further on.
    const auto beyond = [&](std::size_t i) { return mean * std::erfc((borders.places[i] - log_sd) * root_half) / 2; };
    std::vector<double> means(borders.places.size() - 1);
    double before = beyond(0);
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double after = beyond(i + 1);
        means[i] = offset + (before - after) / (borders.chances[i + 1] - borders.chances[i]);
        before = after;
    }
    return means;
}

}  // namespace ccsim
