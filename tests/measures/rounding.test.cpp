#include "sim/measures/rounding.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace ccsim;

TEST_CASE("halves are rounded away from zero on the decimal value") {
    // The doubles nearest to 0.15, 1.005 and 2.675 are all a little less than the decimals.
    CHECK(rounded(0.15, 0.1) == 0.2);
    CHECK(rounded(0.25, 0.1) == 0.3);
    CHECK(rounded(0.35, 0.1) == 0.4);
    CHECK(rounded(1.005, 0.01) == 1.01);
    CHECK(rounded(2.675, 0.01) == 2.68);
    CHECK(rounded(-0.15, 0.1) == -0.2);
    CHECK(rounded(50, 100) == 100);
    CHECK(rounded(-50, 100) == -100);
    CHECK(rounded(150, 100) == 200);
    CHECK(rounded(2.5, 5) == 5);
    CHECK(rounded(0.5, 1) == 1);
}

TEST_CASE("values beside a half go to the nearer multiple") {
    CHECK(rounded(0.149999, 0.1) == 0.1);
    CHECK(rounded(49.999, 100) == 0);
    CHECK(rounded(1082149.99, 100) == 1082100);
    CHECK(rounded(1082150, 100) == 1082200);
    CHECK(rounded(92.6999, 0.1) == 92.7);
    CHECK(rounded(3475.8123, 1) == 3476);
    CHECK(rounded(10.348, 0.10) == 10.3);
}

TEST_CASE("a rounded value is the double nearest to its decimal digits") {
    for (int tenths = -2000; tenths <= 2000; ++tenths) CHECK(rounded(tenths / 10.0 + 0.001, 0.1) == tenths / 10.0);
}

TEST_CASE("nought and values that are not finite are given back") {
    CHECK(rounded(0, 100) == 0);
    CHECK(rounded(std::numeric_limits<double>::infinity(), 100) == std::numeric_limits<double>::infinity());
    CHECK(std::isnan(rounded(std::nan(""), 100)));
    CHECK(rounded(1e300, 0.1) == 1e300);
    CHECK(rounded(1e-300, 0.1) == 0);
}
