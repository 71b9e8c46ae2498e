#include "sim/scenario/list_fields.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "sim/core/text.h"
#include "sim/scenario/scalar_values.h"

namespace ccsim {
namespace {

/// Reads what a field may hold, by its type.
struct FieldReader {
    const ListContext& in;
    const ListField& field;
    const YamlNode& value;
    const std::string& key;

    bool operator()(Quarter& at) const { return take(value, read_quarter(value), at); }
    bool operator()(double& at) const { return take(value, read_number_or_change(value, rule(false), at), at); }
    bool operator()(int& at) const {
        double number = at;
        if (!take(value, read_number_or_change(value, rule(true), number), number)) return false;
        at = static_cast<int>(number);
        return true;
    }

    bool operator()(std::vector<int>& at) const {
        if (value.kind != YamlNode::Kind::list)
            return refuse(value, std::string(words_for(value)) + " where a list is expected", std::string(field.rule));
        std::vector<int> segments;
        bool good = true;
        for (const YamlNode& item : value.items) {
            double segment = 0;
            if (!take(item, read_number(item, rule(true)), segment)) {
                good = false;
                continue;
            }
            if (std::find(segments.begin(), segments.end(), static_cast<int>(segment)) != segments.end())
                good = refuse(item, "segment " + item.text + " is listed twice (" + std::string(field.rule) + ")", "");
            segments.push_back(static_cast<int>(segment));
        }
        if (good) at = std::move(segments);
        return good;
    }

    bool operator()(SelectionOrder& at) const {
        const bool text = value.kind == YamlNode::Kind::scalar;
        const auto word = std::find(selection_orders.begin(), selection_orders.end(), value.text);
        if (!text || word == selection_orders.end())
            return refuse(value, (text ? ccsim::quoted(value.text) : std::string(words_for(value))) + " is no order",
                          std::string(field.rule));
        at = static_cast<SelectionOrder>(word - selection_orders.begin());
        return true;
    }

private:
    NumberRule rule(bool whole) const { return {field.range, std::string(field.rule), false, whole}; }

    bool refuse(const YamlNode& node, std::string what, std::string hint) const {
        in.problem(node, key, std::move(what), std::move(hint));
        return false;
    }

    template <class T>
    bool take(const YamlNode& node, Reading<T> reading, T& at) const {
        if (!reading.value) return refuse(node, std::move(reading.what), std::move(reading.hint));
        at = *reading.value;
        return true;
    }
};

}  // namespace

bool set_field(const ListContext& in, const ListField& field, const YamlNode& value, const std::string& key,
               Parameters& parameters, std::size_t item) {
    const FieldReader read{in, field, value, key};
    return std::visit([&](auto field_in) { return read(*field_in(parameters, item)); }, field.in);
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
