#include "calibration/forecast/state_space.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <cmath>
#include <optional>

namespace ccsim::forecast {
namespace {

/// The state as known + per_unknown times the unknowns, and what the figures have said of them so far.
struct Running {
    StateVector known;
    StateMatrix per_unknown, covariance;
    StateMatrix normal_matrix;  ///< of the least squares for the unknowns
    StateVector right_side;
    double squares = 0, log_variances = 0;
};

/// One quarter on, with its figure if there is one. Gives the gain of the first state.
double step(Running& r, const StateSpace& model, const double* figure) {
    if (!figure) {
        r.known = (model.moved * r.known).eval();
        r.per_unknown = (model.moved * r.per_unknown).eval();
        r.covariance = (model.moved * r.covariance * model.moved.transpose() + model.disturbance).eval();
        return 0;
    }
    const StateVector covaries = r.covariance * model.observed;
    const double variance = model.observed.dot(covaries) + model.noise;
    const double innovation = *figure - model.observed.dot(r.known);
    const StateVector per_unknown = r.per_unknown.transpose() * model.observed;
    r.squares += innovation * innovation / variance;
    r.log_variances += std::log(variance);
    r.normal_matrix += per_unknown * per_unknown.transpose() / variance;
    r.right_side += per_unknown * (innovation / variance);
    const StateVector gain = (model.moved * covaries + model.noise_with_disturb) / variance;
    r.known = (model.moved * r.known + gain * innovation).eval();
    r.per_unknown = (model.moved * r.per_unknown - gain * per_unknown.transpose()).eval();
    r.covariance =
        (model.moved * r.covariance * model.moved.transpose() + model.disturbance - gain * gain.transpose() * variance)
            .eval();
    return gain(0);
}

/// Least squares for the unknowns; empty when the figures leave one of them open.
std::optional<StateVector> solved(const StateMatrix& matrix, const StateVector& right_side) {
    const Eigen::LDLT<StateMatrix> factor(matrix);
    const auto pivots = factor.vectorD();
    if (factor.info() != Eigen::Success || pivots.minCoeff() <= 1e-12 * pivots.maxCoeff()) return {};
    return StateVector(factor.solve(right_side));
}

}  // namespace

std::optional<Filtered> filtered(const StateSpace& model, const Series& series) {
    const auto unknowns = model.unknown_start.cols();
    Running r{.known = StateVector::Zero(model.observed.size()),
              .per_unknown = model.unknown_start,
              .covariance = model.start_covariance,
              .normal_matrix = StateMatrix::Zero(unknowns, unknowns),
              .right_side = StateVector::Zero(unknowns)};
    Filtered out;
    Quarter now = series.front().quarter;
    for (const SeriesPoint& p : series) {
        for (; now < p.quarter; now = now + 1) step(r, model, nullptr);
        out.gains.push_back(step(r, model, &p.value));
        now = now + 1;
    }
    out.figures = static_cast<int>(series.size()) - model.diffuse;
    out.state = r.known;
    out.covariance = r.covariance;
    out.sum_of_squares = r.squares;
    double log_determinant = 0;
    if (unknowns > 0) {
        const auto best = solved(r.normal_matrix, r.right_side);
        if (!best) return {};
        out.unknowns = *best;
        out.state += r.per_unknown * *best;
        out.sum_of_squares -= r.right_side.dot(*best);
    }
    if (model.diffuse > 0) {
        const Eigen::LLT<StateMatrix> factor(r.normal_matrix.topLeftCorner(model.diffuse, model.diffuse));
        log_determinant = 2 * factor.matrixLLT().diagonal().array().log().sum();
        const StateMatrix open = r.per_unknown.leftCols(model.diffuse);
        out.covariance += open * factor.solve(StateMatrix(open.transpose()));
    }
    if (out.figures < 1 || !(out.sum_of_squares > 1e-14 * r.squares)) return {};
    const double variance = out.sum_of_squares / out.figures;
    out.log_likelihood = -0.5 * (out.figures * (std::log(boost::math::double_constants::two_pi * variance) + 1) +
                                 r.log_variances + log_determinant);
    if (!std::isfinite(out.log_likelihood)) return {};
    return out;
}

std::vector<Ahead> ahead(const StateSpace& model, const Filtered& last, const std::vector<int>& horizons) {
    std::vector<Ahead> by_quarter;
    StateVector state = last.state;
    StateMatrix covariance = last.covariance;
    for (int h = 1; h <= *std::ranges::max_element(horizons); ++h) {
        by_quarter.push_back(
            {model.observed.dot(state), model.observed.dot(covariance * model.observed) + model.noise});
        state = (model.moved * state).eval();
        covariance = (model.moved * covariance * model.moved.transpose() + model.disturbance).eval();
    }
    std::vector<Ahead> out;
    for (const int h : horizons) out.push_back(by_quarter[static_cast<std::size_t>(h - 1)]);
    return out;
}

StateMatrix lasting_covariance(const StateMatrix& moved, const StateMatrix& disturbance) {
    const auto n = moved.rows();
    Eigen::MatrixXd equations = Eigen::MatrixXd::Identity(n * n, n * n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) equations.block(i * n, j * n, n, n) -= moved(i, j) * moved;
    const Eigen::MatrixXd right = disturbance;
    const Eigen::VectorXd solution =
        equations.partialPivLu().solve(Eigen::Map<const Eigen::VectorXd>(right.data(), n * n));
    return Eigen::Map<const Eigen::MatrixXd>(solution.data(), n, n);
}

}  // namespace ccsim::forecast
