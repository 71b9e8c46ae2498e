#include "calibration/measure_named.h"

#include <string>

#include "sim/core/problems.h"

namespace ccsim {

const Measure& measure_named(std::string_view id, std::string_view breakdown) {
    if (const Measure* const found = find_measure(id, breakdown)) return *found;
    throw Fault("there is no measure " + std::string(id) + ", " + std::string(breakdown));
}

}  // namespace ccsim
