#pragma once

#include <string_view>
#include <vector>

#include "calibration/unknowns.h"

namespace ccsim {

/// calibration/data/unknowns.csv as it was when the program was built.
std::string_view published_unknowns_text();

/// The same, read: the unknowns of the shipped calibration, in the order of the file.
std::vector<Unknown> published_unknowns();

/// The name under which it stands in messages and manifests.
inline constexpr std::string_view published_unknowns_name = "calibration/data/unknowns.csv (built in)";

}  // namespace ccsim
