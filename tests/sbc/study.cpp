#include "tests/sbc/study.h"

#include <fmt/chrono.h>

#include <ctime>

#include "calibration/discrepancy.h"

namespace ccsim::tests {

std::string today() { return fmt::format("{:%d %B %Y}", fmt::gmtime(std::time(nullptr))); }

std::string declared_scales() {
    std::string out;
    for (const BaseSeries& base : base_series) out += fmt::format("scale of {} {}\n", base.name, base.sd);
    return out;
}

}  // namespace ccsim::tests
