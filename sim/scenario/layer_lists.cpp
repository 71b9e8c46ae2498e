#include "sim/scenario/layer_lists.h"

#include <algorithm>
#include <optional>
#include <span>

#include "sim/scenario/list_fields.h"
#include "sim/scenario/scalar_values.h"

namespace ccsim {
namespace {

template <class Item>
std::optional<Item> read_item(const ListContext& in, const YamlNode& node, const std::string& key) {
    if (node.kind != YamlNode::Kind::map) {
        in.problem(node, key, std::string(words_for(node)) + " where a map is expected",
                   "write an item as {" + fields_of(in.list) + "}, each with its value");
        return {};
    }
    Item item;
    bool good = true;
    std::vector<std::string_view> given;
    for (const YamlEntry& entry : node.entries) {
        const std::string field_key = key + '.' + entry.key;
        const ListField* field = find_field(in.list, entry.key);
        if (field) {
            good = set_field(in, *field, entry.value, field_key, item) && good;
            given.push_back(field->name);
            continue;
        }
        YamlNode at;
        at.line = entry.line;
        at.column = entry.column;
        in.problem(at, field_key, "unknown key", hint_for_field(in.list, entry.key));
        good = false;
    }
    for (const ListField& field : in.list.fields) {
        if (field.may_be_left_out || std::find(given.begin(), given.end(), field.name) != given.end()) continue;
        in.problem(node, key, "has no " + std::string(field.name), "add it: " + std::string(field.rule));
        good = false;
    }
    return good ? std::optional(item) : std::nullopt;
}

Quarter quarter_of_item(const IntakeQuarter& item) { return item.quarter; }
Quarter quarter_of_item(const ClosurePhase& item) { return item.from; }

template <class Item>
void replace(const ListContext& in, const YamlNode& value, std::vector<Item>& items) {
    const std::string path(in.list.path);
    std::vector<Item> read;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const YamlNode& node = value.items[i];
        const auto item = read_item<Item>(in, node, path + '[' + std::to_string(i + 1) + ']');
        if (!item) continue;
        in.onto.origins.set(path + '[' + quarter_of_item(*item).last_day() + ']', in.file, node.line, node.column);
        read.push_back(*item);
    }
    in.onto.origins.set(path, in.file, value.line, value.column);
    if (read.size() == value.items.size()) items = std::move(read);
}

template <class Item>
Item* find_item(std::vector<Item>& items, std::string_view which) {
    const auto quarter = parse_quarter(which);
    const auto item = std::find_if(items.begin(), items.end(),
                                   [&](const Item& i) { return quarter && quarter_of_item(i) == *quarter; });
    return item == items.end() ? nullptr : &*item;
}

template <class Item>
void no_such_item(const ListContext& in, const YamlNode& at, std::string_view which, const std::vector<Item>& items) {
    std::string known;
    for (const Item& i : items) known += (known.empty() ? "" : ", ") + quarter_of_item(i).last_day();
    in.problem(at, std::string(in.list.path) + '[' + std::string(which) + ']',
               "there is no such " + std::string(in.list.item),
               known.empty() ? "the list is empty" : "the list has " + known);
}

template <class Item>
void set_in_item(const ListContext& in, std::string_view field_name, const YamlNode& value, Item& item) {
    const std::string item_key = std::string(in.list.path) + '[' + quarter_of_item(item).last_day() + ']';
    const ListField* field = find_field(in.list, field_name);
    const std::string key = item_key + '.' + std::string(field_name);
    if (!field) return in.problem(value, key, "unknown key", hint_for_field(in.list, field_name));
    if (field->type == ListField::Type::quarter)
        return in.problem(value, key, "the quarter is what the item is known by", "set the whole list to change it");
    if (set_field(in, *field, value, key, item)) in.onto.origins.set(item_key, in.file, value.line, value.column);
}

template <class Item>
void set_in_item(const ListContext& in, std::string_view which, std::string_view field_name, const YamlNode& value,
                 std::vector<Item>& items) {
    if (Item* const item = find_item(items, which)) set_in_item(in, field_name, value, *item);
    else no_such_item(in, value, which, items);
}

/// A quarter that no phase starts in starts one: as the phase then in force, before anything is changed.
void add_items(const ListContext& in, const YamlNode& value, std::vector<ClosurePhase>& phases) {
    const std::vector<ClosurePhase> before = phases;
    for (const YamlEntry& entry : value.entries) {
        const auto quarter = parse_quarter(entry.key);
        if (!quarter || find_item(phases, entry.key)) continue;
        const auto later = std::find_if(before.begin(), before.end(),
                                        [&](const ClosurePhase& phase) { return phase.from > *quarter; });
        if (later == before.begin()) continue;  // before the first phase nothing is in force
        ClosurePhase phase = *(later - 1);
        phase.from = *quarter;
        const auto place = std::find_if(phases.begin(), phases.end(),
                                        [&](const ClosurePhase& other) { return other.from > *quarter; });
        phases.insert(place, phase);
        in.onto.origins.set(std::string(in.list.path) + '[' + quarter->last_day() + ']', in.file, entry.line,
                            entry.column);
    }
}

/// A quarter is not like another in what arrives.
void add_items(const ListContext&, const YamlNode&, const std::vector<IntakeQuarter>&) {}

template <class Item>
void change_items(const ListContext& in, const YamlNode& value, std::vector<Item>& items) {
    const bool is_item = std::any_of(value.entries.begin(), value.entries.end(),
                                     [&](const YamlEntry& entry) { return find_field(in.list, entry.key); });
    if (is_item)
        return in.problem(value, std::string(in.list.path), "a map where a list is expected",
                          "start each item with a dash, or name what is changed by its quarter");
    add_items(in, value, items);
    for (const YamlEntry& entry : value.entries) {
        const std::string key = std::string(in.list.path) + '[' + entry.key + ']';
        YamlNode at;
        at.line = entry.line;
        at.column = entry.column;
        Item* const one = find_item(items, entry.key);
        if (!one && entry.key != every_item) {
            no_such_item(in, at, entry.key, items);
        } else if (entry.value.kind != YamlNode::Kind::map) {
            in.problem(entry.value, key, std::string(words_for(entry.value)) + " where a map is expected",
                       "write what changes as {" + fields_of(in.list) + "}, or {} for nothing");
        } else
            for (const YamlEntry& field : entry.value.entries)
                for (Item& item : one ? std::span(one, 1) : std::span(items))
                    set_in_item(in, field.key, field.value, item);
    }
}

template <class Item>
void replace_or_change(const ListContext& in, const YamlNode& value, std::vector<Item>& items) {
    if (value.kind == YamlNode::Kind::list) return replace(in, value, items);
    if (value.kind == YamlNode::Kind::map) return change_items(in, value, items);
    const bool empty = value.kind == YamlNode::Kind::empty;
    in.problem(value, std::string(in.list.path),
               empty ? "has no value" : std::string(words_for(value)) + " where a list is expected",
               empty ? "write [] for none, or take out the line" : "start each item with a dash");
}

}  // namespace

void apply_list(const ParameterList& list, const YamlNode& value, const std::string& file, Layered& onto) {
    Parameters& p = onto.scenario.parameters;
    if (list.path == "intake.quarters") replace_or_change({list, file, onto}, value, p.intake.quarters);
    else replace_or_change({list, file, onto}, value, p.closure.phases);
}

void apply_to_item(const std::string& path, const YamlNode& value, const std::string& file, Layered& onto) {
    const std::size_t open = path.find('['), close = path.find("].", open);
    const ParameterList* list = find_list(std::string_view(path).substr(0, open));
    if (!list || close == std::string::npos) {
        note(onto, file, value, path, "unknown key",
             "write a number in a list as closure.phases[2016-03-31].capacity_cases_a_week");
        return;
    }
    const std::string_view which = std::string_view(path).substr(open + 1, close - open - 1),
                           field = std::string_view(path).substr(close + 2);
    Parameters& p = onto.scenario.parameters;
    if (list->path == "intake.quarters") set_in_item({*list, file, onto}, which, field, value, p.intake.quarters);
    else set_in_item({*list, file, onto}, which, field, value, p.closure.phases);
}

}  // namespace ccsim
