#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calibration/backtest/origin_forecasts.h"

namespace ccsim::backtest {

/// Finished origins as text, from which they come back to the last bit.
std::string saved(const std::vector<OriginForecasts>& origins);

/// The origins of such a text. Throws std::runtime_error when it is not whole.
std::vector<OriginForecasts> restored_origins(std::string_view text);

}  // namespace ccsim::backtest
