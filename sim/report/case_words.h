#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/trace.h"

// Words for what a case is and decides.
namespace ccsim {

std::string_view word_of(PayerType type);
std::string_view word_of(LiabilityClass liability);
std::string_view word_of(Outcome outcome);

/// Standing and last outcome, such as "collected, paid in full".
std::string words_of(State state);
/// Where the case is in the closure programme; empty when it is not in it.
std::string closure_words(State state);
/// "£1,234.56".
std::string pounds(std::int64_t pence);
/// The outcome's name; "nothing happens" when it is none of those drawn for.
std::string_view outcome_name(const TracedDraw& draw, int outcome);
/// The chance of one of the outcomes drawn for, 0 to 1.
double chance_of(const TracedDraw& draw, std::size_t outcome);

}  // namespace ccsim
