#include "calibration/forecast/exponential_smoothing.h"

#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "calibration/forecast/best_point.h"

namespace ccsim::forecast {
namespace {

constexpr double least = 1e-4, most = 0.9999, least_phi = 0.8, most_phi = 0.98;
constexpr int grid_points = 10;

constexpr std::array<const char*, 3> names{"ETS(A,N,N)", "ETS(A,A,N)", "ETS(A,Ad,N)"};
constexpr std::array<int, 3> parameters{3, 5, 6};  ///< smoothing, start and variance

/// The point of the box: alpha, beta as a share of the way from its least to alpha, phi.
Smoothing smoothing_at(const std::vector<double>& at) {
    Smoothing s{.alpha = at[0]};
    if (at.size() > 1) s.beta = least + at[1] * (s.alpha - least);
    if (at.size() > 2) s.phi = at[2];
    return s;
}

}  // namespace

StateSpace smoothing_model(Trend trend, const Smoothing& s) {
    const Eigen::Index n = trend == Trend::none ? 1 : 2;
    StateSpace model{.observed = StateVector::Ones(n),
                     .moved = StateMatrix::Identity(n, n),
                     .noise = 1,
                     .disturbance = {},
                     .noise_with_disturb = StateVector::Constant(n, s.alpha),
                     .start_covariance = StateMatrix::Zero(n, n),
                     .unknown_start = StateMatrix::Identity(n, n),
                     .diffuse = 0};
    if (trend != Trend::none) {
        model.observed(1) = model.moved(0, 1) = model.moved(1, 1) = s.phi;
        model.noise_with_disturb(1) = s.beta;
    }
    model.disturbance = model.noise_with_disturb * model.noise_with_disturb.transpose();
    return model;
}

std::optional<FittedModel> fit_smoothing(const Series& series, Trend trend, const std::vector<int>& horizons) {
    const auto kind = static_cast<std::size_t>(trend);
    FittedModel fit{.name = names[kind], .parameters = parameters[kind], .figures = static_cast<int>(series.size())};
    if (fit.figures < fit.parameters + 2) return {};
    Box box{{least, 0, least_phi}, {most, 1, most_phi}};
    box.low.resize(kind + 1);
    box.high.resize(kind + 1);
    const BestPoint best = best_point(
        [&](const std::vector<double>& at) {
            const auto f = filtered(smoothing_model(trend, smoothing_at(at)), series);
            return f ? f->log_likelihood : -std::numeric_limits<double>::infinity();
        },
        box, grid_points);
    const Smoothing smoothing = smoothing_at(best.at);
    const StateSpace model = smoothing_model(trend, smoothing);
    const auto end = filtered(model, series);
    if (!end) return {};
    fit.log_likelihood = end->log_likelihood;
    fit.values = {smoothing.alpha, smoothing.beta, smoothing.phi};
    const double freedom = fit.figures - (fit.parameters - 1);
    fit.variance = end->sum_of_squares / freedom;
    for (const Ahead& a : ahead(model, *end, horizons))
        fit.ahead.push_back({a.mean, std::sqrt(a.variance * fit.variance), freedom});
    return fit;
}

std::optional<FittedModel> fit_smoothing(const Series& series, const std::vector<int>& horizons) {
    std::vector<FittedModel> fits;
    for (const Trend trend : {Trend::none, Trend::additive, Trend::damped})
        if (auto fit = fit_smoothing(series, trend, horizons)) fits.push_back(std::move(*fit));
    return best_by_aicc(std::move(fits));
}

}  // namespace ccsim::forecast
