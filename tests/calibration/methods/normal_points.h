#pragma once

#include "calibration/methods/distributions.h"

namespace ccsim::tests {

/// Standard normal points in d dimensions, of a test's own random numbers.
inline methods::Points normal_points(Eigen::Index d, Eigen::Index count, std::uint64_t seed) {
    NamedEngine engine({.seed = seed, .purpose = 208});
    return methods::standard_normals(engine, d * count).reshaped(d, count);
}

}  // namespace ccsim::tests
