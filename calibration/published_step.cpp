#include "calibration/published_step.h"

#include <array>
#include <string>

#include "sim/core/number.h"

namespace ccsim {
namespace {

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// The ending a rounding has when it is of this unit: "0.1m" of GBP million.
std::string_view ending_of(std::string_view unit) {
    if (unit == "GBP million") return "m";
    if (unit == "GBP billion") return "bn";
    if (unit == "percent" || unit == "percentage points") return "pp";
    return unit.starts_with("million ") ? " million" : "";
}

/// Reads "1,000"; empty for anything but a positive number.
std::optional<double> with_thousands_commas(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c != ',') digits += c;
    const auto number = parse_number(digits);
    return number && *number > 0 ? number : std::nullopt;
}

}  // namespace

std::optional<double> published_step(std::string_view rounding, std::string_view unit) {
    rounding = rounding.substr(0, rounding.find(" ("));  // "100 (printed as 56,000)"
    take_prefix(rounding, "about ");
    const bool either_way = take_prefix(rounding, "+/- ");
    const std::string_view ending = ending_of(unit);
    if (rounding.ends_with(ending)) rounding.remove_suffix(ending.size());
    else if (!either_way) return {};
    const auto step = with_thousands_commas(rounding);
    if (!step) return {};
    return either_way ? 2 * *step : *step;
}

std::optional<int> power_of_ten_between(std::string_view unit, std::string_view wanted) {
    if (unit == wanted) return 0;
    if (unit == "GBP billion" && wanted == "GBP million") return 3;
    if (take_prefix(unit, "million ") && unit == wanted) return 6;
    return {};
}

double times_power_of_ten(double value, int power) {
    // As decimal digits: in doubles, 1.005 x 1000 is not 1005 but a little less.
    return parse_number(shortest(value) + 'e' + std::to_string(power)).value_or(value);
}

}  // namespace ccsim
