#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace ccsim::sensitivity {

/// Something that whoever runs the programme can set, and one step of it.
struct ProgrammeStep {
    std::string name;   ///< such as capacity_ahead
    std::string words;  ///< what one step is: "1,000 more cases selected in each quarter from October 2016"
    /// The parameters with this share of the step taken, from -1 to 1. Empty when it cannot be taken: fewer cases than
    /// none, a chance over 1.
    std::function<std::optional<Parameters>(Parameters, double share)> taken;
    bool is_switch = false;  ///< it is taken or not; there is no half of it, and no step back
};

/// Those that make sense for the scenario: of what is ahead, from the quarter after the last outturn on, only when that
/// quarter is simulated and a phase of the programme is in force in it.
std::vector<ProgrammeStep> programme_steps(const Scenario& scenario);

}  // namespace ccsim::sensitivity
