#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameters.h"
#include "sim/scenario/value.h"

namespace ccsim {

/// What an item of a list has in one of its fields.
struct ItemValue {
    std::string_view field;
    Value value;
    std::optional<Value> left_out = {};  ///< what the field is where it is left out, if it may be

    bool may_as_well_be_left_out() const { return left_out == value; }
};

/// An item of a list of a scenario, known by its quarter.
struct ListItem {
    const ParameterList* list = nullptr;
    std::string path;               ///< such as closure.phases[2016-03-31]
    std::vector<ItemValue> values;  ///< of its fields but the quarter

    /// "segments: 4, capacity_cases_a_week: 4600, order: listed".
    std::string words() const;
};

/// Every item of every list, in the order in which a scenario is written.
std::vector<ListItem> list_items(const Parameters& parameters);

}  // namespace ccsim
