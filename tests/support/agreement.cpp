#include "tests/support/agreement.h"

#include <algorithm>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace ccsim::tests {

Agreement agreement(std::span<const double> replicates, double truth) {
    const auto n = static_cast<double>(replicates.size());
    double sum = 0, squares = 0;
    for (const double value : replicates) sum += value - truth;  // differences: no digits are lost to a large truth
    const double off = sum / n;
    for (const double value : replicates) squares += (value - truth - off) * (value - truth - off);
    const double standard_error = std::sqrt(squares / (n - 1) / n);
    const auto [least, most] = std::minmax_element(replicates.begin(), replicates.end());
    const bool has_spread = *most - *least > 1e-12 * std::max(std::abs(*most), std::abs(*least));
    return {.has_spread = has_spread,
            .t = has_spread ? off / standard_error : 0,
            .relative_error = std::abs(off) / (truth == 0 ? 1 : std::abs(truth))};
}

double t_quantile(double chance, std::size_t replicates) {
    const boost::math::students_t distribution(static_cast<double>(replicates - 1));
    return boost::math::quantile(boost::math::complement(distribution, chance / 2));
}

double poisson_chance(double seen, double expected) {
    if (!(expected > 0)) return seen > 0 ? 0 : 1;
    const boost::math::poisson distribution(expected);
    const double at_most = boost::math::cdf(distribution, seen);
    const double at_least = seen >= 1 ? boost::math::cdf(boost::math::complement(distribution, seen - 1)) : 1;
    return std::min(1.0, 2 * std::min(at_most, at_least));
}

}  // namespace ccsim::tests
