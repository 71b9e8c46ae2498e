#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameters.h"

namespace ccsim {

/// An item of a list of a scenario, known by its quarter.
struct ListItem {
    const ParameterList* list = nullptr;
    std::string path;                                              ///< such as closure.phases[2016-03-31]
    std::vector<std::pair<std::string_view, std::string>> values;  ///< its fields but the quarter, as they are written

    /// "segments: 4, capacity_cases_a_week: 4600, order: listed".
    std::string words() const;
};

/// Every item of both lists, in the order in which a scenario is written.
std::vector<ListItem> list_items(const Parameters& parameters);

}  // namespace ccsim
