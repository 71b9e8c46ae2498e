#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/forecast/scored_forecast.h"
#include "calibration/forecast/skill.h"
#include "sim/measures/measure.h"

// Scores as they are written down, a row a forecaster, figure and scale, and what follows from many of them.
namespace ccsim::forecast {

/// The name of the model among the forecasters.
inline constexpr const char* model_name = "model";

/// A figure that was forecast, and when.
struct ForecastFigure {
    const Measure* measure = nullptr;  ///< never empty
    Quarter origin = {};               ///< when the forecast was made, by the end of a quarter
    Quarter known_up_to = {};          ///< the last quarter whose figures it may have used
    Quarter quarter = {};              ///< the one forecast
    OutturnFigure came = {};
};

/// One forecaster's scores of one figure on one scale.
struct ScoreRow {
    std::string forecaster = {};  ///< "model", or the name of a baseline
    std::string method = {};      ///< which model the baseline chose
    ForecastFigure figure = {};
    Scale scale = Scale::log;
    double low_90 = 0, high_90 = 0;  ///< the 90% interval, in the unit
    FigureScores scores = {};

    int horizon() const { return figure.quarter - figure.known_up_to; }
};

/// The scores of a forecast on the usual scale of the measure, then in its unit; none on a scale that the figure is
/// off.
std::vector<ScoreRow> score_rows(const std::string& forecaster, const std::string& method, const ForecastFigure& figure,
                                 const FigureForecast& forecast);

/// "counts", "money" or "percentages": of which kind a unit is.
std::string_view kind_of_unit(std::string_view unit);

/// The cases whose closure moves a measure: the whole live caseload moves itself and the arrears, the cases with a
/// current liability all else.
const Measure& caseload_behind(const Measure& measure);

/// What central intervals should hold of the figures, to be no bad news.
inline constexpr double least_held_50 = 0.38, most_held_50 = 0.62, least_held_90 = 0.80, most_held_90 = 0.97;

/// With fewer figures than this nothing is said of coverage. Of so many figures or more, each forecast by itself, right
/// intervals fall below one of the lower bounds above in less than 1 of 10 cases (with 37 in 11%), and intervals half
/// as wide as they should be (which hold 26% and 59% of normal errors) do so in more than 9 of 10: binomial
/// probabilities, worked out anew by a test. Figures of one run go wrong together and so tell less than they are.
inline constexpr std::size_t fewest_to_judge = 38;

/// So many medians on one side of their figures are no accident: right forecasts do that in 3% of cases, half of which
/// are 2^-6.
inline constexpr std::size_t fewest_on_one_side = 6;

/// How many of a forecaster's figures its central intervals held.
struct Held {
    std::size_t figures = 0, in_50 = 0, in_80 = 0, in_90 = 0;
    std::size_t too_high = 0;  ///< medians above the figure

    double share_50() const { return of(in_50); }
    double share_90() const { return of(in_90); }

private:
    double of(std::size_t part) const {
        return figures > 0 ? static_cast<double>(part) / static_cast<double>(figures) : 0;
    }
};
Held held_by(const std::vector<ScoreRow>& rows, std::string_view forecaster);

/// Whether the 50% and the 90% intervals held what they should.
bool intervals_hold(const Held& held);

/// The model's skill by the CRPS on the usual scales, the best baseline by kind of unit; of all rows or of one horizon.
/// It is claimed only if the intervals of the same forecasts hold.
std::optional<Skill> crps_skill(const std::vector<ScoreRow>& rows, std::optional<int> horizon = {});

}  // namespace ccsim::forecast
