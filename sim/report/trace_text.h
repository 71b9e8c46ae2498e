#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/engine/trace.h"

namespace ccsim {

/// A case's life for a reader: what it is on arrival, then quarter by quarter every draw with the chances it was
/// compared with, every change, and the money.
std::string trace_text(const Scenario& scenario, const Trace& trace);

/// The same for a program. Money in pounds, chances from 0 to 1.
nlohmann::json trace_json(const Scenario& scenario, const Trace& trace);

}  // namespace ccsim
