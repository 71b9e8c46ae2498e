#pragma once

#include <optional>
#include <string>

#include "sim/measures/measure.h"
#include "sim/report/page/page_input.h"

namespace ccsim {

/// Where a measure stands last as published, and where it is projected to end: "Live caseload: 1,082,100 in
/// September 2016, falling to 694,400 (664,900 to 749,100) by December 2018". From the first simulated quarter when
/// none is published. Empty when nothing is simulated.
std::string finding_of(const PageInput& input, const Measure& measure, const FigureSeries& series);

/// "falling to", "rising to" or "staying at", by what is printed.
std::string direction(const std::string& from, const std::string& to, double change);

/// "694,400 (664,900 to 749,100)"; without the interval when there is none. Empty when there is no figure.
std::string figure_words(const FigureSeries& series, Quarter quarter, double rounding, bool with_sign = false);

/// The last quarter in which the series has a simulated figure.
std::optional<Quarter> last_simulated(const FigureSeries& series);

}  // namespace ccsim
