#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "sim/measures/projection.h"

namespace ccsim {

/// What one draw of a run comes to.
struct DrawOutcome {
    DrawFigures model;
    std::optional<DrawFigures> with_misfit;  ///< the same with what the model misses, where it is known
    std::uint64_t case_quarters = 0;
};

/// As numbers, for another rank: all of them in one row, each series of figures after its length.
std::vector<double> encode(const DrawOutcome& outcome);

/// What such numbers are of. Nothing when they are too few or too many, or no such numbers.
std::optional<DrawOutcome> decode(std::span<const double> numbers, std::type_identity<DrawOutcome>);

}  // namespace ccsim
