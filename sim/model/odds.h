#pragma once

#include "sim/core/terms.h"
#include "sim/scenario/parameters.h"

namespace ccsim {

/// A chance whose odds are multiplied by `odds`. 0 and 1 stay what they are.
inline double with_odds(double chance, double odds) {
    const double multiplied = chance * odds;
    return chance <= 0 ? 0 : (chance >= 1 ? 1 : multiplied / (1 - chance + multiplied));
}

/// What is given for each payer type.
inline double by_type(const ByPayerType& value, PayerType type) {
    if (type == PayerType::reliable) return value.reliable;
    return type == PayerType::irregular ? value.irregular : value.unlikely;
}

/// Multipliers of odds: 1 for an irregular payer, and for a liability over £20 a week.
inline double type_odds(double reliable, double unlikely, PayerType type) {
    return by_type({.reliable = reliable, .irregular = 1, .unlikely = unlikely}, type);
}

inline double class_odds(double flat_rate, double to_20_pounds, LiabilityClass liability) {
    if (liability == LiabilityClass::flat_rate) return flat_rate;
    return liability == LiabilityClass::to_20_pounds ? to_20_pounds : 1;
}

}  // namespace ccsim
