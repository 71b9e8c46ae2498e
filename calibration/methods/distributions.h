#pragma once

#include <cstdint>

#include "calibration/methods/space.h"
#include "sim/random/named_engine.h"

// The normal and Student's t distribution in d dimensions. Densities go by triangular solves with a Cholesky factor, so
// nothing is inverted.
namespace ccsim::methods {

/// A standard normal number: the inverse distribution function of one uniform number.
double standard_normal(NamedEngine& engine);

/// Fills a vector with standard normal numbers, in order.
Eigen::VectorXd standard_normals(NamedEngine& engine, Eigen::Index count);

/// A number with a gamma distribution of scale 1: the inverse distribution function of one uniform number.
double standard_gamma(NamedEngine& engine, double shape);

/// Log density of the standard normal prior, one element a point.
Eigen::VectorXd log_prior(const Points& points);

/// The log likelihood at some points, checked. Throws Fault when an element is missing, NaN or plus infinity.
Eigen::VectorXd checked(const LogLikelihood& log_likelihood, const Points& points);

/// Where a distribution lies and how wide it is: z -> centre + factor z. For the normal distribution factor factor' is
/// the covariance, for Student's t it is freedom - 2 over freedom of it.
struct Frame {
    Eigen::VectorXd centre;
    Eigen::MatrixXd factor;  ///< lower triangular, positive diagonal

    /// Throws MethodFailed when the matrix is not positive definite.
    static Frame of(Eigen::VectorXd centre, const Eigen::MatrixXd& scale_matrix);

    Eigen::Index dimensions() const { return centre.size(); }
    /// factor^-1 (point - centre), one column a point.
    Points whitened(const Points& points) const;
    /// factor z.
    Eigen::VectorXd stretched(const Eigen::VectorXd& z) const { return factor.triangularView<Eigen::Lower>() * z; }
    double log_determinant() const { return factor.diagonal().array().log().sum(); }
};

/// Log density of the normal distribution, one element a point.
Eigen::VectorXd log_normal_density(const Frame& frame, const Points& points);

/// Student's t distribution in d dimensions.
struct StudentT {
    Frame frame;
    double freedom = 5;

    Eigen::VectorXd log_density(const Points& points) const;
    Eigen::VectorXd log_density_of_squares(const Eigen::VectorXd& squared_distances) const;
    /// One draw: a gamma number, then d normal ones.
    Eigen::VectorXd draw(NamedEngine& engine) const;
};

}  // namespace ccsim::methods
