#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/scenario/parameters.h"
#include "sim/scenario/value.h"

namespace ccsim {

/// One value of the parameters: a row of the table, or a field of an item of a list.
struct ParameterValue {
    std::string path;  ///< such as leaving.chance_withdraws_nil, closure.phases[2016-03-31].segments
    Value value;
    /// Where it changes nothing, so that a scenario from before there was such a parameter is one with this value:
    /// `neutral` of the row, or what a field is where it is left out. Nothing: there is no such value.
    std::optional<Value> neutral = {};

    bool is_neutral() const { return neutral == value; }
};

/// Visits every value, in the order in which a scenario is written, the lists last. The quarter that an item is known
/// by stands in the paths of its other fields. Only opening.case_file, which is no number, is left out.
void for_each_value(const Parameters& parameters, const std::function<void(const ParameterValue&)>& visit);

}  // namespace ccsim
