#include "tests/calibration/methods/exact_problem.h"

#include <cmath>
#include <numbers>

namespace ccsim::tests {
namespace {

using namespace methods;

constexpr Eigen::Index unknowns = 25, series = 15, quarters = 12, outputs = series * quarters;

Eigen::MatrixXd normal_matrix(NamedEngine& engine, Eigen::Index rows, Eigen::Index columns) {
    Eigen::MatrixXd matrix(rows, columns);
    for (Eigen::Index j = 0; j < columns; ++j) matrix.col(j) = standard_normals(engine, rows);
    return matrix;
}

/// Columns of length 1 at right angles to each other.
Eigen::MatrixXd orthonormal(NamedEngine& engine, Eigen::Index rows, Eigen::Index columns) {
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(normal_matrix(engine, rows, columns));
    return qr.householderQ() * Eigen::MatrixXd::Identity(rows, columns);
}

Eigen::MatrixXd error_covariance() {
    Eigen::MatrixXd covariance(outputs, outputs);
    for (Eigen::Index i = 0; i < outputs; ++i)
        for (Eigen::Index j = 0; j < outputs; ++j) {
            const auto lag = static_cast<double>(std::abs(i % quarters - j % quarters));
            covariance(i, j) = (i / quarters == j / quarters ? 1.0 : 0.3) * 0.7 * std::pow(0.8, lag);
        }
    covariance.diagonal().array() += 0.3;
    return covariance;
}

}  // namespace

Points ExactProblem::linear(const Points& points) const {
    Points z = rotation * points;
    constexpr Eigen::Index pairs = unknowns / 2;
    for (Eigen::Index j = 0; j < z.cols(); ++j)
        for (Eigen::Index pair = 0; pair < pairs; ++pair) {
            const double angle = curvature * z.col(j).segment<2>(2 * ((pair + 1) % pairs)).norm();
            z.col(j).segment<2>(2 * pair) = Eigen::Rotation2Dd(angle) * Eigen::Vector2d(z.col(j).segment<2>(2 * pair));
        }
    return z;
}

ForwardMap ExactProblem::forward() const {
    const Eigen::MatrixXd factor = observations.covariance.llt().matrixL();
    return [problem = *this, factor](const Points& points) -> Eigen::MatrixXd {
        return factor * (problem.whitened_map * problem.linear(points));
    };
}

LogLikelihood ExactProblem::log_likelihood() const {
    return [problem = *this](const Points& points) -> Eigen::VectorXd {
        const Eigen::MatrixXd errors =
            (problem.whitened_map * problem.linear(points)).colwise() - problem.whitened_observed;
        return log_prior(errors);  // the whitened errors are standard normal
    };
}

double ExactProblem::log_evidence() const {
    Eigen::MatrixXd covariance = whitened_map * whitened_map.transpose();
    covariance.diagonal().array() += 1;
    return log_normal_density(Frame::of(Eigen::VectorXd::Zero(outputs), covariance), whitened_observed)(0);
}

Eigen::MatrixXd ExactProblem::posterior_covariance() const {
    Eigen::MatrixXd precision = whitened_map.transpose() * whitened_map;
    precision.diagonal().array() += 1;
    return precision.inverse();
}

Eigen::VectorXd ExactProblem::posterior_mean() const {
    return posterior_covariance() * (whitened_map.transpose() * whitened_observed);
}

ExactProblem exact_problem(double curvature, std::uint64_t seed) {
    NamedEngine of_the_map({.seed = 1, .purpose = 101});
    ExactProblem problem;
    problem.curvature = curvature;
    problem.rotation = orthonormal(of_the_map, unknowns, unknowns);
    const Eigen::MatrixXd left = orthonormal(of_the_map, outputs, unknowns);
    const Eigen::MatrixXd right = orthonormal(of_the_map, unknowns, unknowns);
    Eigen::VectorXd strengths(unknowns);
    for (Eigen::Index k = 0; k < unknowns; ++k) strengths(k) = 100 * std::pow(10.0, -static_cast<double>(k) / 6);
    problem.whitened_map = left * strengths.asDiagonal() * right.transpose();

    NamedEngine of_the_data({.seed = seed, .purpose = 102});
    problem.truth = standard_normals(of_the_data, unknowns);
    problem.whitened_observed =
        problem.whitened_map * problem.linear(problem.truth) + standard_normals(of_the_data, outputs);
    const Eigen::MatrixXd covariance = error_covariance();
    problem.observations = {covariance.llt().matrixL() * problem.whitened_observed, covariance};
    return problem;
}

}  // namespace ccsim::tests
