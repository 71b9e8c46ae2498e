#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/engine/run.h"
#include "sim/measures/figures.h"
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

    /// Whether the model's misfit changes the measure in some quarter of some run.
    bool has_misfit(const Measure& measure) const;

    /// The figure of a row of measures() in a quarter, over the runs that have one. Empty when the quarter is not in
    /// the run, and when more than one run in twenty has no value in it: a rate of cases that may all be gone is no
    /// figure.
    std::optional<Summary> of(const Measure& measure, Quarter quarter) const;

private:
    Quarter start_;
    std::size_t quarters_ = 0, replicates_ = 0;
    std::vector<std::optional<Summary>> figures_;
};

/// What one draw of the parameters comes to.
struct DrawFigures {
    std::optional<Figures> expected;  ///< by the expected engine, when it was asked
    std::vector<Figures> replicates;  ///< by the sampled one; none: the expected figures are all there is
};

/// The figures of a draw's totals. The replicates may be none.
DrawFigures figures_of_draw(Quarter start, const RunResult& result, DirectCounted counted = DirectCounted::as_paying);

/// Summarises draws, of which there is at least one; all are of the same quarters and number of replicates. The spread
/// is over all replicates of all draws together, and is taken apart when there are several draws.
Projection project(Quarter start, std::span<const DrawFigures> draws);

/// The same draws with what the model misses put in, in the same order; `from` is the first quarter that shows them so.
/// Earlier ones show the model alone.
struct WithMisfit {
    std::span<const DrawFigures> draws;
    Quarter from;
};

/// The same, with the model's misfit in the later quarters. What the unknowns do to the spread is taken from the model
/// alone; what chance does, from runs and expected values with the misfit of their draw.
Projection project(Quarter start, std::span<const DrawFigures> draws, const WithMisfit& with_misfit);

/// Summarises the replicates of one draw, of which there is at least one; or the one series of the expected engine,
/// which gives means only. Quarters that some series lacks are left out.
Projection project(Quarter start, std::span<const Series> replicates);

}  // namespace ccsim
