#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calibration/methods/space.h"

namespace ccsim::sensitivity {

/// Where an output is wanted for Sobol's indices of inputs that are independent standard normal numbers: the points A,
/// as many points B, then for each input A with that input from B; points * (inputs + 2) columns. A and B are the
/// halves of one Sobol sequence with a random digital shift, which the seed decides.
methods::Points sobol_design(Eigen::Index inputs, int points, std::uint64_t seed);

/// A share of the output's variance, with the 5% and 95% points of the bootstrap.
struct SobolIndex {
    double value = 0, p5 = 0, p95 = 0;
};

/// How the variance of an output is shared among its inputs.
struct SobolIndices {
    double mean = 0;                     ///< of the output, over all points of the design
    double sd = 0;                       ///< over the points A and B
    std::vector<SobolIndex> first = {};  ///< by input: what it does by itself
    std::vector<SobolIndex> total = {};  ///< by input: what it does by itself and together with others
    SobolIndex sum_of_first;             ///< what is left of 1 is done by inputs together
    int rows = 0;                        ///< points of A that were used
    int dropped = 0;                     ///< points of A that were not, as a figure was lacking somewhere in their row
};

struct SobolSettings {
    int resamples = 500;  ///< of the bootstrap
    std::uint64_t seed = 2012;
};

/// Points of A all of whose row has figures: itself, its B, and all between.
int complete_points(const Eigen::VectorXd& output, Eigen::Index inputs);

/// From an output at the points of a design; not a number where it has none. First order: Saltelli et al. (2010), table
/// 2 (b), the output less its mean over all points; total: Jansen (1999), (f) there. Both over the variance of A and B
/// together. A point of A is left out with all that belongs to it when any figure of it is lacking: the bootstrap draws
/// from the others. Empty when more than half are left out, or the output does not vary.
std::optional<SobolIndices> sobol_indices(const Eigen::VectorXd& output, Eigen::Index inputs,
                                          const SobolSettings& settings);

}  // namespace ccsim::sensitivity
