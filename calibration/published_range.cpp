#include "calibration/published_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "sim/core/number.h"

namespace ccsim {
namespace {

constexpr double no_end = std::numeric_limits<double>::infinity();

/// Parts of the names of measures that say how far one figure is from another.
constexpr std::array<std::string_view, 3> differences{"_change", "_minus_", "_adjusted"};

bool is_difference(std::string_view measure) {
    return std::ranges::any_of(differences,
                               [&](std::string_view part) { return measure.find(part) != std::string_view::npos; });
}

/// What is paid in a quarter may be more than what falls due in it.
constexpr std::string_view may_pass_100 = "credits_as_pct_of_liabilities";

bool is_percentage(std::string_view unit) { return unit == "percent" || unit == "%"; }

}  // namespace

ValueRange range_of(std::string_view measure, std::string_view unit) {
    if (unit == "percentage points") return {-100, 100};
    if (is_percentage(unit)) {
        if (is_difference(measure)) return {-100, no_end};
        return {0, measure == may_pass_100 ? no_end : 100};
    }
    return {is_difference(measure) ? -no_end : 0, no_end};
}

std::optional<std::string> why_impossible(double value, std::string_view measure, std::string_view unit) {
    const ValueRange range = range_of(measure, unit);
    if (value >= range.low && value <= range.high) return {};
    const bool below = value < range.low;
    const std::string what =
        is_percentage(unit) && !is_difference(measure) ? "a percentage" : "a figure of this measure";
    return fmt::format("{} is {} {}, which {} cannot be", shortest(value), below ? "below" : "above",
                       shortest(below ? range.low : range.high), what);
}

bool looks_like_a_fraction(double value, std::string_view measure, std::string_view unit) {
    return is_percentage(unit) && !is_difference(measure) && value > 0 && value < 1;
}

}  // namespace ccsim
