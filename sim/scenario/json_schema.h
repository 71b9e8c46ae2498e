#pragma once

#include <string>

namespace ccsim {

/// The JSON Schema (draft 7) of a scenario file, for editors: keys, types, ranges, descriptions, defaults. It accepts
/// every file that read_scenario accepts; what only shows when values are seen together it cannot refuse.
std::string json_schema();

}  // namespace ccsim
