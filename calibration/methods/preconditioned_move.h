#pragma once

#include "calibration/methods/distributions.h"

// The move of the samplers: preconditioned Crank-Nicolson around a Student's t distribution fitted to the target (the
// kernel "tpcn" of Grumitt, Dai and Seljak 2022). It would leave the t distribution as it is, so that only the
// difference between the target and the fit is left to the accept-reject step, whatever the number of dimensions.
namespace ccsim::methods {

/// The random numbers of one move.
struct MoveNumbers {
    double gamma = 1;    ///< of the gamma distribution with shape (d + freedom) / 2
    double uniform = 0;  ///< decides on acceptance
    Eigen::VectorXd normals;
};

MoveNumbers draw_move(NamedEngine& engine, const StudentT& fit);

/// Where the move would go. `step_size` is from 0 (nowhere) to 1 (hardly any memory of the point).
Eigen::VectorXd proposal(const StudentT& fit, const Eigen::VectorXd& point, double step_size,
                         const MoveNumbers& numbers);

/// Log of the ratio that decides on acceptance: the target's, times the t distribution's the other way round. Minus
/// infinity when the proposal is impossible.
double log_acceptance(const StudentT& fit, const Eigen::VectorXd& point, double log_target,
                      const Eigen::VectorXd& proposed, double log_target_proposed);

/// How a step size finds itself: by log steps that shrink, towards the acceptance that is wanted, during the first
/// fifth of the steps; after that it stays, so that what follows is a Markov chain with one kernel.
double adapted_step_size(double step_size, double mean_acceptance, double wanted, int step, int planned_steps);

inline constexpr double smallest_step_size = 0.05, largest_step_size = 0.99, wanted_acceptance = 0.3;

}  // namespace ccsim::methods
