#pragma once

#include <string>

#include "sim/explain/explanation.h"

namespace ccsim {

/// The mechanisms' terms of a rate over the span as a waterfall.
std::string mechanisms_waterfall(const Explanation& explanation, Rate rate);

/// The same terms, quarter by quarter.
std::string mechanisms_by_quarter(const Explanation& explanation, Rate rate);

}  // namespace ccsim
