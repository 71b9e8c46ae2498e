#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/scenario/parameter_table.h"

// The lists of a scenario, one row a list and one row a field of its items. Items are small maps, each known by its
// quarter, which is the first field.
namespace ccsim {

/// Where a field of an item is in the parameters.
template <class T>
using InItem = T* (*)(Parameters&, std::size_t item);

/// One key of an item. What it may hold is told by its type: a list of whole numbers is one of segments.
struct ListField {
    std::string_view name;
    std::variant<InItem<Quarter>, InItem<double>, InItem<int>, InItem<std::vector<int>>, InItem<SelectionOrder>> in;
    Range range{};             ///< of a number; of each segment
    std::string_view rule;     ///< what the value may be, in words
    std::string_view meaning;  ///< one sentence
    bool may_be_left_out = false;

    bool is_quarter() const { return std::holds_alternative<InItem<Quarter>>(in); }
};

/// How the items of a list are counted and made.
struct ListItems {
    std::size_t (*count)(const Parameters&);
    void (*renew)(Parameters&, std::size_t count);  ///< as many new ones, of which nothing is said, for those there are
    void (*repeat)(Parameters&, std::size_t item, std::size_t before);  ///< puts a copy of one before another
};

/// Among changes by quarter, the key of those to all items.
inline constexpr std::string_view every_item = "every";

struct ParameterList {
    std::string_view path;         ///< as in YAML, such as intake.quarters
    std::string_view item;         ///< what an item is called in messages, such as "phase"
    std::string_view description;  ///< one sentence for a policy analyst
    std::string_view source;       ///< of the default items
    ListItems items;
    std::span<const ListField> fields;
    std::string_view unit;  ///< of what an item is mostly about
    Rating quality{}, impact{};
    bool item_lasts_until_next = false;  ///< so that a quarter between two is like the earlier one
};

/// Every list, in the order in which a scenario is written.
std::span<const ParameterList> parameter_lists();

/// The list with this path; null when there is none.
const ParameterList* find_list(std::string_view path);

/// The field of this name; null when there is none.
const ListField* find_field(const ParameterList& list, std::string_view name);

/// The field at the end of a path such as closure.phases[2016-03-31].order, whether or not there is such an item; null
/// when there is no such field.
const ListField* find_field(std::string_view path);

/// The value of a field of an item.
Value value_of(const ListField& field, const Parameters& parameters, std::size_t item);

/// What a field is where it is left out; nothing when it may not be.
std::optional<Value> value_left_out(const ParameterList& list, const ListField& field);

/// The quarter by which an item is known.
Quarter quarter_of_item(const ParameterList& list, const Parameters& parameters, std::size_t item);

/// The item known by a quarter, which is written in any of the ways of a scenario; nothing when there is none.
std::optional<std::size_t> find_item(const ParameterList& list, const Parameters& parameters, std::string_view quarter);

/// "closure.phases[2016-03-31]".
std::string path_of_item(const ParameterList& list, Quarter quarter);

/// The parts of a path such as closure.phases[2016-03-31].order, whether or not there are such a list, item and field.
struct PathInList {
    std::string_view list, item, field;
};

/// Takes such a path apart; nothing when it has another form.
std::optional<PathInList> path_in_list(std::string_view path);

}  // namespace ccsim
