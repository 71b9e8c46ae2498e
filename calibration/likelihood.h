#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "calibration/discrepancy.h"
#include "calibration/observation.h"

namespace ccsim {

/// How likely the published figures are, given a run of the model. Each observation, on its scale, is what the model
/// says, plus its loadings on the discrepancies of all quarters, plus rounding and its own error, all of them normal:
/// observed = predicted + L d + e. The loadings are those of one reference run and stay as they are during a fit, so
/// that the covariance is the same for every run that is compared.
class Likelihood {
public:
    /// Takes the loadings from the reference run, which opens in `start`. Throws InputError with every observation that
    /// the reference has no figure for.
    Likelihood(std::vector<Observation> observations, const Series& reference, Quarter start,
               const DiscrepancyScales& scales = DiscrepancyScales::declared());

    const std::vector<Observation>& observations() const { return observations_; }
    const DiscrepancyScales& scales() const { return scales_; }

    /// The observations on their scales.
    const Eigen::VectorXd& observed() const { return observed_; }

    /// By observation, and by quarter of the reference run and base series (quarter x bases + base).
    const Eigen::MatrixXd& loadings() const { return loadings_; }

    /// By observation, the variance of rounding (width^2 / 12) and that of the own error.
    const Eigen::VectorXd& rounding_variances() const { return rounding_variances_; }
    const Eigen::VectorXd& own_variances() const { return own_variances_; }

    /// Of observed less predicted: discrepancy, rounding and own errors.
    const Eigen::MatrixXd& covariance() const { return covariance_; }

    /// What a run says about each observation, on its scale; not a number where it has no figure.
    Eigen::VectorXd predicted(const Series& run) const;

    /// The log of the density of the observations; minus infinity where a prediction is not a number.
    double log_likelihood(const Eigen::VectorXd& predicted) const;

    /// Observed less predicted over its standard deviation, each by itself.
    Eigen::VectorXd scores(const Eigen::VectorXd& predicted) const;

    /// The same made independent: each given those before it, which are of earlier quarters or of the same. Their
    /// squares add up to the chi-square of the fit. Also for the columns of a matrix of differences.
    Eigen::MatrixXd whitened(const Eigen::MatrixXd& differences) const;

    /// covariance()^-1 times the vector.
    Eigen::VectorXd solve(const Eigen::VectorXd& differences) const { return cholesky_.solve(differences); }

    /// By observation, the part of its variance that is rounding.
    Eigen::VectorXd rounding_shares() const;

    /// The observations whose other standard deviation is below 0.3 of the width of rounding: for them the normal
    /// density of a rounded figure is a poor one. None of those in the built-in list.
    std::vector<std::size_t> coarse() const;

    /// The singular values of the sensitivities (by observation and parameter) in units of the standard deviation of
    /// the observations, largest first. With parameters that are standard normal a priori, those above 1 are
    /// directions that the data tell more about than the prior does.
    Eigen::VectorXd singular_values(const Eigen::MatrixXd& sensitivities) const;

private:
    std::vector<Observation> observations_;
    Quarter start_;
    DiscrepancyScales scales_;
    Eigen::VectorXd observed_, rounding_variances_, own_variances_;
    Eigen::MatrixXd loadings_, covariance_;
    Eigen::LLT<Eigen::MatrixXd> cholesky_;
    double log_determinant_ = 0;
};

/// How many of the singular values are above 1.
std::size_t directions_identified(const Eigen::VectorXd& singular_values);

/// The covariance of the discrepancies of all quarters and base series (quarter x bases + base).
Eigen::MatrixXd discrepancy_covariance(const DiscrepancyScales& scales, std::size_t quarters);

/// By observation, how its prediction on its scale moves with the discrepancy of each quarter and base series.
Eigen::MatrixXd discrepancy_loadings(const std::vector<Observation>& observations, const Series& reference,
                                     Quarter start);

}  // namespace ccsim
