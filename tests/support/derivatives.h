#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/expected.h"
#include "sim/measures/measure.h"

// Central differences of every measure of the expected engine, by one parameter, at a step and at half of it.
namespace ccsim::tests {

/// A number of a scenario, where it is differentiated and the step.
struct Differentiated {
    std::string path;
    double at = 0, step = 0;
    double size = 0;  ///< what the parameter is measured in: a derivative is compared as the change over this
    std::function<double&(Parameters&)> number;
};

/// One measure of both engines in one quarter, as its change when the parameter moves by its size.
struct Derivative {
    const Measure* measure = nullptr;
    std::size_t quarter = 0;
    double by_step = 0, by_half = 0;
    double range = 0;  ///< of the measure over the quarters of the scenario
    double relative_difference() const;
    /// Alike within 1%, or within 1e-4 of the measure's range.
    bool agrees() const;
};

struct Derivatives {
    std::vector<Derivative> all;
    /// From this quarter on (the number of quarters: in none) a segment runs out on one side of a step and not on the
    /// other, so that there is no derivative to agree on.
    std::size_t runs_out_from = 0;
};

/// By an engine of this scenario at scale 1.
Derivatives derivatives(const Scenario& scenario, const Differentiated& by, ExpectedEngine& engine);

}  // namespace ccsim::tests
