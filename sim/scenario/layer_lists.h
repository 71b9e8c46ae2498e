#pragma once

#include <string>

#include "sim/scenario/layer.h"
#include "sim/scenario/parameter_lists.h"

namespace ccsim {

/// Replaces a list by the one of a layer, or changes its items when the layer has a map of changes by quarter. A
/// quarter in which no phase of the programme starts begins a new one, like that then in force. Notes what is wrong; a
/// list with a problem replaces nothing.
void apply_list(const ParameterList& list, const YamlNode& value, const std::string& file, Layered& onto);

}  // namespace ccsim
