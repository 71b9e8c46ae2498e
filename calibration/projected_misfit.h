#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/discrepancy.h"
#include "calibration/history.h"
#include "calibration/likelihood.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What the model misses, from the published past on into a projection: the paths of the discrepancy that each draw of
/// a posterior leaves for the figures it was fitted to.
class ProjectedMisfit {
public:
    /// The scenario that the draws were fitted to, the numbers at which the fit took the loadings of the discrepancy,
    /// and the figures, to those of the quarter `last`. Throws InputError when none of these is fitted, and as
    /// Likelihood does.
    ProjectedMisfit(const Scenario& fitted, const Parameters& reference, const History& history, Quarter last);

    /// A path of `quarters` for a run that opens in `start`, the opening counted: drawn given the figures and what the
    /// fitted scenario says about them with these numbers, and continued from the last of them by its correlation from
    /// quarter to quarter. It does not depend on what is projected: scenarios that share seed and draw share it. Before
    /// the fitted scenario opens it is 0. May be called by several threads. Throws InputError when the model has no
    /// figure for what was published.
    DiscrepancyPath path(const Parameters& drawn, Quarter start, std::size_t quarters, std::uint64_t seed,
                         std::uint32_t draw) const;

    const Likelihood& likelihood() const { return likelihood_; }
    /// The fitted scenario to the last figure.
    const Scenario& past() const { return past_; }

private:
    ProjectedMisfit(Scenario fitted, const Parameters& reference, std::vector<Observation> figures);

    Scenario past_;
    Likelihood likelihood_;
};

}  // namespace ccsim
