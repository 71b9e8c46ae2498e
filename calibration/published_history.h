#pragma once

#include <string_view>

#include "calibration/history.h"

namespace ccsim {

/// calibration/data/history.csv as it was when the program was built: the published figures to 30 September 2016.
std::string_view published_history_text();

/// The same, read.
History published_history();

/// The name under which it stands in messages and manifests.
inline constexpr std::string_view published_history_name = "calibration/data/history.csv (built in)";

}  // namespace ccsim
