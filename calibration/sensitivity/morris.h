#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calibration/methods/space.h"

namespace ccsim::sensitivity {

/// Trajectories of Morris (1991) through the inputs, each a standard normal number: every one starts at a point drawn
/// from the levels -1.5, -0.5, 0.5, 1.5 and moves each input once, in an order drawn, by two levels: two standard
/// deviations.
struct MorrisDesign {
    methods::Points points;                ///< one column a point; trajectory by trajectory, inputs + 1 points each
    std::vector<Eigen::Index> moved = {};  ///< by trajectory and step: the input that moves to the next point
};
inline constexpr double morris_step = 2;

/// Depends on the seed alone. Inputs and trajectories are at least 1.
MorrisDesign morris_design(Eigen::Index inputs, int trajectories, std::uint64_t seed);

/// What moving one input does to an output, per standard deviation of the input.
struct ElementaryEffects {
    double mu = 0;             ///< mean of the effects: which way it goes
    double mu_star = 0;        ///< mean of their sizes: how much it matters (Campolongo, Cariboni and Saltelli 2007)
    double sigma = 0;          ///< their standard deviation: how much that depends on where one is
    double mu_star_error = 0;  ///< standard error of mu_star
    int effects = 0;           ///< from how many steps
    int dropped = 0;           ///< steps of which an end had no figure
};

/// One for each input, from an output at the points of a design; not a number where there was none. Empty for an input
/// of which fewer than two steps have figures at both ends.
std::vector<std::optional<ElementaryEffects>> elementary_effects(const MorrisDesign& design,
                                                                 const Eigen::VectorXd& output);

}  // namespace ccsim::sensitivity
