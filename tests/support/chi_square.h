#pragma once

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cstdint>
#include <numeric>
#include <span>

namespace ccsim::tests {

/// How surprising counts are when every bin is equally likely: the chance of a chi-square at least as extreme, on
/// either side (counts can also be too even). Below one in a million means that something is wrong, as a test's seed is
/// fixed.
inline double chance_if_uniform(std::span<const std::int64_t> counts) {
    const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    const double expected = total / static_cast<double>(counts.size());
    double chi_square = 0;
    for (const std::int64_t count : counts) {
        const double off = static_cast<double>(count) - expected;
        chi_square += off * off / expected;
    }
    const boost::math::chi_squared distribution(static_cast<double>(counts.size() - 1));
    const double above = boost::math::cdf(boost::math::complement(distribution, chi_square));
    return 2 * std::min(above, 1 - above);
}

inline constexpr double one_in_a_million = 1e-6;

}  // namespace ccsim::tests
