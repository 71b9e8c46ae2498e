#pragma once

#include <cstdint>

#include "sim/random/named_engine.h"

namespace ccsim::sensitivity {

/// What random numbers are drawn for here. The numbers are part of every result and never change; those below are the
/// methods' of calibration.
enum class Purpose : std::uint8_t { morris_trajectory = 64, bootstrap = 65 };

inline NamedEngine engine_for(std::uint64_t seed, Purpose purpose, std::uint32_t number) {
    return NamedEngine({.seed = seed, .purpose = static_cast<std::uint8_t>(purpose), .lineage = number});
}

}  // namespace ccsim::sensitivity
