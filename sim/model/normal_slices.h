#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ccsim {

/// Borders of slices of a standard normal distribution: cumulative chances in rising order, and where they are reached,
/// in standard deviations; minus and plus infinity at chances of 0 and 1.
struct NormalBorders {
    std::vector<double> chances, places;
};
NormalBorders normal_borders(std::vector<double> chances);

/// Borders of `count` slices of equal chance.
NormalBorders even_normal_borders(std::size_t count);

/// Means of the slices between the borders of `offset` plus a lognormal with the given median and spread of logarithms:
/// its partial expectation over the slice's chance. One fewer than borders.
std::vector<double> slice_means_of_shifted_lognormal(double offset, double median, double log_sd,
                                                     const NormalBorders& borders);

}  // namespace ccsim
