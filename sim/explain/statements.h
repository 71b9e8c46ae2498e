#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/explain/world_paths.h"

// What the publication of September 2016 says about the rise, as experiments within the model.
namespace ccsim {

enum class Answer : std::uint8_t { yes, no, undecided };

struct Statement {
    std::string_view name;        ///< part of a term's name
    std::string_view says;        ///< as published
    std::string_view experiment;  ///< what was compared, and which sign makes the statement true
    std::string_view unit;
    std::vector<double> effect;  ///< by draw; what the statement says is above 0
    double share_true = 0;       ///< of the draws

    /// True or false when 95% of the draws, or the one there is, say so.
    Answer answer() const;
};

/// The statements on the number with a liability, average compliance and the number contributing, and the one on the
/// order of closure for both rates, from the first to the last quarter of the span. `from` and `to` are in the draws.
std::vector<Statement> test_statements(std::span<const DrawWorlds> draws);

}  // namespace ccsim
