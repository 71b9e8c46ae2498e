#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/engine/run.h"
#include "sim/measures/measure.h"
#include "sim/measures/summaries.h"

namespace ccsim {

/// Every measure in every quarter of a run, summarised over its replicates. A copy costs what it holds; make one and
/// hand out references.
class Projection {
public:
    Projection() = default;
    /// One figure a measure (in the order of measures()) and quarter (the opening first), measure by measure.
    Projection(Quarter start, std::size_t quarters, std::size_t replicates, std::vector<std::optional<Summary>> figures)
        : start_(start), quarters_(quarters), replicates_(replicates), figures_(std::move(figures)) {}

    /// The quarter whose last day the opening caseload belongs to.
    Quarter start() const { return start_; }
    Quarter last() const { return start_ + static_cast<int>(quarters_) - 1; }
    /// The opening counts as one.
    std::size_t quarters() const { return quarters_; }
    /// Over replicates and draws together. With one there are means only.
    std::size_t replicates() const { return replicates_; }

    /// The figure of a row of measures() in a quarter. Empty when the quarter is not in the run, and when the measure
    /// has no value in it in one replicate or more: a share of nothing has no distribution.
    std::optional<Summary> of(const Measure& measure, Quarter quarter) const;

private:
    Quarter start_;
    std::size_t quarters_ = 0, replicates_ = 0;
    std::vector<std::optional<Summary>> figures_;
};

/// Summarises the series of the replicates, of which there is at least one; or the one series of the expected engine,
/// which gives means only. Quarters that some series lacks are left out.
Projection project(Quarter start, std::span<const Series> replicates);

}  // namespace ccsim
