#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// When a rate is a figure. One rule for every measure, analysis and page.
namespace ccsim {

/// A rate of fewer cases than this is none. Where as many are expected by the expected engine, one run in twenty of the
/// sampled one has none left (exp(-3) = 5%); and a rate that more than one run in twenty lacks is none either. So the
/// two engines agree.
inline constexpr double fewest_cases = 3;

/// The same of a share of money: what three cases owe in a quarter, in pence.
inline constexpr double fewest_pence = 100'000;

/// The share of runs or draws that may lack a figure which is shown all the same, over the others.
inline constexpr double most_lacking = 0.05;

/// Whether so many of all leave no figure to be shown.
constexpr bool too_many_lack(std::size_t lacking, std::size_t all) {
    return lacking == all || static_cast<double>(lacking) > most_lacking * static_cast<double>(all);
}

/// Empty when there is less than `fewest` to take a rate of.
constexpr std::optional<double> rate(double part, double of, double fewest = fewest_cases) {
    if (!(of >= fewest)) return {};
    return part / of;
}
constexpr std::optional<double> percentage(double part, double of, double fewest = fewest_cases) {
    return rate(100 * part, of, fewest);
}

/// What stands where such a figure would.
inline constexpr std::string_view no_rate_words = "no figure: too few such cases are left";

}  // namespace ccsim
