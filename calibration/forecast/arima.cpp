#include "calibration/forecast/arima.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numeric>

#include "calibration/forecast/best_point.h"

namespace ccsim::forecast {
namespace {

constexpr int largest_order = 2;
constexpr int grid_points = 5;
constexpr double most_ar = 0.9999;
constexpr double nearest_root = 1.01;

/// Coefficients from partial autocorrelations, each between -1 and 1 (Barndorff-Nielsen and Schou 1973).
std::vector<double> coefficients(double first, double second, int order) {
    if (order == 0) return {};
    if (order == 1) return {first};
    return {first * (1 - second), second};
}

struct Coefficients {
    std::vector<double> ar, ma;
};

Coefficients coefficients_at(const ArimaOrder& order, const std::vector<double>& at) {
    const auto number = [&](int i) { return i < static_cast<int>(at.size()) ? at[static_cast<std::size_t>(i)] : 0; };
    Coefficients out{coefficients(number(0), number(1), order.p),
                     coefficients(number(order.p), number(order.p + 1), order.q)};
    for (double& m : out.ma) m = -m;
    return out;
}

/// The smallest modulus of the roots of 1 + c1 z + c2 z^2; infinite when there are none.
double nearest_root_of(const std::vector<double>& c) {
    const double first = c.empty() ? 0 : c[0], second = c.size() > 1 ? c[1] : 0;
    if (second == 0) return first == 0 ? std::numeric_limits<double>::infinity() : 1 / std::abs(first);
    const std::complex<double> root = std::sqrt(std::complex<double>(first * first - 4 * second));
    return std::min(std::abs((-first + root) / (2 * second)), std::abs((-first - root) / (2 * second)));
}

bool near_the_unit_circle(const FittedModel& fit, const ArimaOrder& order) {
    std::vector<double> ar(fit.values.begin(), fit.values.begin() + order.p);
    for (double& a : ar) a = -a;
    const std::vector<double> ma(fit.values.begin() + order.p, fit.values.begin() + order.p + order.q);
    return nearest_root_of(ar) < nearest_root || nearest_root_of(ma) < nearest_root;
}

/// Whether the KPSS test at 5% refuses that values lie around a constant level.
bool has_no_level(const std::vector<double>& values) {
    constexpr double critical = 0.463;
    const auto n = static_cast<double>(values.size());
    const auto lags = static_cast<std::size_t>(3 * std::sqrt(n) / 13);
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double path = 0, path_squares = 0, variance = 0;
    for (const double v : values) {
        path += v - mean;
        path_squares += path * path;
        variance += (v - mean) * (v - mean);
    }
    for (std::size_t lag = 1; lag <= lags; ++lag) {
        double products = 0;
        for (std::size_t i = lag; i < values.size(); ++i) products += (values[i] - mean) * (values[i - lag] - mean);
        variance += 2 * (1 - static_cast<double>(lag) / static_cast<double>(lags + 1)) * products;
    }
    return path_squares / (n * n) / (variance / n) > critical;
}

bool are_all_the_same(const std::vector<double>& values) {
    return std::ranges::all_of(values, [&](double v) { return v == values.front(); });
}

}  // namespace

std::string name_of(const ArimaOrder& order) {
    std::string name =
        "ARIMA(" + std::to_string(order.p) + ',' + std::to_string(order.d) + ',' + std::to_string(order.q) + ')';
    if (order.constant) name += order.d == 0 ? " with mean" : " with drift";
    return name;
}

StateSpace arima_model(const ArimaOrder& order, const std::vector<double>& ar, const std::vector<double>& ma) {
    // The state: the stationary part with what it still owes, the last d figures, the constant.
    const Eigen::Index r = std::max(order.p, order.q + 1), d = order.d, c = order.constant ? 1 : 0, n = r + d + c;
    StateMatrix moved = StateMatrix::Zero(n, n);
    StateVector impulse = StateVector::Zero(n), observed = StateVector::Zero(n);
    for (std::size_t i = 0; i < ar.size(); ++i) moved(static_cast<Eigen::Index>(i), 0) = ar[i];
    for (Eigen::Index i = 1; i < r; ++i) moved(i - 1, i) = 1;
    impulse(0) = 1;
    for (std::size_t i = 0; i < ma.size(); ++i) impulse(static_cast<Eigen::Index>(i) + 1) = ma[i];
    observed(0) = 1;
    if (d >= 1) observed(r) = order.d;
    if (d == 2) observed(r + 1) = -1;
    if (c == 1) observed(r + d) = moved(r + d, r + d) = 1;
    if (d >= 1) moved.row(r) = observed.transpose();  // the figure of this quarter is the last one of the next
    if (d == 2) moved(r + 1, r) = 1;
    StateSpace model{.observed = observed,
                     .moved = moved,
                     .noise = 0,
                     .disturbance = impulse * impulse.transpose(),
                     .noise_with_disturb = StateVector::Zero(n),
                     .start_covariance = StateMatrix::Zero(n, n),
                     .unknown_start = StateMatrix::Zero(n, d + c),
                     .diffuse = order.d};
    model.start_covariance.topLeftCorner(r, r) =
        lasting_covariance(moved.topLeftCorner(r, r), model.disturbance.topLeftCorner(r, r));
    for (Eigen::Index i = 0; i < d + c; ++i) model.unknown_start(r + i, i) = 1;
    return model;
}

std::optional<FittedModel> fit_arima(const Series& series, const ArimaOrder& order, const std::vector<int>& horizons) {
    FittedModel fit{.name = name_of(order),
                    .parameters = order.p + order.q + (order.constant ? 1 : 0) + 1,
                    .figures = static_cast<int>(series.size()) - order.d};
    if (fit.figures < fit.parameters + 2) return {};
    const auto p = static_cast<std::size_t>(order.p), q = static_cast<std::size_t>(order.q);
    Box box{std::vector<double>(p, -most_ar), std::vector<double>(p, most_ar)};
    box.low.resize(p + q, -1);
    box.high.resize(p + q, 1);
    const auto model_at = [&](const std::vector<double>& at) {
        const Coefficients c = coefficients_at(order, at);
        return arima_model(order, c.ar, c.ma);
    };
    const BestPoint best = best_point(
        [&](const std::vector<double>& at) {
            const auto f = filtered(model_at(at), series);
            return f ? f->log_likelihood : -std::numeric_limits<double>::infinity();
        },
        box, grid_points);
    const StateSpace model = model_at(best.at);
    const auto end = filtered(model, series);
    if (!end) return {};
    const Coefficients c = coefficients_at(order, best.at);
    fit.values = c.ar;
    fit.values.insert(fit.values.end(), c.ma.begin(), c.ma.end());
    if (order.constant) fit.values.push_back(end->unknowns(order.d));
    fit.log_likelihood = end->log_likelihood;
    const double freedom = fit.figures - (fit.parameters - 1);
    fit.variance = end->sum_of_squares / freedom;
    for (const Ahead& a : ahead(model, *end, horizons))
        fit.ahead.push_back({a.mean, std::sqrt(a.variance * fit.variance), freedom});
    return fit;
}

int differences_needed(const Series& series) {
    std::vector<double> values;
    for (const SeriesPoint& p : series) values.push_back(p.value);
    int d = 0;
    while (d < 2 && values.size() > 1 && !are_all_the_same(values) && has_no_level(values)) {
        std::adjacent_difference(values.begin(), values.end(), values.begin());
        values.erase(values.begin());
        ++d;
    }
    return d;
}

std::optional<FittedModel> fit_arima(const Series& series, const std::vector<int>& horizons) {
    std::vector<FittedModel> fits;
    const int d = differences_needed(series);
    for (int p = 0; p <= largest_order; ++p)
        for (int q = 0; q <= largest_order; ++q)
            for (const bool constant : {false, true}) {
                const ArimaOrder order{p, d, q, constant};
                if (d == 2 && constant) continue;
                auto fit = fit_arima(series, order, horizons);
                if (fit && !near_the_unit_circle(*fit, order)) fits.push_back(std::move(*fit));
            }
    return best_by_aicc(std::move(fits));
}

}  // namespace ccsim::forecast
