#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

// Scenarios that several tests run.
namespace ccsim::tests {

/// The shipped baseline: every default, with its lists of intake and closure phases.
Scenario baseline();

/// A scenario far from the baseline, with the scale at which it is small enough for a test.
struct ExtremeScenario {
    std::string name;
    Scenario scenario;
    int scale = 400;
};

/// Edges of what may be asked: nothing, one, all, none, very many, very long.
std::vector<ExtremeScenario> extreme_scenarios();

Scenario without_closure_capacity();
Scenario with_unlimited_closure_capacity();
Scenario everyone_reliable();
Scenario everyone_unlikely();
/// Nobody owes at the opening and everybody pays in full from then on.
Scenario without_arrears();

/// A few hundred cases that live through every rule in two years, closure included.
Scenario short_and_eventful();

}  // namespace ccsim::tests
