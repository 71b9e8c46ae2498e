#pragma once

#include <string>

namespace ccsim {

/// 1234567.8 with one decimal as 1,234,567.8. The value is finite; decimals are 0 or more.
std::string with_commas(double value, int decimals);

}  // namespace ccsim
