#include "calibration/fit_problem.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "sim/model/tally.h"

namespace ccsim {

Scenario fitted_past(const Scenario& scenario, std::span<const Observation> observations) {
    Scenario past = scenario;
    past.last_quarter = past.start;
    for (const Observation& observation : observations)
        past.last_quarter = std::max(past.last_quarter, observation.quarter);
    return past;
}

FitProblem::FitProblem(const Scenario& past, std::vector<Unknown> unknowns, std::vector<Observation> observations,
                       const DiscrepancyScales& scales, int threads)
    : unknowns_(std::move(unknowns)),
      observations_(std::move(observations)),
      scales_(scales),
      evaluations_(past, threads) {
    refer_to(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(unknowns_.size())));
}

Parameters FitProblem::parameters_at(const Eigen::VectorXd& point) const {
    return with_unknowns(past().parameters, unknowns_, {point.data(), static_cast<std::size_t>(point.size())});
}

void FitProblem::refer_to(const Eigen::VectorXd& point) {
    Series reference;
    evaluations_.each(
        1, [&](std::size_t) { return parameters_at(point); },
        [&](std::size_t, const Series& series) { reference = series; });
    ++done_;
    likelihood_.emplace(observations_, reference, past().start, scales_);
}

Eigen::MatrixXd FitProblem::predicted(const methods::Points& points, const ParameterChange& change) {
    done_ += points.cols();
    return evaluations_.at_points(
        points, likelihood_->observed().size(),
        [&](const Eigen::VectorXd& point) {
            Parameters at = parameters_at(point);
            return change ? change(std::move(at)) : at;
        },
        [&](Eigen::Index, const Series& series) { return likelihood_->predicted(series); });
}

Eigen::MatrixXd FitProblem::figures(const methods::Points& points, std::span<const Observation> wanted) {
    done_ += points.cols();
    const auto rows = static_cast<Eigen::Index>(wanted.size());
    return evaluations_.at_points(
        points, rows, [&](const Eigen::VectorXd& point) { return parameters_at(point); },
        [&](Eigen::Index, const Series& series) {
            Eigen::VectorXd out(rows);
            for (Eigen::Index f = 0; f < rows; ++f)
                out[f] = simulated(wanted[static_cast<std::size_t>(f)], series, past().start)
                             .value_or(std::numeric_limits<double>::quiet_NaN());
            return out;
        });
}

Eigen::VectorXd FitProblem::log_likelihood(const methods::Points& points, const ParameterChange& change) {
    const Eigen::MatrixXd model = predicted(points, change);
    Eigen::VectorXd out(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) out[i] = likelihood_->log_likelihood(model.col(i));
    return out;
}

Eigen::MatrixXd FitProblem::sensitivities(const Eigen::VectorXd& point) {
    constexpr double step = 0.1;
    const Eigen::Index d = point.size();
    methods::Points around(d, 2 * d);
    for (Eigen::Index k = 0; k < d; ++k) {
        around.col(2 * k) = around.col(2 * k + 1) = point;
        around(k, 2 * k) += step;
        around(k, 2 * k + 1) -= step;
    }
    const Eigen::MatrixXd model = predicted(around);
    Eigen::MatrixXd out(model.rows(), d);
    for (Eigen::Index k = 0; k < d; ++k) out.col(k) = (model.col(2 * k) - model.col(2 * k + 1)) / (2 * step);
    return out;
}

}  // namespace ccsim
