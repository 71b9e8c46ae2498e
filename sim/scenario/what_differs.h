#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/drawn_scenario.h"

namespace ccsim {

/// What a scenario does to a number that draws vary in the one it is compared with.
enum class OverDraws { not_drawn, fixed, changed };

/// "fixed": the same in every draw; "changed": changed in every draw; empty where no draw varies it.
std::string_view word_of(OverDraws over_draws);

/// One parameter in which a scenario differs from another: values as written in both, before any draw. Empty: it has
/// none, as an item of a list that is only in the other.
struct ScenarioDifference {
    std::string parameter;  ///< its path, such as closure.phases[2016-12-31].segments
    std::string base, variant;
    OverDraws over_draws = OverDraws::not_drawn;
};

/// Every parameter that differs as written or in some draw, in the order in which a scenario is written. Both have the
/// same draws. Name, description and seed are not looked at.
std::vector<ScenarioDifference> what_differs(const DrawnScenario& base, const DrawnScenario& variant);

}  // namespace ccsim
