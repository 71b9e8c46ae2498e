#pragma once

#include <string>

#include "sim/scenario/layer.h"

namespace ccsim {

/// Lays a --set over what is there. The setting is path=value; the path is that of a key, or of a value in a list such
/// as closure.phases[2016-03-31].capacity_cases_a_week; a value that starts with a bracket, a brace or a quote is read
/// as YAML, any other is taken as it stands. Problems have "--set path=value" as their file.
void apply_override(const std::string& setting, Layered& onto);

/// A --set that can be laid over something, as the layer of a file would say it.
Layer layer_of_setting(const std::string& setting);

/// Lays one value, which has a place in a file, over what is there; the path is as above.
void apply_value(const std::string& path, YamlNode value, const std::string& file, Layered& onto);

}  // namespace ccsim
