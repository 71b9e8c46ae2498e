#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/backtest/origin_forecasts.h"
#include "calibration/forecast/score_rows.h"

namespace ccsim::backtest {

/// What a forecaster said of one figure at one origin, in its unit and before rounding.
struct ForecastRow {
    std::string forecaster = {};  ///< "model", or the name of a baseline
    std::string method = {};      ///< which model the baseline chose
    forecast::ForecastFigure figure = {};
    std::size_t known = 0;                                   ///< figures of the series that were known
    std::vector<forecast::ForecastQuantile> quantiles = {};  ///< at the 23 scored shares
};

/// A forecaster that said nothing of a series at an origin.
struct NoForecast {
    Quarter origin;
    const Measure* measure = nullptr;  ///< never empty
    std::string forecaster, why;
};

/// All origins scored.
struct BacktestScores {
    std::vector<ForecastRow> forecasts = {};    ///< by origin, series, forecaster and quarter
    std::vector<forecast::ScoreRow> rows = {};  ///< of the same, on the usual scale, then in the unit
    std::vector<NotTested> not_tested = {};     ///< by origin; those from no origin last
    std::vector<NoForecast> no_forecast = {};   ///< by origin and series
    std::vector<Quarter> origins = {};          ///< from which the model was scored, in rising order
    std::optional<forecast::Skill> skill = {};  ///< of the CRPS on the usual scales; the best baseline by kind of unit
    std::map<int, forecast::Skill> by_horizon = {};  ///< the same of the forecasts of one horizon
};

/// Scores the model and every baseline at every origin, on up to `threads` threads (0: one per core); a baseline knows
/// the figures of a series that the model knew. Throws Fault unless there is one of `made` for each of `questions`, in
/// the same order.
BacktestScores scores_of(const std::vector<Questions>& questions, const std::vector<OriginForecasts>& made,
                         const History& history, int threads);

/// Something that a backtest may be required to show.
struct Requirement {
    std::string_view word;
    std::string_view words;
    bool (*met)(const BacktestScores&);
};

bool intervals_hold(const BacktestScores& scores);
bool skill_is_claimed(const BacktestScores& scores);
bool no_worse(const BacktestScores& scores);

inline constexpr std::array<Requirement, 3> requirements{
    {{"coverage", "the 90% intervals held 80% to 97% of the figures, the 50% intervals 38% to 62%", &intervals_hold},
     {"skill", "skill against the best simple method is claimed", &skill_is_claimed},
     {"no-worse", "of the ratio to the best simple method, the upper end of the 90% interval is below 1.05",
      &no_worse}}};

}  // namespace ccsim::backtest
