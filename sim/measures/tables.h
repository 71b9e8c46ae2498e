#pragma once

#include <span>

#include "sim/measures/measure.h"

// The parts of the table of measures, by subject. Use measures().
namespace ccsim {

std::span<const Measure> caseload_measures();
std::span<const Measure> status_measures();
std::span<const Measure> payment_measures();
std::span<const Measure> arrears_measures();
std::span<const Measure> closure_measures();
std::span<const Measure> movement_measures();
std::span<const Measure> workload_measures();

}  // namespace ccsim
