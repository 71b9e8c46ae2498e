#include "sim/scenario/list_fields.h"

#include <algorithm>
#include <optional>

#include "sim/core/text.h"
#include "sim/scenario/scalar_values.h"

namespace ccsim {
namespace {

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

}  // namespace

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
    if (field.type == ListField::Type::segment_numbers) {
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

}  // namespace ccsim
