#pragma once

#include <functional>
#include <vector>

namespace ccsim::forecast {

/// The least and the most of each number.
struct Box {
    std::vector<double> low, high;
};

/// A point of a box and the value of a function there.
struct BestPoint {
    std::vector<double> at;
    double value = 0;
};

/// Where a smooth function of a few numbers is largest in a box: an even grid of so many points a side, then Bobyqa
/// (Powell 2009) from the best of its peaks and Subplex (Rowan 1990) from the best of those, both from NLopt. Minus
/// infinity and NaN: not there. A box of no dimensions has one point.
BestPoint best_point(const std::function<double(const std::vector<double>&)>& function, const Box& box,
                     int points_a_side);

}  // namespace ccsim::forecast
