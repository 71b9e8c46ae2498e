#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>

#include "calibration/discrepancy.h"
#include "calibration/likelihood.h"

// Draws of discrepancies. A draw is named by seed and draw alone, so every scenario of a comparison has the same path,
// and a longer path begins as the shorter one does.
namespace ccsim {

/// A path as it may be before any figure is seen.
DiscrepancyPath draw_discrepancy(const DiscrepancyScales& scales, std::size_t quarters, std::uint64_t seed,
                                 std::uint32_t draw);

/// The mean of the paths given the published figures and what a run predicts for them (Likelihood::predicted). After
/// the last figure it goes back to 0 as the correlation from quarter to quarter says. `quarters` counts the opening,
/// and may be more than the reference run has. Throws Fault when a
/// prediction is not a number.
DiscrepancyPath mean_discrepancy(const Likelihood& likelihood, const Eigen::VectorXd& predicted, std::size_t quarters);

/// A path given the same: the draw of that name, corrected by what it would have to be for the published figures. A
/// projection with it goes on from where the figures left off. Throws Fault as mean_discrepancy does.
DiscrepancyPath draw_discrepancy(const Likelihood& likelihood, const Eigen::VectorXd& predicted, std::size_t quarters,
                                 std::uint64_t seed, std::uint32_t draw);

}  // namespace ccsim
