#include "calibration/likelihood.h"

#include <Eigen/SVD>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "sim/core/problems.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

double on_scale_of(const Observation& o, const Series& run, Quarter start) {
    const auto value = simulated(o, run, start);
    return value ? on_scale(o.scale, *value) : std::numeric_limits<double>::quiet_NaN();
}

Eigen::VectorXd predictions(const std::vector<Observation>& observations, const Series& run, Quarter start) {
    Eigen::VectorXd out(static_cast<Eigen::Index>(observations.size()));
    for (Eigen::Index i = 0; i < out.size(); ++i)
        out[i] = on_scale_of(observations[static_cast<std::size_t>(i)], run, start);
    return out;
}

void check_reference(const std::vector<Observation>& observations, const Series& reference, Quarter start) {
    std::vector<Problem> problems;
    for (const Observation& o : observations)
        if (!std::isfinite(on_scale_of(o, reference, start)))
            problems.push_back(
                {"", o.line, 0, std::string(o.measure->id),
                 "the model has no figure for " + std::string(o.measure->breakdown) + " at " + o.quarter.last_day(),
                 "the run must reach that quarter, and begin before it when the figure is a flow"});
    if (!problems.empty()) throw InputError(std::move(problems));
}

template <class Value>
Eigen::VectorXd by_observation(const std::vector<Observation>& observations, Value value) {
    Eigen::VectorXd out(static_cast<Eigen::Index>(observations.size()));
    for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = value(observations[static_cast<std::size_t>(i)]);
    return out;
}

}  // namespace

Eigen::MatrixXd discrepancy_covariance(const DiscrepancyScales& scales, std::size_t quarters) {
    Eigen::MatrixXd out =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(quarters * bases), static_cast<Eigen::Index>(quarters * bases));
    for (std::size_t a = 0; a < quarters; ++a)
        for (std::size_t b = 0; b < quarters; ++b)
            for (std::size_t base = 0; base < bases; ++base)
                out(static_cast<Eigen::Index>(a * bases + base), static_cast<Eigen::Index>(b * bases + base)) =
                    scales.sd[base] * scales.sd[base] * scales.correlation(a > b ? a - b : b - a);
    return out;
}

Eigen::MatrixXd discrepancy_loadings(const std::vector<Observation>& observations, const Series& reference,
                                     Quarter start) {
    Eigen::MatrixXd out(static_cast<Eigen::Index>(observations.size()),
                        static_cast<Eigen::Index>(reference.size() * bases));
    constexpr double step_of_sd = 0.1;
    Series moved = reference;
    for (std::size_t q = 0; q < reference.size(); ++q)
        for (std::size_t base = 0; base < bases; ++base) {
            const double step = step_of_sd * base_series[base].sd;
            const auto at = [&](double misfit) {
                Discrepancy only{};
                only[base] = misfit;
                moved[q] = with_discrepancy(reference[q], only);
                return predictions(observations, moved, start);
            };
            out.col(static_cast<Eigen::Index>(q * bases + base)) = (at(step) - at(-step)) / (2 * step);
            moved[q] = reference[q];
        }
    return out;
}

Likelihood::Likelihood(std::vector<Observation> observations, const Series& reference, Quarter start,
                       const DiscrepancyScales& scales)
    : observations_(std::move(observations)), start_(start), scales_(scales) {
    check_reference(observations_, reference, start_);
    observed_ = by_observation(observations_, [](const Observation& o) { return on_scale(o.scale, o.value); });
    rounding_variances_ = by_observation(observations_, [](const Observation& o) {
        const double width = step_on_scale(o);
        return width * width / 12;
    });
    own_variances_ = by_observation(observations_, [](const Observation& o) { return o.own_error * o.own_error; });
    loadings_ = discrepancy_loadings(observations_, reference, start_);
    covariance_ = loadings_ * discrepancy_covariance(scales_, reference.size()) * loadings_.transpose();
    covariance_.diagonal() += rounding_variances_ + own_variances_;
    cholesky_.compute(covariance_);
    if (cholesky_.info() != Eigen::Success) throw Fault("the covariance of the observations is not positive definite");
    log_determinant_ = 2 * cholesky_.matrixLLT().diagonal().array().log().sum();
}

Eigen::VectorXd Likelihood::predicted(const Series& run) const { return predictions(observations_, run, start_); }

double Likelihood::log_likelihood(const Eigen::VectorXd& predicted) const {
    if (!predicted.allFinite()) return -std::numeric_limits<double>::infinity();
    const double chi_square = whitened(observed_ - predicted).squaredNorm();
    const auto count = static_cast<double>(observed_.size());
    return -0.5 * (count * std::log(2 * std::numbers::pi) + log_determinant_ + chi_square);
}

Eigen::VectorXd Likelihood::scores(const Eigen::VectorXd& predicted) const {
    return ((observed_ - predicted).array() / covariance_.diagonal().array().sqrt()).matrix();
}

Eigen::MatrixXd Likelihood::whitened(const Eigen::MatrixXd& differences) const {
    return cholesky_.matrixL().solve(differences);
}

Eigen::VectorXd Likelihood::rounding_shares() const {
    return (rounding_variances_.array() / covariance_.diagonal().array()).matrix();
}

std::vector<std::size_t> Likelihood::coarse() const {
    constexpr double least_of_step = 0.3;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < observations_.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        const double other = std::sqrt(covariance_(at, at) - rounding_variances_[at]);
        if (other < least_of_step * step_on_scale(observations_[i])) out.push_back(i);
    }
    return out;
}

Eigen::VectorXd Likelihood::singular_values(const Eigen::MatrixXd& sensitivities) const {
    return Eigen::JacobiSVD<Eigen::MatrixXd>(whitened(sensitivities)).singularValues();
}

std::size_t directions_identified(const Eigen::VectorXd& singular_values) {
    return static_cast<std::size_t>((singular_values.array() > 1).count());
}

}  // namespace ccsim
