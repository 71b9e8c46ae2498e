#include "sim/scenario/parameter_values.h"

#include "sim/scenario/list_items.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {

void for_each_value(const Parameters& parameters, const std::function<void(const ParameterValue&)>& visit) {
    for (const ParameterRow& row : parameter_table())
        visit({.path = std::string(row.path), .value = value_of(row, parameters), .neutral = row.neutral});
    for (const ListItem& item : list_items(parameters))
        for (const ItemValue& v : item.values)
            visit({.path = item.path + '.' + std::string(v.field), .value = v.value, .neutral = v.left_out});
}

}  // namespace ccsim
