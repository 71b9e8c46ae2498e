#include "sim/scenario/layer_lists.h"

#include <algorithm>
#include <variant>

#include "sim/scenario/list_fields.h"
#include "sim/scenario/scalar_values.h"

namespace ccsim {
namespace {

bool has_field(const ParameterList& list, const YamlEntry& entry) { return find_field(list, entry.key) != nullptr; }

/// Reads a new item into its place. False, with problems noted, when something of it is wrong.
bool read_item(const ListContext& in, const YamlNode& node, const std::string& key, Parameters& read,
               std::size_t item) {
    if (node.kind != YamlNode::Kind::map) {
        in.problem(node, key, std::string(words_for(node)) + " where a map is expected",
                   "write an item as {" + fields_of(in.list) + "}, each with its value");
        return false;
    }
    bool good = true;
    for (const YamlEntry& entry : node.entries) {
        const std::string field_key = key + '.' + entry.key;
        if (const ListField* const field = find_field(in.list, entry.key)) {
            good = set_field(in, *field, entry.value, field_key, read, item) && good;
            continue;
        }
        in.problem(place_of(entry), field_key, "unknown key", hint_for_field(in.list, entry.key));
        good = false;
    }
    for (const ListField& field : in.list.fields) {
        const bool given = std::any_of(node.entries.begin(), node.entries.end(),
                                       [&](const YamlEntry& entry) { return entry.key == field.name; });
        if (field.may_be_left_out || given) continue;
        in.problem(node, key, "has no " + std::string(field.name), "add it: " + std::string(field.rule));
        good = false;
    }
    return good;
}

void replace(const ListContext& in, const YamlNode& value) {
    const std::string path(in.list.path);
    Parameters read = in.onto.scenario.parameters;
    in.list.items.renew(read, value.items.size());
    bool good = true;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const YamlNode& node = value.items[i];
        if (read_item(in, node, path + '[' + std::to_string(i + 1) + ']', read, i))
            in.onto.origins.set(path_of_item(in.list, quarter_of_item(in.list, read, i)), in.file, node.line,
                                node.column);
        else good = false;
    }
    in.onto.origins.set(path, in.file, value.line, value.column);
    if (good) in.onto.scenario.parameters = std::move(read);
}

std::size_t count_of(const ListContext& in) { return in.list.items.count(in.onto.scenario.parameters); }

Quarter quarter_of(const ListContext& in, std::size_t item) {
    return quarter_of_item(in.list, in.onto.scenario.parameters, item);
}

void no_such_item(const ListContext& in, const YamlNode& at, std::string_view which) {
    std::string known;
    for (std::size_t i = 0; i < count_of(in); ++i) known += (known.empty() ? "" : ", ") + quarter_of(in, i).last_day();
    in.problem(at, std::string(in.list.path) + '[' + std::string(which) + ']',
               "there is no such " + std::string(in.list.item),
               known.empty() ? "the list is empty" : "the list has " + known);
}

void set_in_item(const ListContext& in, std::string_view field_name, const YamlNode& value, std::size_t item) {
    const std::string item_key = path_of_item(in.list, quarter_of(in, item));
    const ListField* field = find_field(in.list, field_name);
    const std::string key = item_key + '.' + std::string(field_name);
    if (!field) return in.problem(value, key, "unknown key", hint_for_field(in.list, field_name));
    if (field->is_quarter())
        return in.problem(value, key, "the quarter is what the item is known by", "set the whole list to change it");
    if (set_field(in, *field, value, key, in.onto.scenario.parameters, item))
        in.onto.origins.set(item_key, in.file, value.line, value.column);
}

/// A quarter that no item starts in starts one: as the item then in force, before anything is changed.
void add_items(const ListContext& in, const YamlNode& value) {
    Parameters& p = in.onto.scenario.parameters;
    const Parameters before = p;
    const auto first_after = [&](const Parameters& parameters, Quarter quarter) {
        std::size_t item = 0;
        while (item < in.list.items.count(parameters) && quarter_of_item(in.list, parameters, item) <= quarter) ++item;
        return item;
    };
    for (const YamlEntry& entry : value.entries) {
        const auto quarter = parse_quarter(entry.key);
        if (!quarter || find_item(in.list, p, entry.key)) continue;
        const std::size_t later = first_after(before, *quarter);
        if (later == 0) continue;  // before the first nothing is in force
        const Quarter in_force = quarter_of_item(in.list, before, later - 1);
        const std::size_t place = first_after(p, *quarter);
        in.list.items.repeat(p, *find_item(in.list, p, in_force.last_day()), place);
        *std::get<InItem<Quarter>>(in.list.fields.front().in)(p, place) = *quarter;
        in.onto.origins.set(path_of_item(in.list, *quarter), in.file, entry.line, entry.column);
    }
}

void change_items(const ListContext& in, const YamlNode& value) {
    if (std::any_of(value.entries.begin(), value.entries.end(),
                    [&](const YamlEntry& entry) { return has_field(in.list, entry); }))
        return in.problem(value, std::string(in.list.path), "a map where a list is expected",
                          "start each item with a dash, or name what is changed by its quarter");
    if (in.list.item_lasts_until_next) add_items(in, value);
    for (const YamlEntry& entry : value.entries) {
        const std::string key = std::string(in.list.path) + '[' + entry.key + ']';
        const auto one = find_item(in.list, in.onto.scenario.parameters, entry.key);
        if (!one && entry.key != every_item) {
            no_such_item(in, place_of(entry), entry.key);
        } else if (entry.value.kind != YamlNode::Kind::map) {
            in.problem(entry.value, key, std::string(words_for(entry.value)) + " where a map is expected",
                       "write what changes as {" + fields_of(in.list) + "}, or {} for nothing");
        } else
            for (const YamlEntry& field : entry.value.entries)
                for (std::size_t item = one.value_or(0); item < (one ? *one + 1 : count_of(in)); ++item)
                    set_in_item(in, field.key, field.value, item);
    }
}

}  // namespace

void apply_list(const ParameterList& list, const YamlNode& value, const std::string& file, Layered& onto) {
    const ListContext in{list, file, onto};
    if (value.kind == YamlNode::Kind::list) return replace(in, value);
    if (value.kind == YamlNode::Kind::map) return change_items(in, value);
    const bool empty = value.kind == YamlNode::Kind::empty;
    in.problem(value, std::string(list.path),
               empty ? "has no value" : std::string(words_for(value)) + " where a list is expected",
               empty ? "write [] for none, or take out the line" : "start each item with a dash");
}

void apply_to_item(const std::string& path, const YamlNode& value, const std::string& file, Layered& onto) {
    const auto parts = path_in_list(path);
    const ParameterList* const list = parts ? find_list(parts->list) : nullptr;
    if (!list) {
        note(onto, file, value, path, "unknown key",
             "write a number in a list as closure.phases[2016-03-31].capacity_cases_a_week");
        return;
    }
    const ListContext in{*list, file, onto};
    if (const auto item = find_item(*list, onto.scenario.parameters, parts->item))
        set_in_item(in, parts->field, value, *item);
    else no_such_item(in, value, parts->item);
}

}  // namespace ccsim
