#include "sim/measures/figures.h"

#include <limits>

#include "sim/measures/direct_as_collected.h"
#include "sim/measures/measure.h"
#include "sim/model/tally.h"

namespace ccsim {

Figures figures_of(Quarter start, std::span<const ExpectedTally> series, std::size_t quarters, DirectCounted counted) {
    Figures figures;
    figures.reserve(measures().size() * quarters);
    for (const Measure& measure : measures()) {
        const MeasureValue value = value_of(measure, counted);
        for (std::size_t at = 0; at < quarters; ++at)
            figures.push_back(
                value(series, at, start + static_cast<int>(at)).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return figures;
}

}  // namespace ccsim
