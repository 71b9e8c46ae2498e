#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/explain/explanation.h"

// Figures of an explanation as text and charts show them: means over the runs, which add up where medians need not.
namespace ccsim {

/// A mean, and the 5% and 95% points when there are several runs.
struct ShownFigure {
    double mean = 0;
    std::optional<double> p5, p95;
};

/// Of values by run.
ShownFigure shown(std::vector<double> values);
/// What a term came to between two quarters of the span, counted from its first; 0 when there is no such term.
ShownFigure between(const Explanation& explanation, std::string_view term, std::size_t from, std::size_t to);
/// A term's value at a quarter.
ShownFigure at(const Explanation& explanation, std::string_view term, std::size_t quarter);

/// "+4.8 (+3.9 to +5.6)".
std::string signed_words(const ShownFigure& figure);
/// "91.4 (90.9 to 91.8)".
std::string plain_words(const ShownFigure& figure);

/// A term by its words in a name and in a text.
struct NamedTerm {
    std::string_view name, words;
};

/// The mechanisms, and last what is left with all of them off.
inline constexpr std::array named_mechanisms{NamedTerm{"published_order", "Published order of closure"},
                                             NamedTerm{"unequal_exit", "Poor payers leaving faster"},
                                             NamedTerm{"end_of_intake", "End of intake"},
                                             NamedTerm{"behaviour", "Behaviour and notices"},
                                             NamedTerm{"enforcement", "Fewer new enforcements"},
                                             NamedTerm{"everything_off", "Change with all five off"}};

/// Stretches of a year within the span, each as two quarters counted from its first; the last may be shorter.
std::vector<std::pair<std::size_t, std::size_t>> years_of(const ExplainedSpan& span);

}  // namespace ccsim
