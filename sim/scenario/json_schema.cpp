#include "sim/scenario/json_schema.h"

#include <nlohmann/json.hpp>

#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/scenario_keys.h"

namespace ccsim {
namespace {

using Json = nlohmann::ordered_json;

/// A whole number is written as one.
Json number(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

Json quarter_type() {
    return {{"type", "string"},
            {"pattern",
             "^([0-9]{4}-(03-31|06-30|09-30|12-31|03|06|09|12|Q[1-4])|(March|June|September|December) [0-9]{4})$"}};
}

Json number_type(const Range& range, bool whole) {
    return {{"type", whole ? "integer" : "number"}, {"minimum", number(range.low)}, {"maximum", number(range.high)}};
}

/// The same as a percentage such as 12.5%.
Json percent_type() { return {{"type", "string"}, {"pattern", "^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?%$"}}; }

/// What is done to the number that is there: {times: 1.1}, or {plus: -2}.
Json change_type() {
    const Json by{{"anyOf", Json::array({Json{{"type", "number"}}, percent_type()})}};
    return {{"type", "object"},
            {"properties", {{"times", by}, {"plus", by}}},
            {"minProperties", 1},
            {"maxProperties", 1},
            {"additionalProperties", false}};
}

/// What all numbers share is defined once in the schema.
Json defined(std::string_view name) { return {{"$ref", "#/definitions/" + std::string(name)}}; }

Json number_percent_or_change_type(const Range& range, bool whole, bool percent) {
    Json types = Json::array({number_type(range, whole)});
    if (percent) types.push_back(defined("percent"));
    types.push_back(defined("change"));
    return {{"anyOf", std::move(types)}};
}

Json schema_of(const ParameterRow& row) {
    const Parameters defaults;
    Json schema = row.is_quarter() ? quarter_type()
                                   : number_percent_or_change_type(range_of(row), row.kind == Kind::segment,
                                                                   takes_percent(row.kind));
    schema["description"] = std::string(row.description) + " (" + rule_of(row) + "). " + std::string(row.source);
    schema["default"] =
        row.is_quarter() ? Json(quarter_of(row, defaults).last_day()) : number(number_of(row, defaults));
    return schema;
}

/// What a field may hold, by its type. `change`: of the item that is there, whose numbers may be changed rather than
/// replaced.
struct TypeOfField {
    const Range& range;
    bool change;

    Json operator()(InItem<Quarter>) const { return quarter_type(); }
    Json operator()(InItem<double>) const { return number(false); }
    Json operator()(InItem<int>) const { return number(true); }
    Json operator()(InItem<std::vector<int>>) const {
        return {{"type", "array"}, {"items", number_type(range, true)}, {"uniqueItems", true}};
    }
    Json operator()(InItem<SelectionOrder>) const { return {{"type", "string"}, {"enum", selection_orders}}; }

private:
    Json number(bool whole) const {
        return change ? number_percent_or_change_type(range, whole, false) : number_type(range, whole);
    }
};

Json schema_of(const ListField& field, bool change) {
    Json schema = std::visit(TypeOfField{field.range, change}, field.in);
    schema["description"] = std::string(field.meaning) + " (" + std::string(field.rule) + ")";
    return schema;
}

/// The items themselves, or what changes in them, by quarter.
Json schema_of(const ParameterList& list) {
    Json fields = Json::object(), required = Json::array(), changes = Json::object();
    for (const ListField& field : list.fields) {
        fields[std::string(field.name)] = schema_of(field, false);
        if (!field.may_be_left_out) required.push_back(field.name);
        if (!field.is_quarter()) changes[std::string(field.name)] = schema_of(field, true);
    }
    const Json item{
        {"type", "object"}, {"properties", fields}, {"required", required}, {"additionalProperties", false}};
    const Json change{{"type", "object"}, {"properties", changes}, {"additionalProperties", false}};
    Json keys = quarter_type();
    std::string pattern = keys["pattern"];
    pattern.insert(0, std::string("^").append(every_item).append("$|"));
    keys["pattern"] = pattern;
    return {
        {"anyOf", Json::array({Json{{"type", "array"}, {"items", item}},
                               Json{{"type", "object"}, {"propertyNames", keys}, {"additionalProperties", change}}})},
        {"description", std::string(list.description) + ". " + std::string(list.source)}};
}

Json extends_type(const PlainKey& key) {
    const Json name{{"type", Json::array({"string", "number", "boolean"})}, {"minLength", 1}};
    return {{"anyOf", Json::array({name, Json{{"$ref", "#"}}})},
            {"description", std::string(key.description) + " (" + std::string(key.rule) + ")"}};
}

Json schema_of(const PlainKey& key) {
    if (key.path == "extends") return extends_type(key);
    const Scenario defaults;
    Json schema;
    if (key.path == "seed") {
        schema = number_type({0, 9007199254740991}, true);
        schema["default"] = defaults.seed;
    } else if (key.path == "start" || key.path == "last_quarter" || key.path == "last_outturn") {
        schema = quarter_type();
        const Quarter quarter = key.path == "start"          ? defaults.start
                                : key.path == "last_quarter" ? defaults.last_quarter
                                                             : defaults.last_outturn;
        schema["default"] = quarter.last_day();
    } else if (key.path == "maintenance_direct_counted_as") {
        schema = {{"type", "string"}, {"enum", direct_countings}, {"default", direct_countings.front()}};
    } else {
        schema = {{"type", Json::array({"string", "number", "boolean"})}};  // 2016 and yes are texts here
        if (key.path == "name")
            schema["pattern"] = "^[^./\\\\:*?\"<>| =+@\\u0000-\\u001F-][^/\\\\:*?\"<>|\\u0000-\\u001F]{0,99}$";
        else schema["minLength"] = 1;
    }
    schema["description"] = std::string(key.description) + " (" + std::string(key.rule) + ")";
    return schema;
}

Json object() { return {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}}; }

/// Puts the schema of a key below those of its groups.
void put(Json& top, std::string_view path, Json schema) {
    Json* at = &top;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1)) {
        const std::string_view group = path.substr(0, dot);
        Json& inner = (*at)["properties"][std::string(group.substr(group.rfind('.') + 1))];
        if (inner.is_null()) {
            inner = object();
            inner["type"] = Json::array({"object", "null"});  // a group may be left empty
            inner["description"] = find_group(group)->heading;
        }
        at = &inner;
    }
    (*at)["properties"][std::string(path.substr(path.rfind('.') + 1))] = std::move(schema);
}

}  // namespace

std::string json_schema() {
    Json top{{"$schema", "http://json-schema.org/draft-07/schema#"},
             {"title", "A ccsim scenario"},
             {"description", "What is not said is as in the scenario extended, or has the default."}};
    top.update(object());
    top["definitions"] = {{"percent", percent_type()}, {"change", change_type()}};
    for (const PlainKey& key : plain_keys()) put(top, key.path, schema_of(key));
    for (const ParameterList& list : parameter_lists()) put(top, list.path, schema_of(list));
    for (const ParameterRow& row : parameter_table()) put(top, row.path, schema_of(row));
    return top.dump(2) + '\n';
}

}  // namespace ccsim
