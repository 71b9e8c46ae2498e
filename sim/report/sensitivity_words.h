#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/sensitivity/sensitivity.h"

// What a sensitivity analysis says, in the words of its text and charts.
namespace ccsim {

/// An unknown, and what it makes of a measure's variance.
struct Driver {
    std::size_t unknown = 0;
    double first = 0, total = 0;
};

/// The unknowns that drive a question's answer, by total index, the strongest first, at most so many. None where there
/// are no indices.
std::vector<Driver> drivers_of(const sensitivity::Sensitivity& found, std::size_t question, std::size_t most);

/// The unknowns that move a question's answer by themselves, about the centre, the furthest first, at most so many:
/// those that move it at all.
std::vector<std::size_t> movers_of(const sensitivity::Sensitivity& found, std::size_t question, std::size_t most);

/// The unknowns that go most with a question's answer over draws of the posterior, strongest first, at most so many:
/// those correlated with it by 0.3 or more, either way.
std::vector<std::size_t> companions_of(const sensitivity::Sensitivity& found, std::size_t question, std::size_t most);

/// "nil_cases" as "nil cases".
std::string spaced(std::string_view name);

/// An amount of a measure, to three digits that mean something: "12,300 cases", "£1.23 million", "0.45 points" (of a
/// difference of percentages).
std::string amount_words(double amount, std::string_view unit);
/// With + or - and, in `bare`, without the unit.
enum class Bare : std::uint8_t { no, yes };
std::string signed_amount_words(double amount, std::string_view unit, Bare bare = Bare::no);

/// A figure of a measure as the publication prints it: "1,082,100", "£3,476 million", "92.7%".
std::string figure_words(const Measure& measure, double value);

/// What the spread of the unknowns is, for the end of a sentence: "as wide as they were thought to be before any figure
/// was seen".
std::string_view words_of(sensitivity::Spread::Of spread);

}  // namespace ccsim
