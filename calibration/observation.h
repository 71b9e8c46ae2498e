#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/fitted_rows.h"
#include "calibration/history.h"
#include "sim/engine/run.h"

namespace ccsim {

/// A published figure that the model is fitted to.
struct Observation {
    const Measure* measure = nullptr;  ///< what predicts it
    Quarter quarter;
    double value = 0;  ///< in the unit of the measure
    double step = 0;   ///< how finely it was printed, in that unit
    Scale scale = Scale::identity;
    double own_error = 0;  ///< standard error on the scale, beside rounding and model discrepancy
    std::string series = {};
    int line = 0;  ///< of the history file
};

/// A value in the unit of the observation's measure, on its scale. Not a number where the scale has no such value: log
/// of 0 and less, log odds outside 0 to 100 percent.
double on_scale(Scale scale, double value);

/// The width, on its scale, of the values that are printed as this observation.
double step_on_scale(const Observation& observation);

/// The measure in the observation's quarter of a run that opened in `start`. Empty when the run does not reach that
/// quarter, or the measure has no value in it.
std::optional<double> simulated(const Observation& observation, std::span<const ExpectedTally> series, Quarter start);

/// What is fitted of a history, by quarter and then by the order of its rows, up to and including the quarter `last`.
/// A row that the list names is treated as it says. Any other row (of the user's own history) is treated as the list
/// treats the latest row of the same measure and breakdown; if the list has none, or several of the latest day and
/// none of them fitted, it is not fitted. Of two such figures of one measure in one quarter the finest is taken. Throws
/// InputError with every row that should be fitted and cannot be: one without precision, or with a value its scale
/// does not have.
std::vector<Observation> observations(const History& history, std::span<const FittedRow> list, Quarter last);

/// The same with the list that is built in, and with no last quarter.
std::vector<Observation> observations(const History& history);

}  // namespace ccsim
