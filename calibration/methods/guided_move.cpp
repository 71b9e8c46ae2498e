#include "calibration/methods/guided_move.h"

#include <algorithm>
#include <cmath>

namespace ccsim::methods {
namespace {

/// About a quarter of the period of a standard normal distribution, after which a trajectory has forgotten its start.
constexpr double trajectory_length = 1.5;
constexpr int most_steps = 15;

/// Minus the log density at points, but for a constant.
struct Energy {
    Eigen::VectorXd value;
    Points slopes;
};

Energy energy(const GuidedTarget& target, const Points& z) {
    const auto factor = target.frame.factor.triangularView<Eigen::Lower>();
    const auto& reference = target.reference;
    const auto reference_factor = reference.frame.factor.triangularView<Eigen::Lower>();
    const double b = target.temperature, weight = reference.freedom + static_cast<double>(z.rows());
    const Points x = (factor * z).colwise() + target.frame.centre;
    Points y = x.colwise() - reference.frame.centre;
    reference_factor.solveInPlace(y);
    const Eigen::ArrayXd squares = y.colwise().squaredNorm().transpose();
    const ResponseSurface::Misfit misfit = target.surface.misfit(z);

    Energy out{.value = b * (0.5 * x.colwise().squaredNorm().transpose() + misfit.half_squares) +
                        (1 - b) * 0.5 * weight * (squares / reference.freedom).log1p().matrix(),
               .slopes = b * misfit.slopes};
    const Eigen::VectorXd pulls = (1 - b) * weight / (reference.freedom + squares);
    y = y * pulls.asDiagonal();
    reference_factor.transpose().solveInPlace(y);
    out.slopes += target.frame.factor.transpose().triangularView<Eigen::Upper>() * (b * x + y);
    return out;
}

}  // namespace

TrajectoryNumbers draw_trajectory(NamedEngine& engine, Eigen::Index dimensions) {
    TrajectoryNumbers numbers;
    numbers.haste = uniform_between(engine);
    numbers.uniform = uniform_between(engine);
    numbers.momentum = standard_normals(engine, dimensions);
    return numbers;
}

Excursion excursion(const GuidedTarget& target, const Points& starts, double step_size,
                    const std::vector<std::vector<TrajectoryNumbers>>& numbers) {
    const int steps = std::clamp(static_cast<int>(std::lround(trajectory_length / step_size)), 1, most_steps);
    Energy now = energy(target, starts);
    Excursion out{.ends = starts, .log_target_before = -now.value, .log_target_after = {}};
    for (const std::vector<TrajectoryNumbers>& of_points : numbers) {
        Points z = out.ends, momentum(z.rows(), z.cols());
        Eigen::VectorXd step(z.cols());
        for (Eigen::Index i = 0; i < z.cols(); ++i) {
            momentum.col(i) = of_points[static_cast<std::size_t>(i)].momentum;
            step(i) = step_size * (0.8 + 0.4 * of_points[static_cast<std::size_t>(i)].haste);
        }
        const Eigen::VectorXd before = now.value + 0.5 * momentum.colwise().squaredNorm().transpose();
        momentum -= 0.5 * now.slopes * step.asDiagonal();
        Energy then;
        for (int s = 1; s <= steps; ++s) {
            z += momentum * step.asDiagonal();
            then = energy(target, z);
            momentum -= (s < steps ? 1 : 0.5) * then.slopes * step.asDiagonal();
        }
        const Eigen::VectorXd after = then.value + 0.5 * momentum.colwise().squaredNorm().transpose();
        for (Eigen::Index i = 0; i < z.cols(); ++i) {
            const double ratio = before(i) - after(i);
            if (!std::isfinite(ratio)) continue;  // the trajectory has left every scale
            out.chances += std::exp(std::min(0.0, ratio));
            if (std::log(of_points[static_cast<std::size_t>(i)].uniform) >= ratio) continue;
            out.ends.col(i) = z.col(i);
            now.value(i) = then.value(i);
            now.slopes.col(i) = then.slopes.col(i);
        }
    }
    out.log_target_after = -now.value;
    return out;
}

}  // namespace ccsim::methods
