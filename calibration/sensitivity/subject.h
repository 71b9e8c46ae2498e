#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/methods/space.h"
#include "calibration/sensitivity/places.h"
#include "calibration/unknowns.h"
#include "sim/scenario/drawn_scenario.h"

namespace ccsim::sensitivity {

/// A scenario as the unknowns make it: their values are put into the scenario that they were fitted to, and what the
/// scenario says on top of it is laid over them, as a run over a posterior does. Where the draws belong to no other
/// scenario, the values are put into the scenario itself.
class Subject {
public:
    /// The drawn scenario must outlive it. Unknowns that move a number which is not there, or that change nothing as
    /// the scenario settles their numbers, are left out.
    Subject(const DrawnScenario& drawn, std::vector<Unknown> unknowns);

    const Scenario& scenario() const { return drawn_.scenario; }
    /// Those that are left, and the names of the others.
    std::span<const Unknown> unknowns() const { return unknowns_; }
    const std::vector<std::string>& settled() const { return settled_; }
    const std::vector<std::string>& not_there() const { return not_there_; }

    /// How many draws there are, and where each lies.
    std::size_t draws() const { return below().size(); }
    Places places(std::size_t draw) const { return {below()[draw], unknowns_}; }
    /// The scenario's numbers in a draw.
    const Parameters& drawn(std::size_t draw) const { return drawn_.draws[draw]; }

    /// The parameters at a point, one standard normal number an unknown. Empty when they are no scenario.
    std::optional<Parameters> at(const Eigen::VectorXd& point) const;
    /// The same from parameters of the scenario that was fitted.
    std::optional<Parameters> laid_over(Parameters parameters) const;

private:
    const Scenario& fitted() const { return drawn_.fitted ? *drawn_.fitted : drawn_.scenario; }
    const std::vector<Parameters>& below() const { return drawn_.fitted ? drawn_.fitted_draws : drawn_.draws; }
    bool changes_something(std::size_t unknown) const;

    const DrawnScenario& drawn_;
    std::vector<Unknown> unknowns_;
    std::vector<std::string> settled_, not_there_;
};

}  // namespace ccsim::sensitivity
