#pragma once

#include <vector>

#include "calibration/methods/space.h"

// Whether chains agree and how much they are worth, as Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021) have it:
// with chains split in two, ranks instead of values, and tails looked at apart. Draws of one quantity: one row an
// iteration, one column a chain.
namespace ccsim::methods {

using Draws = Eigen::MatrixXd;

/// Rank-normalised split R-hat, the larger of that of the draws and that of their distances from the median.
/// Below 1.01: the chains agree. NaN when there are fewer than 4 iterations, or a draw is not finite, or all are the
/// same.
double r_hat(const Draws& draws);

/// How many independent draws the mean, the median or any quantile in the bulk is worth. NaN as above.
double bulk_effective_size(const Draws& draws);

/// The same for the 5% and the 95% quantile, whichever is worth less.
double tail_effective_size(const Draws& draws);

/// The same for the mean of the draws as they are, without ranks.
double mean_effective_size(const Draws& draws);

/// The worst of several quantities (one Draws each).
struct Convergence {
    double largest_r_hat = 1;
    double smallest_bulk = 0, smallest_tail = 0;

    bool reached(double r_hat_limit = 1.01, double effective_size_wanted = 400) const {
        return largest_r_hat < r_hat_limit && smallest_bulk > effective_size_wanted &&
               smallest_tail > effective_size_wanted;
    }
};
Convergence convergence(const std::vector<Draws>& quantities);

}  // namespace ccsim::methods
