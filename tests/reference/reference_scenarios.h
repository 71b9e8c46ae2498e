#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace ccsim::reference {

/// A dozen cases that differ in everything a case can differ in, for the quarters after 31 March 2012; no intake and no
/// closure programme. The parameters are the baseline's.
Scenario dozen_cases(int quarters);

/// Every chance from 0.1 to 0.8 and every multiplier far from 1, no two alike, so that every path is travelled and no
/// two are taken for one another. With reactive closure from quarter 3, trends to quarters that differ, and a programme
/// for a dozen cases from quarter 2 that has drift, and less capacity than cases.
void exaggerate(Scenario& scenario);

/// The dozen cases with all of their chances at 0.
Scenario nothing_happens(int quarters);

/// The dozen cases with one group of rules at its exaggerated chances and all the rest at 0.
struct OneRule {
    std::string name;
    Scenario scenario;
};
std::vector<OneRule> every_rule_alone(int quarters);

/// The exaggerated dozen with an intake in each of the first three quarters, most children falling from 4 to 1.
Scenario with_intake(int quarters);

/// The exaggerated chances on 1,000 cases that are drawn, at shares as far from the baseline's.
Scenario drawn_cases(int quarters);

}  // namespace ccsim::reference
