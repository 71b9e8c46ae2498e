#include "sim/scenario/layer_lists.h"

#include <algorithm>
#include <optional>

#include "sim/core/text.h"
#include "sim/scenario/scalar_values.h"

namespace ccsim {
namespace {

/// Where problems of one list go.
struct ListContext {
    const ParameterList& list;
    const std::string& file;
    Layered& onto;

    void problem(const YamlNode& at, const std::string& key, std::string what, std::string hint) const {
        note(onto, file, at, key, std::move(what), std::move(hint));
    }
};

template <class T>
std::optional<T> checked(const ListContext& in, const YamlNode& at, const std::string& key, Reading<T> reading) {
    if (!reading.value) in.problem(at, key, std::move(reading.what), std::move(reading.hint));
    return std::move(reading.value);
}

std::optional<std::vector<int>> read_segments(const ListContext& in, const ListField& field, const YamlNode& value,
                                              const std::string& key) {
    if (value.kind != YamlNode::Kind::list) {
        in.problem(value, key, std::string(words_for(value)) + " where a list is expected", std::string(field.rule));
        return {};
    }
    std::vector<int> segments;
    bool good = true;
    for (const YamlNode& item : value.items) {
        const auto number =
            checked(in, item, key, read_number(item, {field.range, std::string(field.rule), false, true}));
        good = good && number;
        if (!number) continue;
        const int segment = static_cast<int>(*number);
        if (std::find(segments.begin(), segments.end(), segment) != segments.end()) {
            in.problem(item, key, "segment " + item.text + " is listed twice (" + std::string(field.rule) + ")", "");
            good = false;
        }
        segments.push_back(segment);
    }
    return good ? std::optional(segments) : std::nullopt;
}

std::optional<SelectionOrder> read_order(const ListContext& in, const ListField& field, const YamlNode& value,
                                         const std::string& key) {
    for (std::size_t i = 0; i < selection_orders.size(); ++i)
        if (value.kind == YamlNode::Kind::scalar && value.text == selection_orders[i])
            return static_cast<SelectionOrder>(i);
    const bool text = value.kind == YamlNode::Kind::scalar;
    in.problem(value, key,
               text ? ccsim::quoted(value.text) + " is no order" : std::string(words_for(value)) + " is no order",
               std::string(field.rule));
    return {};
}

/// `now` is what the field has, for a value that says how to change it.
std::optional<double> read_field_number(const ListContext& in, const ListField& field, const YamlNode& value,
                                        const std::string& key, double now) {
    const NumberRule rule{field.range, std::string(field.rule), false, field.type == ListField::Type::whole};
    return checked(in, value, key, read_number_or_change(value, rule, now));
}

/// Sets one field of an item; false when the value is wrong.
bool set_field(const ListContext& in, const ListField& field, const YamlNode& value, const std::string& key,
               IntakeQuarter& item) {
    if (field.type == ListField::Type::quarter) {
        const auto quarter = checked(in, value, key, read_quarter(value));
        if (quarter) item.quarter = *quarter;
        return quarter.has_value();
    }
    const double now = field.name == "cases" ? item.cases : item.most_qualifying_children;
    const auto number = read_field_number(in, field, value, key, now);
    if (number && field.name == "cases") item.cases = *number;
    if (number && field.name == "most_qualifying_children") item.most_qualifying_children = static_cast<int>(*number);
    return number.has_value();
}

bool set_field(const ListContext& in, const ListField& field, const YamlNode& value, const std::string& key,
               ClosurePhase& item) {
    if (field.type == ListField::Type::quarter) {
        const auto quarter = checked(in, value, key, read_quarter(value));
        if (quarter) item.from = *quarter;
        return quarter.has_value();
    }
    if (field.type == ListField::Type::order) {
        const auto order = read_order(in, field, value, key);
        if (order) item.order = *order;
        return order.has_value();
    }
    if (field.type == ListField::Type::segments) {
        const auto segments = read_segments(in, field, value, key);
        if (segments) item.segments = *segments;
        return segments.has_value();
    }
    const auto number = read_field_number(in, field, value, key, item.capacity_cases_a_week);
    if (number) item.capacity_cases_a_week = *number;
    return number.has_value();
}

const ListField* find_field(const ParameterList& list, std::string_view name) {
    const auto field =
        std::find_if(list.fields.begin(), list.fields.end(), [&](const ListField& f) { return f.name == name; });
    return field == list.fields.end() ? nullptr : &*field;
}

std::string fields_of(const ParameterList& list) {
    std::string out;
    for (const ListField& field : list.fields) out += (out.empty() ? "" : ", ") + std::string(field.name);
    return out;
}

std::string hint_for_field(const ParameterList& list, std::string_view word) {
    std::vector<std::string> names;
    for (const ListField& field : list.fields) names.emplace_back(field.name);
    const auto close = nearest(word, names);
    return close ? "did you mean " + *close + "?" : "known here: " + fields_of(list);
}

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
    if (value.kind != YamlNode::Kind::list) {
        const bool empty = value.kind == YamlNode::Kind::empty;
        in.problem(value, path, empty ? "has no value" : std::string(words_for(value)) + " where a list is expected",
                   empty ? "write [] for none, or take out the line" : "start each item with a dash");
        return;
    }
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
void set_in_item(const ListContext& in, std::string_view which, std::string_view field_name, const YamlNode& value,
                 std::vector<Item>& items) {
    const std::string item_key = std::string(in.list.path) + '[' + std::string(which) + ']';
    const auto quarter = parse_quarter(which);
    const auto item = std::find_if(items.begin(), items.end(),
                                   [&](const Item& i) { return quarter && quarter_of_item(i) == *quarter; });
    if (item == items.end()) {
        std::string known;
        for (const Item& i : items) known += (known.empty() ? "" : ", ") + quarter_of_item(i).last_day();
        in.problem(value, item_key, "there is no such " + std::string(in.list.item),
                   known.empty() ? "the list is empty" : "the list has " + known);
        return;
    }
    const ListField* field = find_field(in.list, field_name);
    const std::string key = item_key + '.' + std::string(field_name);
    if (!field) return in.problem(value, key, "unknown key", hint_for_field(in.list, field_name));
    if (field->type == ListField::Type::quarter)
        return in.problem(value, key, "the quarter is what the item is known by", "set the whole list to change it");
    if (set_field(in, *field, value, key, *item)) in.onto.origins.set(item_key, in.file, value.line, value.column);
}

}  // namespace

void apply_list(const ParameterList& list, const YamlNode& value, const std::string& file, Layered& onto) {
    Parameters& p = onto.scenario.parameters;
    if (list.path == "intake.quarters") replace({list, file, onto}, value, p.intake.quarters);
    else replace({list, file, onto}, value, p.closure.phases);
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
