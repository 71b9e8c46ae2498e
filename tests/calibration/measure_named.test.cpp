#include "calibration/measure_named.h"

#include <catch2/catch.hpp>

#include "sim/core/problems.h"

using namespace ccsim;

TEST_CASE("a measure that the program names and does not have is a fault and never a silent gap") {
    CHECK(&measure_named("live_caseload", "total") == find_measure("live_caseload", "total"));
    CHECK_THROWS_AS(measure_named("live_caseload", "all"), Fault);
    CHECK_THROWS_AS(measure_named("nonsense", "total"), Fault);
}
