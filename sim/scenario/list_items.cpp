#include "sim/scenario/list_items.h"

namespace ccsim {

std::string ListItem::words() const {
    std::string out;
    for (const ItemValue& v : values) out += (out.empty() ? "" : ", ") + std::string(v.field) + ": " + text_of(v.value);
    return out;
}

std::vector<ListItem> list_items(const Parameters& parameters) {
    std::vector<ListItem> out;
    for (const ParameterList& list : parameter_lists())
        for (std::size_t i = 0; i < list.items.count(parameters); ++i) {
            out.push_back({&list, path_of_item(list, quarter_of_item(list, parameters, i)), {}});
            for (const ListField& field : list.fields)
                if (!field.is_quarter())
                    out.back().values.push_back(
                        {field.name, value_of(field, parameters, i), value_left_out(list, field)});
        }
    return out;
}

}  // namespace ccsim
