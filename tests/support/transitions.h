#pragma once

#include <array>
#include <vector>

#include "sim/model/decision_table.h"
#include "sim/model/quarter_tables.h"
#include "sim/scenario/scenario.h"

// A quarter of a case as the decision table alone has it: what both engines must make of every state.
namespace ccsim::tests {

/// By StateCode, the part of a case that is in the state.
using StateShares = std::array<double, state_codes>;

/// All that decides where a state goes in a quarter.
struct StateQuarter {
    const ChanceTables<double>& chances;
    SegmentParts<double> selection;
    int direct_segment = 3;  ///< counts from 0
    bool clerical = false;
    std::size_t profile = 0;
    double ages_out = 0;  ///< the chance that the youngest child stops qualifying
};

/// What a quarter leaves, and what it counts of what happens.
struct StatesAfter {
    StateShares shares{};
    ExpectedTally counted;
};

/// Takes every state through the rows of the decision table, in their order.
StatesAfter follow_table(const StateShares& before, const StateQuarter& quarter);

/// One case, in this state.
StateShares all_in(State s);

/// The states that can come about from those with a share, in any number of quarters.
std::vector<bool> reached_from(const std::vector<State>& starts, const StateQuarter& quarter);

/// The same but for moves between situations (starting and lifting enforcement, joining and leaving Maintenance
/// Direct), which are less likely with arrears.
ChanceTables<double> looking_at_debt(ChanceTables<double> chances);

/// Scenarios whose chances are the baseline's, far from it, and anywhere in their ranges.
std::vector<Scenario> scenarios_of_many_chances();

}  // namespace ccsim::tests
