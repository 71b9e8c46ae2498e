#pragma once

#include <string>

#include "sim/model/tally.h"
#include "tests/reference/reference_case.h"

namespace ccsim::reference {

/// An engine's totals under the reference's names.
Totals named(const ExpectedTally& tally);

/// Whether the total is of money, in pence.
bool is_money(const Total& total);

/// Whether it is of what is owed, or taken from that, which whole pence round.
bool is_balance(const Total& total);

/// A total, or 0 where it is absent.
double of(const Totals& totals, const Total& total);

/// All parts of a total together.
double sum(const Totals& totals, std::string_view name);

/// The total in words, for messages.
std::string words(const Total& total);

}  // namespace ccsim::reference
