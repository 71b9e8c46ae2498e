#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/explain/evidence.h"
#include "sim/explain/mechanism_terms.h"

// How much of a rise is owed to the order of selection, and to anything else, by the encompassing model.
namespace ccsim {

/// The change of the share contributing, taken apart as `ccsim explain` does, at draws of the unknowns.
struct RiseTerms {
    GridPoint at;
    std::vector<MechanismTerms> draws;

    std::vector<double> change() const;                 ///< in points
    std::vector<double> points(Mechanism m) const;      ///< of the change
    std::vector<double> percent_of(Mechanism m) const;  ///< of the change, draw by draw
};

/// At points of the unknowns. The scenario holds the span. Throws Interrupted when told to stop.
RiseTerms rise_terms(const Scenario& scenario, std::span<const Unknown> unknowns, const methods::Points& points,
                     const ExplainedSpan& span, const RunContext& context = {});

/// So many draws of the encompassing model's posterior at a point of the grid, from all fits of it alike.
methods::Points posterior_points(const RivalEvidence& both, std::span<const Unknown> unknowns, std::size_t draws);

/// So many draws of the prior.
methods::Points prior_points(std::size_t unknowns, std::size_t draws, std::uint64_t seed);

}  // namespace ccsim
