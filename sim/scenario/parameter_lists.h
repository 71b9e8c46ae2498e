#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/scenario/parameter_table.h"

// The two lists of a scenario, intake.quarters and closure.phases. Their items are small maps, each known by its
// quarter, which is the first field.
namespace ccsim {

/// One key of an item.
struct ListField {
    enum class Type : std::uint8_t { quarter, number, whole, segment_numbers, order };
    std::string_view name;
    Type type{};
    Range range{};             ///< of a number; of each segment
    std::string_view rule;     ///< what the value may be, in words
    std::string_view meaning;  ///< one sentence
    bool may_be_left_out = false;
};

/// The words for an order of selection.
inline constexpr std::array<std::string_view, 2> selection_orders{"listed", "random"};

/// Among changes by quarter, the key of those to all items.
inline constexpr std::string_view every_item = "every";

struct ParameterList {
    std::string_view path;         ///< as in YAML, such as intake.quarters
    std::string_view item;         ///< what an item is called in messages, such as "phase"
    std::string_view description;  ///< one sentence for a policy analyst
    std::string_view source;       ///< of the default items
    std::span<const ListField> fields;
    std::string_view unit;  ///< of what an item is mostly about
    Rating quality{}, impact{};
};

std::span<const ParameterList> parameter_lists();

/// The list with this path; null when there is none.
const ParameterList* find_list(std::string_view path);

}  // namespace ccsim
