#include "calibration/backtest/origin_forecasts.h"

#include <algorithm>
#include <optional>

#include "calibration/posterior_draws.h"
#include "calibration/simulation_based_calibration.h"
#include "sim/core/problems.h"

namespace ccsim::backtest {
namespace {

/// The own error that every figure of a measure has: the smallest in the list of fitted rows, as single figures may
/// have a larger one for reasons of their own. 0 for a measure that is not in it.
double own_error_of(const Measure& measure, const std::vector<FittedRow>& list) {
    std::optional<double> smallest;
    for (const FittedRow& row : list)
        if (row.fitted && row.of_model == &measure && row.scale == forecast::usual_scale(measure.unit))
            smallest = std::min(smallest.value_or(row.own_error), row.own_error);
    return smallest.value_or(0);
}

std::vector<WantedFigure> wanted_of(const Questions& questions) {
    const std::vector<FittedRow> list = fitted_rows();
    std::vector<WantedFigure> out;
    for (const AskedSeries& series : questions.series)
        for (const AskedFigure& figure : series.asked)
            out.push_back({.measure = series.measure,
                           .quarter = figure.quarter,
                           .scale = forecast::usual_scale(series.measure->unit),
                           .own_error = own_error_of(*series.measure, list)});
    return out;
}

std::vector<Observation> figures_known(const BacktestProblem& problem, const Questions& questions) {
    const History known = problem.vintages.known_at(questions.origin);
    std::vector<Observation> out = observations(known, fitted_rows(), questions.origin);
    if (out.empty())
        throw InputError(
            {{.file = known.file(),
              .what = "has no figure by " + questions.origin.words() + " that the unknowns can be fitted to",
              .hint = "begin with a later origin"}});
    return out;
}

ModelForecast forecast_of(const WantedFigure& wanted, const Eigen::VectorXd& draws) {
    ModelForecast out{.measure = wanted.measure, .quarter = wanted.quarter};
    if (draws.allFinite()) out.draws.assign(draws.begin(), draws.end());
    return out;
}

}  // namespace

BacktestSettings backtest_settings() { return {.fit = rank_settings()}; }

OriginForecasts origin_forecasts(const BacktestProblem& problem, const Questions& questions,
                                 const BacktestSettings& settings, const RunContext& context, const SaveStage& save) {
    const Scenario future = as_known_at(problem.scenario, questions.origin, questions.last(), settings.plan);
    const std::vector<Observation> figures = figures_known(problem, questions);
    const Scenario past = fitted_past(future, figures);
    FitProblem fitted(past, unknowns_of(future, problem.unknowns), figures, DiscrepancyScales::declared(),
                      context.threads);
    OriginForecasts out{.origin = questions.origin, .figures = figures.size(), .unknowns = fitted.unknowns().size()};
    Calibration calibration;
    try {
        calibration = calibrate(fitted, settings.fit, context, save);
    } catch (const methods::MethodFailed& failure) {
        out.failed = failure.what();
        return out;
    }
    out.evaluations = calibration.evaluations;
    const PosteriorDraws draws = handed_out(calibration.posterior, settings.draws);
    const std::vector<WantedFigure> wanted = wanted_of(questions);
    const Eigen::MatrixXd values =
        projected_figures(future, fitted, draws.points, wanted,
                          {.seed = settings.fit.seed, .chance = settings.chance, .threads = context.threads});
    for (std::size_t f = 0; f < wanted.size(); ++f)
        out.forecasts.push_back(forecast_of(wanted[f], values.row(static_cast<Eigen::Index>(f))));
    return out;
}

}  // namespace ccsim::backtest
