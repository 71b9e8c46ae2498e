#include "calibration/sensitivity/morris.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "calibration/sensitivity/purposes.h"
#include "sim/core/problems.h"

namespace ccsim::sensitivity {
namespace {

constexpr int levels = 4, levels_a_step = 2;
constexpr double lowest_level = -1.5;

/// A whole number from 0 to below `count`.
std::size_t one_of(NamedEngine& engine, std::size_t count) {
    return static_cast<std::size_t>(uniform_between(engine) * static_cast<double>(count));
}

std::vector<Eigen::Index> shuffled(Eigen::Index inputs, NamedEngine& engine) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(inputs));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[one_of(engine, left)]);
    return order;
}

ElementaryEffects statistics_of(const std::vector<double>& effects) {
    const auto n = static_cast<double>(effects.size());
    ElementaryEffects out{.effects = static_cast<int>(effects.size())};
    for (const double effect : effects) {
        out.mu += effect / n;
        out.mu_star += std::abs(effect) / n;
    }
    double squares = 0, squares_of_sizes = 0;
    for (const double effect : effects) {
        squares += (effect - out.mu) * (effect - out.mu);
        squares_of_sizes += (std::abs(effect) - out.mu_star) * (std::abs(effect) - out.mu_star);
    }
    out.sigma = std::sqrt(squares / (n - 1));
    out.mu_star_error = std::sqrt(squares_of_sizes / (n - 1) / n);
    return out;
}

}  // namespace

MorrisDesign morris_design(Eigen::Index inputs, int trajectories, std::uint64_t seed) {
    MorrisDesign design{.points = methods::Points(inputs, trajectories * (inputs + 1))};
    for (int t = 0; t < trajectories; ++t) {
        NamedEngine engine = engine_for(seed, Purpose::morris_trajectory, static_cast<std::uint32_t>(t));
        Eigen::VectorXd at(inputs);
        for (double& z : at) z = lowest_level + static_cast<double>(one_of(engine, levels));
        Eigen::Index column = t * (inputs + 1);
        design.points.col(column) = at;
        for (const Eigen::Index moved : shuffled(inputs, engine)) {
            at[moved] += at[moved] < lowest_level + levels_a_step ? morris_step : -morris_step;
            design.points.col(++column) = at;
            design.moved.push_back(moved);
        }
    }
    return design;
}

std::vector<std::optional<ElementaryEffects>> elementary_effects(const MorrisDesign& design,
                                                                 const Eigen::VectorXd& output) {
    const Eigen::Index inputs = design.points.rows();
    if (output.size() != design.points.cols()) throw Fault("an output is needed for each point of a trajectory");
    std::vector<std::vector<double>> effects(static_cast<std::size_t>(inputs));
    std::vector<int> dropped(static_cast<std::size_t>(inputs));
    for (std::size_t step = 0; step < design.moved.size(); ++step) {
        const auto s = static_cast<Eigen::Index>(step);
        const Eigen::Index before = s / inputs * (inputs + 1) + s % inputs, moved = design.moved[step];
        const double run = design.points(moved, before + 1) - design.points(moved, before);
        const double effect = (output[before + 1] - output[before]) / run;
        if (std::isfinite(effect)) effects[static_cast<std::size_t>(moved)].push_back(effect);
        else ++dropped[static_cast<std::size_t>(moved)];
    }
    std::vector<std::optional<ElementaryEffects>> out(effects.size());
    for (std::size_t k = 0; k < effects.size(); ++k)
        if (effects[k].size() >= 2) {
            out[k] = statistics_of(effects[k]);
            out[k]->dropped = dropped[k];
        }
    return out;
}

}  // namespace ccsim::sensitivity
