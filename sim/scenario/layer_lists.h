#pragma once

#include "sim/scenario/layer.h"
#include "sim/scenario/parameter_lists.h"

namespace ccsim {

/// Replaces a list by the one of a layer. Notes what is wrong with it; a list with a problem replaces nothing.
void apply_list(const ParameterList& list, const YamlNode& value, const std::string& file, Layered& onto);

}  // namespace ccsim
