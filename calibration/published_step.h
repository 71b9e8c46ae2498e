#pragma once

#include <optional>
#include <string_view>

namespace ccsim {

/// How finely a figure was printed, in the unit it was printed in: "0.1m" of a GBP million is 0.1, "1,000" of cases is
/// 1000, "+/- 0.2m" spans 0.4. Empty for words such as "more than" or "approximate": the figure is then a statement
/// with no known precision.
std::optional<double> published_step(std::string_view rounding, std::string_view unit);

/// What a unit must be multiplied by to become another, as a power of ten: "million cases" to "cases" is 6. Empty when
/// the two measure different things.
std::optional<int> power_of_ten_between(std::string_view unit, std::string_view wanted);

/// value x 10^power, with no rounding on the way: 1.4 million is 1400000.
double times_power_of_ten(double value, int power);

}  // namespace ccsim
