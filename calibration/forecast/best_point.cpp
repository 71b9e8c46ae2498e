#include "calibration/forecast/best_point.h"

#include <nlopt.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace ccsim::forecast {
namespace {

constexpr std::size_t most_starts = 10;
constexpr int most_evaluations = 3000;
constexpr double tolerance = 1e-9;  // of the place, as a share of the box

using Function = std::function<double(const std::vector<double>&)>;

double value_at(const Function& function, const std::vector<double>& at) {
    const double value = function(at);
    return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
}

/// An even grid, from side to side: peaks are often at a side.
std::vector<BestPoint> grid(const Function& function, const Box& box, int points_a_side) {
    std::vector<BestPoint> points{{{}, 0}};
    for (std::size_t d = 0; d < box.low.size(); ++d) {
        std::vector<BestPoint> longer;
        for (const BestPoint& p : points)
            for (int i = 0; i < points_a_side; ++i) {
                longer.push_back(p);
                longer.back().at.push_back(box.low[d] + (box.high[d] - box.low[d]) * i / (points_a_side - 1));
            }
        points = std::move(longer);
    }
    for (BestPoint& p : points) p.value = value_at(function, p.at);
    return points;
}

/// The points of a grid that none of their neighbours along a side beats, the best first.
std::vector<BestPoint> peaks(const std::vector<BestPoint>& points, std::size_t dimensions, int points_a_side) {
    std::vector<BestPoint> out;
    const auto side = static_cast<std::size_t>(points_a_side);
    for (std::size_t i = 0; i < points.size(); ++i) {
        bool beaten = !std::isfinite(points[i].value);
        std::size_t stride = 1;
        for (std::size_t d = 0; d < dimensions; ++d, stride *= side) {
            const std::size_t along = i / stride % side;
            beaten = beaten || (along > 0 && points[i - stride].value > points[i].value) ||
                     (along + 1 < side && points[i + stride].value > points[i].value);
        }
        if (!beaten) out.push_back(points[i]);
    }
    std::ranges::stable_sort(out, [](const BestPoint& a, const BestPoint& b) { return a.value > b.value; });
    return out;
}

double as_nlopt_asks(unsigned dimensions, const double* at, double* /*gradient*/, void* function) {
    const double value = value_at(*static_cast<const Function*>(function), std::vector<double>(at, at + dimensions));
    return std::isfinite(value) ? value : -std::numeric_limits<double>::max();
}

/// Where one of NLopt's methods comes to from a start, with first steps of a share of the box.
BestPoint climbed(nlopt_algorithm method, const Function& function, const Box& box, const BestPoint& start,
                  double first_step) {
    const std::size_t dimensions = box.low.size();
    const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> climber(
        nlopt_create(method, static_cast<unsigned>(dimensions)), &nlopt_destroy);
    std::vector<double> first_steps, closest;
    for (std::size_t d = 0; d < dimensions; ++d) {
        first_steps.push_back(first_step * (box.high[d] - box.low[d]));
        closest.push_back(tolerance * (box.high[d] - box.low[d]));
    }
    nlopt_set_lower_bounds(climber.get(), box.low.data());
    nlopt_set_upper_bounds(climber.get(), box.high.data());
    nlopt_set_max_objective(climber.get(), &as_nlopt_asks, const_cast<Function*>(&function));
    nlopt_set_initial_step(climber.get(), first_steps.data());
    nlopt_set_xtol_abs(climber.get(), closest.data());
    nlopt_set_maxeval(climber.get(), most_evaluations);
    BestPoint end = start;
    nlopt_optimize(climber.get(), end.at.data(), &end.value);  // a stop for rounding also leaves the best point it had
    return end.value >= start.value ? end : start;
}

}  // namespace

BestPoint best_point(const Function& function, const Box& box, int points_a_side) {
    const std::vector<BestPoint> points = grid(function, box, points_a_side);
    if (box.low.empty()) return points.front();
    const std::vector<BestPoint> tops = peaks(points, box.low.size(), points_a_side);
    if (tops.empty()) return points.front();
    BestPoint best = tops.front();
    for (std::size_t i = 0; i < std::min(most_starts, tops.size()); ++i) {
        // Bobyqa gets near in few evaluations but needs two dimensions; Subplex also gets into corners.
        BestPoint end = tops[i];
        if (box.low.size() > 1) end = climbed(NLOPT_LN_BOBYQA, function, box, end, 0.5 / points_a_side);
        if (end.value > best.value) best = std::move(end);
    }
    best = climbed(NLOPT_LN_SBPLX, function, box, best, 0.5 / points_a_side);
    return best;
}

}  // namespace ccsim::forecast
