#pragma once

#include <vector>

#include "calibration/methods/response_surface.h"

// A move of the tempered sampler that goes far: Hamiltonian trajectories (Duane et al. 1987) over the response surface,
// at whose end the model itself is asked, once, and decides. As the trajectories leave the surface's own distribution
// as it is, the ratio of the two distributions at the ends makes the move exact however poor the surface is ("surrogate
// transition", Liu 2001, section 9.4.3); a poor one is refused more often.
namespace ccsim::methods {

/// A stage's distribution as the surface has it: reference^(1-b) (prior likelihood)^b.
struct GuidedTarget {
    const ResponseSurface& surface;
    const StudentT& reference;
    const Frame& frame;      ///< the surface's
    double temperature = 1;  ///< b
};

/// The random numbers of one trajectory.
struct TrajectoryNumbers {
    Eigen::VectorXd momentum;  ///< standard normal
    double haste = 0.5;        ///< uniform: of the step, from 0.8 to 1.2 of what it is for all
    double uniform = 0;        ///< decides on acceptance, by the surface
};
TrajectoryNumbers draw_trajectory(NamedEngine& engine, Eigen::Index dimensions);

/// Where points of the frame's space went.
struct Excursion {
    Points ends;                                          ///< in the frame's space
    Eigen::VectorXd log_target_before, log_target_after;  ///< by the surface, but for a constant
    double chances = 0;  ///< sum over points and trajectories of the chances of acceptance
};

/// One trajectory after another from each point; `numbers` by trajectory, then by point.
Excursion excursion(const GuidedTarget& target, const Points& starts, double step_size,
                    const std::vector<std::vector<TrajectoryNumbers>>& numbers);

inline constexpr double wanted_by_surface = 0.8;  ///< mean chance of acceptance that the step size finds itself for

}  // namespace ccsim::methods
