#pragma once

#include <optional>
#include <vector>

#include "calibration/sensitivity/answers.h"
#include "calibration/sensitivity/spread.h"

namespace ccsim::sensitivity {

/// A question's answers while one unknown goes from its 5% to its 95% point and all others stay at their medians.
struct Swing {
    std::optional<double> low, centre, high;  ///< with the unknown low, at its median, and high; empty: no figure there

    /// The range of the three; 0 when one has no figure.
    double size() const;
};

/// One unknown at a time, about the centre of a spread.
struct Tornado {
    std::vector<std::optional<double>> centre;  ///< by question
    std::vector<std::vector<Swing>> swings;     ///< by question and unknown
};
Tornado tornado(const Subject& subject, const Spread& spread, Answers& answers);

}  // namespace ccsim::sensitivity
