#include "calibration/confirmation.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <map>

#include "calibration/methods/exchange_columns.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The mean of independent values, with its standard error and their quotient.
struct MeanOfDraws {
    double mean = 0, standard_error = 0, z = 0;
};

/// Values that differ by less than `rounding` have no spread: then their mean is either 0 to rounding or no accident.
MeanOfDraws mean_of_draws(const Eigen::RowVectorXd& values, double rounding) {
    const double mean = values.mean();
    const auto n = static_cast<double>(values.size());
    if (values.maxCoeff() - values.minCoeff() <= rounding)
        return {mean, 0, std::abs(mean) <= rounding ? 0 : std::copysign(std::numeric_limits<double>::infinity(), mean)};
    const double standard_error = std::sqrt((values.array() - mean).square().sum() / (n - 1) / n);
    return {mean, standard_error, mean / standard_error};
}

/// How far the scale moves for 1 in the unit of the measure.
double slope_of(Scale scale, double value) {
    if (scale == Scale::log) return 1 / value;
    if (scale == Scale::logit) return 100 / (value * (100 - value));
    return 1;
}

ConfirmedFigure figure_of_draws(const Observation& observation, double sd, const Eigen::RowVectorXd& expected,
                                const Eigen::RowVectorXd& sampled) {
    constexpr double exact = 1e-9;
    if (!expected.allFinite() || !sampled.allFinite()) return {observation, none, none, none, none, none, none};
    const double level = expected.mean();
    const MeanOfDraws m = mean_of_draws(sampled - expected, exact * std::abs(level));
    return {observation,
            level,
            sampled.mean(),
            m.mean,
            m.standard_error,
            m.z,
            m.mean * slope_of(observation.scale, level) / sd};
}

ConfirmedSeries series_of(const std::string& name, const std::vector<std::size_t>& rows,
                          const std::vector<ConfirmedFigure>& figures, const Eigen::VectorXd& sds,
                          const BothEngines& both, double limit) {
    ConfirmedSeries out{.series = name, .figures = rows.size()};
    Eigen::RowVectorXd means = Eigen::RowVectorXd::Zero(both.expected.cols());
    for (const std::size_t i : rows) {
        const ConfirmedFigure& f = figures[i];
        const auto row = static_cast<Eigen::Index>(i);
        const double in_sds = slope_of(f.observation.scale, f.expected) / sds[row];
        means += (both.sampled.row(row) - both.expected.row(row)) * in_sds / static_cast<double>(rows.size());
        out.largest_of_sd = std::max(out.largest_of_sd, std::abs(f.of_sd));
        out.seen_from_of_sd = std::max(out.seen_from_of_sd, limit * f.standard_error * in_sds);
    }
    constexpr double exact_in_sds = 1e-9;
    const MeanOfDraws m = mean_of_draws(means, exact_in_sds);
    out.z = m.z;
    out.of_sd = m.mean;
    return out;
}

double limit_of(std::size_t comparisons, std::size_t draws) {
    if (comparisons == 0) return 0;
    const boost::math::students_t distribution(static_cast<double>(draws - 1));
    return boost::math::quantile(
        boost::math::complement(distribution, chance_of_false_alarm / 2 / static_cast<double>(comparisons)));
}

}  // namespace

BothEngines both_engines(const Scenario& past, std::span<const Observation> figures, std::span<const Parameters> draws,
                         RunPlan plan, const RunContext& context) {
    plan.replicates = 1;
    const auto rows = static_cast<Eigen::Index>(figures.size()), columns = static_cast<Eigen::Index>(draws.size());
    BothEngines out{Eigen::MatrixXd(rows, columns), Eigen::MatrixXd(rows, columns)};
    run_draws(past, draws, plan, context, [&](std::size_t draw, const RunResult& result) {
        const auto column = static_cast<Eigen::Index>(draw);
        for (Eigen::Index i = 0; i < rows; ++i) {
            const Observation& figure = figures[static_cast<std::size_t>(i)];
            out.expected(i, column) = simulated(figure, result.expected, past.start).value_or(none);
            out.sampled(i, column) = simulated(figure, result.replicates.front(), past.start).value_or(none);
        }
    });
    methods::exchange_columns(out.expected);
    methods::exchange_columns(out.sampled);
    return out;
}

Confirmation confirmation_of(std::span<const Observation> figures, const Eigen::VectorXd& sds,
                             const BothEngines& both) {
    Confirmation out{.draws = static_cast<std::size_t>(both.expected.cols()), .figures = {}, .series = {}};
    std::map<std::string, std::vector<std::size_t>> compared;
    std::size_t comparisons = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        out.figures.push_back(figure_of_draws(figures[i], sds[row], both.expected.row(row), both.sampled.row(row)));
        if (std::isnan(out.figures.back().z)) continue;
        compared[figures[i].series].push_back(i);
        ++comparisons;
    }
    out.limit = limit_of(comparisons + compared.size(), out.draws);
    for (const auto& [name, rows] : compared)
        out.series.push_back(series_of(name, rows, out.figures, sds, both, out.limit));
    return out;
}

double Confirmation::largest_z() const {
    double largest = 0;
    for (const ConfirmedFigure& figure : figures)
        if (!std::isnan(figure.z)) largest = std::max(largest, std::abs(figure.z));
    for (const ConfirmedSeries& one : series) largest = std::max(largest, std::abs(one.z));
    return largest;
}

std::size_t Confirmation::not_compared() const {
    return static_cast<std::size_t>(
        std::count_if(figures.begin(), figures.end(), [](const ConfirmedFigure& f) { return std::isnan(f.z); }));
}

std::string words_of(const ConfirmedSeries& s) {
    return fmt::format(
        "{}: {} figures, z {:.2f}, mean difference {:.4f} of a standard deviation, the largest {:.4f}, seen from "
        "{:.4f}",
        s.series, s.figures, s.z, s.of_sd, s.largest_of_sd, s.seen_from_of_sd);
}

std::string words_of(const Confirmation& c) {
    const std::string left =
        c.not_compared() == 0 ? "" : fmt::format("; {} figures are not there in every draw", c.not_compared());
    return fmt::format(
        "sampled engine against expected engine at {} draws: the largest |z| of {} figures and {} series "
        "is {:.2f}, the limit {:.2f}{}",
        c.draws, c.figures.size(), c.series.size(), c.largest_z(), c.limit, left);
}

}  // namespace ccsim
