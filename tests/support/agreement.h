#pragma once

#include <cstddef>
#include <span>

// Whether figures of independent replicates agree with the value they should have on average.
namespace ccsim::tests {

/// Distance of the mean of some replicates from the truth.
struct Agreement {
    bool has_spread = false;    ///< false: every replicate has the same figure, and t is 0
    double t = 0;               ///< (mean - truth) / standard error
    double relative_error = 0;  ///< |mean - truth| / |truth|; |mean| when the truth is 0
};
Agreement agreement(std::span<const double> replicates, double truth);

/// |t| above this has the given chance under Student's distribution, both sides together.
double t_quantile(double chance, std::size_t replicates);

/// The chance, both sides together, of a Poisson count at least as far out as the one seen.
double poisson_chance(double seen, double expected);

}  // namespace ccsim::tests
