#pragma once

#include <optional>
#include <vector>

#include "calibration/sensitivity/answers.h"

namespace ccsim::sensitivity {

/// What the draws of a posterior leave open about a question, the unknowns moving together as they do in them.
struct LeftOpen {
    double p5 = 0, median = 0, p95 = 0;  ///< of the answer over draws
    std::vector<double> correlations;    ///< by unknown, of its standard normal number with the answer; 0 when one of
                                         ///< the two does not vary
};

/// One for each question; empty where fewer than half of the draws have a figure, or there is one draw only.
std::vector<std::optional<LeftOpen>> left_open(const Subject& subject, Answers& answers);

}  // namespace ccsim::sensitivity
