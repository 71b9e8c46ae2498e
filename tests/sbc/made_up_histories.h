#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "calibration/history.h"
#include "calibration/synthetic_figures.h"

// Histories as the Quarterly Summary might have printed them, with every key series in every quarter, made up by the
// model or by something that knows nothing of it.
namespace ccsim::tests {

/// Which figures there are, from March 2013 to September 2016, how finely printed and with which errors; their values
/// mean nothing.
std::vector<Observation> quarterly_figures();

/// A history file of such figures, each from the Summary. Throws Fault for a figure that it would not give back.
History history_of(std::span<const Observation> figures);

/// The history of a point drawn from the prior, as `synthetic_figures` makes them: the scenario's own plan throughout.
History history_by_the_model(const Scenario& scenario, std::span<const Unknown> unknowns, std::uint64_t seed,
                             std::uint32_t number);

/// A history whose first figures are those of a point of the prior and each of whose series then goes up or down at
/// random, independently of all others: by 3% a quarter (standard deviation), or 0.06 of log odds.
History history_by_a_walk(const Scenario& scenario, std::span<const Unknown> unknowns, std::uint64_t seed,
                          std::uint32_t number);

}  // namespace ccsim::tests
