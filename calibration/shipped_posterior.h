#pragma once

#include <string_view>

#include "calibration/posterior.h"

namespace ccsim {

/// The posterior that comes with the program: calibration/posterior/ as it was when the program was built.
Posterior shipped_posterior();

/// The name under which its draws stand in messages and manifests.
inline constexpr std::string_view shipped_posterior_name = "calibration/posterior/posterior.csv (built in)";

}  // namespace ccsim
