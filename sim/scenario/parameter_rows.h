#pragma once

#include <array>
#include <span>

#include "sim/scenario/parameter_table.h"

// The rows of the parameter table, one file a group. Only parameter_table.cpp needs them.
namespace ccsim {

std::span<const ParameterRow> opening_rows();
std::span<const ParameterRow> opening_balances_rows();
std::span<const ParameterRow> intake_rows();
std::span<const ParameterRow> exits_rows();
std::span<const ParameterRow> collection_rows();
std::span<const ParameterRow> payment_rows();
std::span<const ParameterRow> arrears_rows();
std::span<const ParameterRow> closure_rows();

}  // namespace ccsim
