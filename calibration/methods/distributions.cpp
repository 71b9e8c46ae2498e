#include "calibration/methods/distributions.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

const double log_two_pi = std::log(2 * std::numbers::pi);

}  // namespace

double standard_normal(NamedEngine& engine) {
    return boost::math::quantile(boost::math::normal_distribution<double>(), uniform_between(engine));
}

Eigen::VectorXd standard_normals(NamedEngine& engine, Eigen::Index count) {
    Eigen::VectorXd z(count);
    for (double& element : z) element = standard_normal(engine);
    return z;
}

double standard_gamma(NamedEngine& engine, double shape) {
    return boost::math::gamma_p_inv(shape, uniform_between(engine));
}

Eigen::VectorXd log_prior(const Points& points) {
    return -0.5 *
           (points.colwise().squaredNorm().transpose().array() + static_cast<double>(points.rows()) * log_two_pi);
}

Eigen::VectorXd checked(const LogLikelihood& log_likelihood, const Points& points) {
    Eigen::VectorXd values = log_likelihood(points);
    if (values.size() != points.cols()) throw Fault("a log likelihood did not answer for each point");
    for (const double value : values)
        if (std::isnan(value) || value == std::numeric_limits<double>::infinity())
            throw Fault("a log likelihood is not a number");
    return values;
}

Frame Frame::of(Eigen::VectorXd centre, const Eigen::MatrixXd& scale_matrix) {
    const Eigen::LLT<Eigen::MatrixXd> cholesky(scale_matrix);
    if (!scale_matrix.allFinite() || cholesky.info() != Eigen::Success)
        throw MethodFailed(
            "the points of a fit lie in fewer dimensions than they have (their covariance is not positive definite); "
            "more points may help, or a parameter that the model does not use must be left out");
    return {std::move(centre), cholesky.matrixL()};
}

Points Frame::whitened(const Points& points) const {
    Points z(points.rows(), points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i)  // one by one, so that no point's bits depend on the others
        z.col(i) = factor.triangularView<Eigen::Lower>().solve(points.col(i) - centre);
    return z;
}

Eigen::VectorXd log_normal_density(const Frame& frame, const Points& points) {
    return log_prior(frame.whitened(points)).array() - frame.log_determinant();
}

Eigen::VectorXd StudentT::log_density(const Points& points) const {
    return log_density_of_squares(frame.whitened(points).colwise().squaredNorm().transpose());
}

Eigen::VectorXd StudentT::log_density_of_squares(const Eigen::VectorXd& squared_distances) const {
    const auto d = static_cast<double>(frame.dimensions());
    const double constant = boost::math::lgamma(0.5 * (freedom + d)) - boost::math::lgamma(0.5 * freedom) -
                            0.5 * d * std::log(freedom * std::numbers::pi) - frame.log_determinant();
    return squared_distances.unaryExpr(
        [&](double square) { return constant - 0.5 * (freedom + d) * std::log1p(square / freedom); });
}

Eigen::VectorXd StudentT::draw(NamedEngine& engine) const {
    const double chi_square = 2 * standard_gamma(engine, 0.5 * freedom);
    const Eigen::VectorXd z = standard_normals(engine, frame.dimensions());
    return frame.centre + std::sqrt(freedom / chi_square) * frame.stretched(z);
}

}  // namespace ccsim::methods
