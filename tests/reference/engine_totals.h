#pragma once

#include <string>

#include "sim/model/tally.h"
#include "tests/reference/reference_case.h"

namespace ccsim::reference {

/// An engine's totals under the reference's names.
Totals named(const ExpectedTally& tally);

/// Whether the total is of money, in pence.
bool is_money(const Total& total);

/// The total in words, for messages.
std::string words(const Total& total);

}  // namespace ccsim::reference
