#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/engine/expected.h"

// A caseload in parts: scenarios whose cases together are those of another one. Selection is the only thing that makes
// a case's future depend on the others, so with the same selection chances the totals of the parts add up to those of
// the whole.
namespace ccsim::tests {

/// Ways of taking the drawn caseload of a scenario apart, each with a name: by standing, by opening and intake, by
/// scheme, by clerical, by payer type, by liability class, by years to go, by children, in unlike shares. Numbers of
/// cases stay whole where those of the baseline do.
std::vector<std::pair<std::string, std::vector<Scenario>>> ways_to_split(const Scenario& whole);

/// The part with a programme of its own that gives it the selection chances of the whole run: a phase a quarter, with
/// as much capacity as those chances take of its own eligible cases.
Scenario selected_as(const MacroPath& whole, Scenario part, int scale);

/// Where the sum of the series of totals is not the whole to 1e-9 of the item (or of a case or a penny where there is
/// next to nothing), each place said; empty when it is.
std::vector<std::string> differences(const std::vector<ExpectedTally>& whole,
                                     const std::vector<std::vector<ExpectedTally>>& parts);

}  // namespace ccsim::tests
