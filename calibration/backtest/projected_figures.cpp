#include "calibration/backtest/projected_figures.h"

#include <cmath>
#include <limits>
#include <vector>

#include "calibration/discrepancy_draws.h"
#include "calibration/evaluations.h"
#include "calibration/forecast/series.h"
#include "calibration/methods/distributions.h"
#include "calibration/methods/exchange_columns.h"
#include "sim/core/problems.h"
#include "sim/model/tally.h"
#include "sim/random/named_engine.h"

namespace ccsim::backtest {
namespace {

constexpr std::uint8_t purpose_own_error = 51;  ///< of the random numbers; never changes
constexpr double none = std::numeric_limits<double>::quiet_NaN();

double place_of(const WantedFigure& figure, const ccsim::Series& run, Quarter start) {
    const auto value = simulated(figure, run, start);
    return value ? on_scale(figure.scale, *value) : none;
}

/// Figures of a draw on their scales: with its misfit, without chance and own errors.
Eigen::VectorXd places_with_misfit(const ccsim::Series& run, const Likelihood& likelihood, Quarter start,
                                   std::span<const WantedFigure> wanted, std::uint64_t seed, std::uint32_t draw) {
    Eigen::VectorXd out = Eigen::VectorXd::Constant(static_cast<Eigen::Index>(wanted.size()), none);
    const Eigen::VectorXd predicted = likelihood.predicted(run);
    if (!predicted.allFinite()) return out;
    const ccsim::Series moved = with_discrepancy(run, draw_discrepancy(likelihood, predicted, run.size(), seed, draw));
    for (Eigen::Index f = 0; f < out.size(); ++f) out[f] = place_of(wanted[static_cast<std::size_t>(f)], moved, start);
    return out;
}

Eigen::VectorXd own_errors(std::span<const WantedFigure> wanted, std::uint64_t seed, std::uint32_t draw) {
    NamedEngine engine({.seed = seed, .purpose = purpose_own_error, .lineage = draw});
    Eigen::VectorXd out = methods::standard_normals(engine, static_cast<Eigen::Index>(wanted.size()));
    for (Eigen::Index f = 0; f < out.size(); ++f) out[f] *= wanted[static_cast<std::size_t>(f)].own_error;
    return out;
}

}  // namespace

Eigen::MatrixXd chance_of_runs(const Scenario& future, const FitProblem& fitted, const methods::Points& points,
                               std::span<const WantedFigure> wanted, const ProjectionSettings& settings) {
    if (points.cols() < 1) throw Fault("chance without a draw");
    std::vector<Parameters> parameters;
    for (Eigen::Index k = 0; k < settings.chance.runs; ++k)
        parameters.push_back(fitted.parameters_at(points.col(k % points.cols())));
    Eigen::MatrixXd out(static_cast<Eigen::Index>(wanted.size()), settings.chance.runs);
    Scenario seeded = future;
    seeded.seed = settings.seed;
    const double shrink = 1 / std::sqrt(static_cast<double>(settings.chance.scale));
    run_draws(seeded, parameters, {.replicates = 1, .scale = settings.chance.scale}, {.threads = settings.threads},
              [&](std::size_t run, const RunResult& result) {
                  for (std::size_t f = 0; f < wanted.size(); ++f) {
                      const double by = place_of(wanted[f], result.replicates.front(), future.start) -
                                        place_of(wanted[f], result.expected, future.start);
                      out(static_cast<Eigen::Index>(f), static_cast<Eigen::Index>(run)) =
                          std::isfinite(by) ? by * shrink : 0;
                  }
              });
    methods::exchange_columns(out);
    return out;
}

Eigen::MatrixXd projected_figures(const Scenario& future, const FitProblem& fitted, const methods::Points& points,
                                  std::span<const WantedFigure> wanted, const ProjectionSettings& settings) {
    const Eigen::MatrixXd chance = chance_of_runs(future, fitted, points, wanted, settings);
    Evaluations evaluations(future, settings.threads);
    return evaluations.at_points(
        points, static_cast<Eigen::Index>(wanted.size()),
        [&](const Eigen::VectorXd& point) { return fitted.parameters_at(point); },
        [&](Eigen::Index number, const ccsim::Series& run) {
            const auto draw = static_cast<std::uint32_t>(number);
            Eigen::VectorXd out =
                places_with_misfit(run, fitted.likelihood(), future.start, wanted, settings.seed, draw) +
                chance.col(number % chance.cols()) + own_errors(wanted, settings.seed, draw);
            for (Eigen::Index f = 0; f < out.size(); ++f)
                out[f] = forecast::off_scale(wanted[static_cast<std::size_t>(f)].scale, out[f]);
            return out;
        });
}

}  // namespace ccsim::backtest
