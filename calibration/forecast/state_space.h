#pragma once

#include <Eigen/Dense>
#include <optional>
#include <vector>

#include "calibration/forecast/series.h"

// Linear models of a series with a hidden state, filtered quarter by quarter. A quarter without a figure is a step
// without an observation, so uneven spacing needs no repair (Kalman 1960; Harvey 1989, section 3.4). The unknown start
// is carried as columns beside the state (Rosenberg 1973; de Jong 1991) and found by least squares at the end.
namespace ccsim::forecast {

inline constexpr int largest_state = 6;
using StateVector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, largest_state, 1>;
using StateMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, largest_state, largest_state>;

/// y = observed' state + e, and the next quarter's state = moved state + disturbance. Variances and covariances are in
/// units of the variance sigma^2, which is unknown.
struct StateSpace {
    StateVector observed;
    StateMatrix moved;
    double noise = 0;                ///< variance of e
    StateMatrix disturbance;         ///< covariance of the disturbance
    StateVector noise_with_disturb;  ///< covariance of the disturbance with e of the quarter before
    StateMatrix start_covariance;    ///< of the state in the first quarter
    StateMatrix unknown_start;       ///< one column an unknown number: what it adds to the first state
    int diffuse = 0;                 ///< so many of the first unknowns have a flat prior and are integrated out; the
                                     ///< others are fitted like any parameter
};

/// What the filter knows after the last figure.
struct Filtered {
    double log_likelihood = 0;  ///< with the unknowns of the start and sigma^2 at their best
    double sum_of_squares = 0;  ///< of the innovations, over their variances in units of sigma^2
    int figures = 0;            ///< figures less diffuse unknowns
    StateVector state;          ///< in the quarter after the last figure
    StateMatrix covariance;     ///< of it, in units of sigma^2; what is open about diffuse unknowns is in it
    std::vector<double> gains;  ///< of the first state, one a figure
    StateVector unknowns;       ///< the unknowns of the start
};

/// Filters a series, from its first quarter to its last. Empty when the figures cannot tell the unknowns of the start,
/// or are all predicted without error.
std::optional<Filtered> filtered(const StateSpace& model, const Series& series);

/// Mean and variance, the latter in units of sigma^2, of the figure so many quarters after the last.
struct Ahead {
    double mean = 0, variance = 0;
};
std::vector<Ahead> ahead(const StateSpace& model, const Filtered& last, const std::vector<int>& horizons);

/// The covariance that a stable state keeps: the solution of P = moved P moved' + disturbance.
StateMatrix lasting_covariance(const StateMatrix& moved, const StateMatrix& disturbance);

}  // namespace ccsim::forecast
