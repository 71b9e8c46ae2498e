#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/scenario/parameters.h"

namespace ccsim {

/// A value of a scenario, of whatever type.
using Value = std::variant<double, int, Quarter, std::vector<int>, SelectionOrder, std::string>;

/// As tables and messages have it: 0.2, 4, 2016-03-31, "3 4" for segments, listed. Two values of one parameter are the
/// same when their texts are.
std::string text_of(const Value& value);

/// The words for an order of selection.
inline constexpr std::array<std::string_view, 2> selection_orders{"listed", "random"};
constexpr std::string_view word_of(SelectionOrder order) {
    return selection_orders.at(static_cast<std::size_t>(order));
}

}  // namespace ccsim
