#include "sim/report/folder/run_to_score.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/core/problems.h"

namespace ccsim {
namespace {

using forecast::ForecastQuantile;
using forecast::RunForecast;
using forecast::RunToScore;

/// In rising order.
std::vector<ForecastQuantile> quantiles_of(const QuarterFigures& figures) {
    std::vector<ForecastQuantile> out;
    for (const QuantilePoint& point : quantile_points)
        if (const auto& figure = figures.at(*parse_statistic(point.name))) out.push_back({point.share, figure->value});
    return out;
}

bool are_whole(const std::vector<ForecastQuantile>& quantiles) {
    return quantiles.size() == quantile_points.size() &&
           std::ranges::is_sorted(quantiles, {}, &ForecastQuantile::value);
}

RunForecast forecast_of(const Measure& measure, const FigureSeries& series, Quarter last_outturn,
                        std::vector<std::string>& problems) {
    RunForecast out{.measure = &measure};
    for (const auto& [quarter, figures] : series.quarters) {
        if (const auto& published = figures.at(Statistic::published); published && quarter <= last_outturn)
            out.known.push_back({quarter, published->value});
        if (figures.simulated != QuarterFigures::Simulated::projection) continue;
        if (const auto& mean = figures.at(Statistic::mean)) out.means[quarter] = mean->value;
        const std::vector<ForecastQuantile> quantiles = quantiles_of(figures);
        if (quantiles.empty()) continue;
        if (!are_whole(quantiles))
            problems.push_back(std::string(measure.id) + ", " + std::string(measure.breakdown) +
                               ", has quantiles that are missing or do not rise, in " + quarter.last_day());
        out.projected[quarter] = quantiles;
    }
    return out;
}

[[noreturn]] void refuse(const std::string& file, std::string what, std::string hint) {
    throw InputError({{.file = file, .what = std::move(what), .hint = std::move(hint)}});
}

}  // namespace

RunToScore run_to_score(const MeasuresFile& run, const std::string& file) {
    if (!run.last || run.last == run.last_fitted)
        refuse(file, "no row is a projection", "score a run that goes beyond its last outturn");
    const std::vector<std::string>& scenarios = run.figures.scenarios();
    if (scenarios.size() != 1)
        refuse(file, "holds " + std::to_string(scenarios.size()) + " scenarios", "score the folder of one run");
    constexpr Quarter before_any{1, 1};
    RunToScore out{.scenario = scenarios.front(), .last_outturn = run.last_fitted.value_or(before_any)};
    std::vector<std::string> problems;
    for (const Measure& measure : measures())
        if (const FigureSeries* const series = run.figures.find(out.scenario, measure))
            out.forecasts.push_back(forecast_of(measure, *series, out.last_outturn, problems));
    if (problems.empty()) return out;
    std::vector<Problem> told;
    for (std::string& what : problems)
        told.push_back({.file = file, .what = std::move(what), .hint = "was the file edited? Run the scenario again"});
    throw InputError(std::move(told));
}

}  // namespace ccsim
