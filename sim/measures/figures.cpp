#include "sim/measures/figures.h"

#include <limits>

#include "sim/measures/measure.h"

namespace ccsim {

Figures figures_of(Quarter start, std::span<const ExpectedTally> series, std::size_t quarters) {
    Figures figures;
    figures.reserve(measures().size() * quarters);
    for (const Measure& measure : measures())
        for (std::size_t at = 0; at < quarters; ++at)
            figures.push_back(measure.value(series, at, start + static_cast<int>(at))
                                  .value_or(std::numeric_limits<double>::quiet_NaN()));
    return figures;
}

}  // namespace ccsim
