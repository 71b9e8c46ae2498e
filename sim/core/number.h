#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Numbers as text, read strictly and written exactly, the same in every locale.
namespace ccsim {

/// Reads the whole text as a decimal number: -12, 0.25, 1.5e-7. Empty for anything else, among them leading zeros
/// (010), .5 and 5., a plus sign, hexadecimal, inf and nan, spaces, and numbers too large for a double.
std::optional<double> parse_number(std::string_view text);

/// Reads the whole text as a whole number: 12, -3. Empty for anything else, among them 012, 1.0 and 1e3.
std::optional<std::int64_t> parse_whole(std::string_view text);

/// Reads pounds with at most two decimals, 12 or 12.5 or 12.50, exactly into pence. Empty for anything else.
std::optional<std::int64_t> parse_pence(std::string_view pounds);

/// The shortest decimal digits that read back as the same double, never in scientific notation.
std::string shortest(double value);

}  // namespace ccsim
