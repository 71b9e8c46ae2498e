#include "calibration/forecast/random_walk.h"

#include <cmath>

namespace ccsim::forecast {
namespace {

/// Steps away from a change a quarter: the sum of their squares, each over the quarters it took.
double squares_around(const Series& series, double change_a_quarter) {
    double sum = 0;
    for (std::size_t i = 1; i < series.size(); ++i) {
        const double quarters = series[i].quarter - series[i - 1].quarter;
        const double off = series[i].value - series[i - 1].value - change_a_quarter * quarters;
        sum += off * off / quarters;
    }
    return sum;
}

/// Whether squares are more than what rounding of the arithmetic leaves.
bool is_something(double squares, const Series& series) {
    double size = 0;
    for (const SeriesPoint& p : series) size = std::max(size, std::abs(p.value));
    return squares > 1e-24 * size * size;
}

}  // namespace

std::optional<FittedModel> fit_known_drift(const Series& series, double change_a_quarter,
                                           const std::vector<int>& horizons) {
    if (series.size() < 2) return {};
    const auto steps = static_cast<double>(series.size() - 1);
    const double squares = squares_around(series, change_a_quarter);
    if (!is_something(squares, series)) return {};
    FittedModel fit{.name = "known drift",
                    .parameters = 1,
                    .figures = static_cast<int>(steps),
                    .variance = squares / steps,
                    .values = {change_a_quarter}};
    for (const int h : horizons)
        fit.ahead.push_back({series.back().value + change_a_quarter * h, std::sqrt(h * fit.variance), steps});
    return fit;
}

std::optional<FittedModel> fit_last_value(const Series& series, const std::vector<int>& horizons) {
    auto fit = fit_known_drift(series, 0, horizons);
    if (fit) fit->name = "random walk";
    return fit;
}

std::optional<FittedModel> fit_drift(const Series& series, const std::vector<int>& horizons) {
    if (series.size() < 3) return {};
    const double quarters = series.back().quarter - series.front().quarter;
    const double change = (series.back().value - series.front().value) / quarters;
    const double squares = squares_around(series, change), freedom = static_cast<double>(series.size()) - 2;
    if (!is_something(squares, series)) return {};
    FittedModel fit{.name = "random walk with drift",
                    .parameters = 2,
                    .figures = static_cast<int>(series.size()) - 1,
                    .variance = squares / freedom,
                    .values = {change}};
    for (const int h : horizons)
        fit.ahead.push_back(
            {series.back().value + change * h, std::sqrt(fit.variance * (h + h * h / quarters)), freedom});
    return fit;
}

std::optional<FittedModel> fit_line(const Series& series, const std::vector<int>& horizons) {
    if (series.size() < 3) return {};
    const auto n = static_cast<double>(series.size());
    const Quarter last = series.back().quarter;
    double mean_time = 0, mean = 0;
    for (const SeriesPoint& p : series) {
        mean_time += (p.quarter - last) / n;
        mean += p.value / n;
    }
    double time_squares = 0, products = 0, squares = 0;
    for (const SeriesPoint& p : series) {
        const double time = p.quarter - last - mean_time;
        time_squares += time * time;
        products += time * (p.value - mean);
    }
    const double slope = products / time_squares;
    for (const SeriesPoint& p : series) {
        const double off = p.value - mean - slope * (p.quarter - last - mean_time);
        squares += off * off;
    }
    if (!is_something(squares, series)) return {};
    FittedModel fit{.name = "straight line",
                    .parameters = 3,
                    .figures = static_cast<int>(series.size()),
                    .variance = squares / (n - 2),
                    .values = {mean - slope * mean_time, slope}};
    for (const int h : horizons) {
        const double time = h - mean_time;
        fit.ahead.push_back(
            {mean + slope * time, std::sqrt(fit.variance * (1 + 1 / n + time * time / time_squares)), n - 2});
    }
    return fit;
}

}  // namespace ccsim::forecast
