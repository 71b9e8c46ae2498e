#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/methods/space.h"
#include "calibration/sensitivity/subject.h"

namespace ccsim::sensitivity {

/// How wide one unknown is, where its prior is standard normal.
struct Margin {
    double mean = 0, sd = 1;
    double p5 = -1.6448536269514722, median = 0, p95 = 1.6448536269514722;
};

/// Two unknowns that the figures do not tell apart.
struct Correlated {
    std::size_t one = 0, other = 0;
    double correlation = 0;
};

/// How wide the unknowns are.
struct Spread {
    enum class Of : std::uint8_t { prior, posterior } of = Of::prior;
    std::vector<Margin> margins;           ///< one an unknown
    std::vector<Correlated> correlations;  ///< of a posterior, pairs from 0.3 on, the strongest first

    /// Points of independent standard normal numbers, made as wide as the margins: correlations are left out.
    methods::Points as_wide(methods::Points points) const;
    /// Every unknown at its median.
    Eigen::VectorXd centre() const;
};

/// Where the draws of a subject lie: one row an unknown, one column a draw. A value that the prior does not reach
/// stands at its end.
methods::Points points_of_draws(const Subject& subject);

Spread prior_spread(std::size_t unknowns);

/// Of the draws that the subject is drawn from, of which there are several.
Spread posterior_spread(const Subject& subject);

}  // namespace ccsim::sensitivity
