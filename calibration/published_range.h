#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ccsim {

/// What a published value can be: both ends included.
struct ValueRange {
    double low = 0, high = 0;
};

/// The range of a measure in a unit, whether the model has that measure or not: percentages are 0 to 100, counts and
/// money 0 and more. Changes, differences and corrections may be negative, a percentage of something that is no part of
/// a whole may pass 100, and no fall is deeper than 100 percent.
ValueRange range_of(std::string_view measure, std::string_view unit);

/// Why a value cannot be one of this measure, in words. Empty when it can.
std::optional<std::string> why_impossible(double value, std::string_view measure, std::string_view unit);

/// Whether a percentage looks as if it were written as a fraction: 0.919 for 91.9. Changes may well be so small.
bool looks_like_a_fraction(double value, std::string_view measure, std::string_view unit);

}  // namespace ccsim
