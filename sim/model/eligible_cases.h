#pragma once

#include <cstddef>

#include "sim/model/quarter_tables.h"
#include "sim/model/tally.h"

namespace ccsim {

/// How many are eligible at the end of a quarter, when one case stands for `scale`.
template <class Number>
SegmentParts<double> eligible_cases(const Tally<Number>& before, int scale) {
    SegmentParts<double> eligible;
    for (std::size_t s = 0; s < segments; ++s) {
        const Number direct = before[tally::open_direct_by_segment(s)];
        eligible.direct[s] = static_cast<double>(direct * scale);
        eligible.others[s] = static_cast<double>((before[tally::open_by_segment(s)] - direct) * scale);
    }
    return eligible;
}

}  // namespace ccsim
