#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ccsim {

/// Points that fill the space of independent standard normal numbers evenly: a Sobol sequence with a random digital
/// shift, taken through the quantiles. The shift depends on the seed alone.
std::vector<std::vector<double>> standard_normal_points(std::size_t points, std::size_t dimensions, std::uint64_t seed);

}  // namespace ccsim
