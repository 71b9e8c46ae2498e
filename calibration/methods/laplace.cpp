#include "calibration/methods/laplace.h"

#include <Eigen/Cholesky>
#include <array>
#include <limits>
#include <utility>

#include "calibration/methods/moments.h"

namespace ccsim::methods {
namespace {

/// The problem in outputs of unit variance.
class Climb {
public:
    Climb(const ForwardMap& forward, const Observations& observations, const LaplaceSettings& settings)
        : forward_(forward), settings_(settings), errors_(observations.covariance), observed_(observations.observed) {}

    /// Observed less predicted, whitened; a column of a point at which the model fails is not a number.
    Eigen::MatrixXd residuals(const Points& points) {
        evaluations_ += points.cols();
        const Eigen::MatrixXd predicted = forward_(points);
        return errors_.matrixL().solve((-predicted).colwise() + observed_);
    }

    /// How the residuals fall as each unknown rises: central differences, of one side where the other fails.
    Eigen::MatrixXd slopes(const Eigen::VectorXd& at, const Eigen::VectorXd& residual) {
        const Eigen::Index d = at.size();
        const double h = settings_.step;
        Points around(d, 2 * d);
        around.leftCols(d) = around.rightCols(d) = at.replicate(1, d);
        around.leftCols(d).diagonal().array() += h;
        around.rightCols(d).diagonal().array() -= h;
        const Eigen::MatrixXd r = residuals(around);
        Eigen::MatrixXd out(r.rows(), d);
        for (Eigen::Index k = 0; k < d; ++k) {
            const bool above = r.col(k).allFinite(), below = r.col(d + k).allFinite();
            if (above && below) out.col(k) = (r.col(d + k) - r.col(k)) / (2 * h);
            else if (above) out.col(k) = (residual - r.col(k)) / h;
            else if (below) out.col(k) = (r.col(d + k) - residual) / h;
            else
                throw MethodFailed(
                    "the model fails on both sides of a point that the fit has reached; check the "
                    "unknowns");
        }
        return out;
    }

    std::int64_t evaluations() const { return evaluations_; }

private:
    const ForwardMap& forward_;
    const LaplaceSettings& settings_;
    Eigen::LLT<Eigen::MatrixXd> errors_;
    const Eigen::VectorXd& observed_;
    std::int64_t evaluations_ = 0;
};

double log_posterior(const Eigen::VectorXd& residual, const Eigen::VectorXd& at) {
    if (!residual.allFinite()) return -std::numeric_limits<double>::infinity();
    return -0.5 * (residual.squaredNorm() + at.squaredNorm());
}

/// What is known about the unknowns where the slopes are these: that of the figures and that of the prior.
Eigen::MatrixXd precision(const Eigen::MatrixXd& slopes) {
    const Eigen::MatrixXd transposed = slopes.transpose();
    return sum_of_products(transposed, transposed) + Eigen::MatrixXd::Identity(slopes.cols(), slopes.cols());
}

/// Steps by damping, the boldest first.
Points steps(const Eigen::MatrixXd& precision, const Eigen::VectorXd& uphill) {
    constexpr std::array damping{0.0, 0.3, 3.0, 30.0, 300.0, 3000.0};
    Points out(uphill.size(), static_cast<Eigen::Index>(damping.size()));
    for (std::size_t i = 0; i < damping.size(); ++i) {
        Eigen::MatrixXd damped = precision;
        damped.diagonal().array() += damping[i];
        out.col(static_cast<Eigen::Index>(i)) = damped.llt().solve(uphill);
    }
    return out;
}

}  // namespace

Laplace laplace(const ForwardMap& forward, const Observations& observations, const Eigen::VectorXd& start,
                const LaplaceSettings& settings) {
    Climb climb(forward, observations, settings);
    Laplace out{.mode = start, .covariance = {}};
    Eigen::VectorXd residual = climb.residuals(start);
    out.log_posterior = log_posterior(residual, start);
    if (!residual.allFinite()) throw MethodFailed("the model fails where the fit is to start; start somewhere else");
    Eigen::MatrixXd slopes = climb.slopes(out.mode, residual);
    for (bool rising = true; rising && out.iterations < settings.most_iterations; ++out.iterations) {
        const Eigen::VectorXd uphill = slopes.transpose() * residual - out.mode;
        const Points tried = steps(precision(slopes), uphill).colwise() + out.mode;
        const Eigen::MatrixXd residuals = climb.residuals(tried);
        const double before = out.log_posterior;
        for (Eigen::Index i = 0; i < tried.cols(); ++i) {
            const double value = log_posterior(residuals.col(i), tried.col(i));
            if (value <= out.log_posterior) continue;
            out.log_posterior = value;
            out.mode = tried.col(i);
            residual = residuals.col(i);
        }
        rising = out.log_posterior > before + settings.least_gain;
        if (out.log_posterior > before) slopes = climb.slopes(out.mode, residual);
    }
    const Eigen::Index d = start.size();
    out.covariance = precision(slopes).llt().solve(Eigen::MatrixXd::Identity(d, d));
    out.evaluations = climb.evaluations();
    return out;
}

}  // namespace ccsim::methods
