#include "calibration/methods/preconditioned_move.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ccsim::methods {
namespace {

double squared_distance(const StudentT& fit, const Eigen::VectorXd& point) {
    return fit.frame.whitened(point).squaredNorm();
}

/// Log density of the fit, but for what is the same at every point.
double log_shape(const StudentT& fit, const Eigen::VectorXd& point) {
    const double power = 0.5 * (fit.freedom + static_cast<double>(fit.frame.dimensions()));
    return -power * std::log1p(squared_distance(fit, point) / fit.freedom);
}

}  // namespace

MoveNumbers draw_move(NamedEngine& engine, const StudentT& fit) {
    const auto d = fit.frame.dimensions();
    MoveNumbers numbers;
    numbers.gamma = standard_gamma(engine, 0.5 * (static_cast<double>(d) + fit.freedom));
    numbers.uniform = uniform_between(engine);
    numbers.normals = standard_normals(engine, d);
    return numbers;
}

Eigen::VectorXd proposal(const StudentT& fit, const Eigen::VectorXd& point, double step_size,
                         const MoveNumbers& numbers) {
    // The variance that a t distribution would have given this point: an inverse gamma number.
    const double variance = 0.5 * (fit.freedom + squared_distance(fit, point)) / numbers.gamma;
    return fit.frame.centre + std::sqrt(1 - step_size * step_size) * (point - fit.frame.centre) +
           step_size * std::sqrt(variance) * fit.frame.stretched(numbers.normals);
}

double log_acceptance(const StudentT& fit, const Eigen::VectorXd& point, double log_target,
                      const Eigen::VectorXd& proposed, double log_target_proposed) {
    if (std::isinf(log_target_proposed)) return -std::numeric_limits<double>::infinity();
    return log_target_proposed - log_target + log_shape(fit, point) - log_shape(fit, proposed);
}

double adapted_step_size(double step_size, double mean_acceptance, double wanted, int step, int planned_steps) {
    if (5 * step >= planned_steps) return step_size;
    const double log_step = (mean_acceptance - wanted) / std::sqrt(step + 1.0);
    return std::clamp(step_size * std::exp(log_step), smallest_step_size, largest_step_size);
}

}  // namespace ccsim::methods
