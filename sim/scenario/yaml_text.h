#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/scenario/yaml_tree.h"

namespace ccsim {

/// In double quotes, where YAML takes every character as it is but for those that are escaped.
std::string in_double_quotes(std::string_view text);

/// A map as the text that read_yaml reads as the same: groups of keys on lines of their own, any other map or list on
/// one.
std::string yaml_text(const YamlNode& map);

/// Each line two spaces further in for each step of depth.
std::string indented(std::string_view lines, std::size_t depth);

}  // namespace ccsim
