#pragma once

#include <array>
#include <cstdint>

#include "sim/explain/case_flows.h"

namespace ccsim {

/// What is averaged over the cases: whether they paid, or the chance with which they did.
enum class Paid : std::uint8_t { realised, expected };

/// What each flow adds to the change of a rate between two quarter ends, in points, by payer type. They add up to the
/// change exactly.
struct FlowTerms {
    double before = 0, after = 0;  ///< the rate, in percent
    std::array<std::array<double, payer_types>, flow::count> points{};
};

/// The Price equation (Price 1970) for a population that cases leave and come into. With n the cases at a quarter end,
/// z a case's payment, a bar for a mean, and S those who stay, L who leave, A who arrive:
///     change = sum over S (z_after - z_before) / n_S  +  n_L / n_before (z_S,before - z_L)  +  n_A / n_after (z_A -
///     z_S,after)
/// each sum taken apart by flow and payer type. Nothing is left over.
FlowTerms price_terms(const RateFlows& flows, Paid paid);

}  // namespace ccsim
