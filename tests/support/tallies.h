#pragma once

#include <cstdint>

#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "sim/random/philox.h"

namespace ccsim::tests {

/// A number from 0 to 999, the same for the same arguments.
inline double made_up(std::uint32_t series, std::uint32_t quarter, std::uint32_t place) {
    return philox({series, quarter, place, 0}, {1, 2})[0] % 1000;
}

/// Totals that no run would give, with something in every place, so many times 1 to 1,000; one tally for each quarter,
/// the opening first.
inline Series made_up_series(std::uint32_t number, std::size_t quarters, double times = 1) {
    Series series(quarters);
    for (std::size_t q = 0; q < quarters; ++q)
        for (std::size_t i = 0; i < tally::size; ++i)
            series[q][i] = times * (1 + made_up(number, static_cast<std::uint32_t>(q), static_cast<std::uint32_t>(i)));
    return series;
}

}  // namespace ccsim::tests
