#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "sim/scenario/layer.h"
#include "sim/scenario/parameter_lists.h"

// Values of the fields of an item of a list.
namespace ccsim {

/// Where problems of one list go.
struct ListContext {
    const ParameterList& list;
    const std::string& file;
    Layered& onto;

    void problem(const YamlNode& at, const std::string& key, std::string what, std::string hint) const {
        note(onto, file, at, key, std::move(what), std::move(hint));
    }
};

/// Reads a field of an item and sets it in the parameters; a number may be one, or say how to change the one there.
/// False, with a problem noted, when the value is wrong.
bool set_field(const ListContext& in, const ListField& field, const YamlNode& value, const std::string& key,
               Parameters& parameters, std::size_t item);

/// The names of all fields, joined by commas.
std::string fields_of(const ParameterList& list);

/// "did you mean ...", or the fields there are.
std::string hint_for_field(const ParameterList& list, std::string_view word);

}  // namespace ccsim
