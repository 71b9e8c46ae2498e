#pragma once

#include <span>
#include <string>

#include "calibration/posterior_draws.h"
#include "calibration/posterior_predictive.h"

namespace ccsim {

/// The key series of a fit as small multiples: what was published beside the bands of the posterior. Series that no
/// figure was fitted of are left out.
std::string fit_svg(const PosteriorPredictive& fit);

/// Each unknown before and after the figures were seen, the least learnt first, in standard deviations of its prior.
/// `learnt` has one for each unknown, in their order.
std::string unknowns_svg(std::span<const Unknown> unknowns, std::span<const Learnt> learnt);

}  // namespace ccsim
