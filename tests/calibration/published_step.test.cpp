#include "calibration/published_step.h"

#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("the precision of a published figure is read from its rounding") {
    CHECK(published_step("100", "cases") == 100.0);
    CHECK(published_step("1,000", "cases") == 1000.0);
    CHECK(published_step("100 (printed as 56,000)", "cases") == 100.0);
    CHECK(published_step("0.10", "GBP per week") == 0.10);
    CHECK(published_step("0.1m", "GBP million") == 0.1);
    CHECK(published_step("1bn", "GBP billion") == 1.0);
    CHECK(published_step("0.1pp", "percent") == 0.1);
    CHECK(published_step("0.1 million", "million cases") == 0.1);
}

TEST_CASE("a tolerance spans both sides") {
    CHECK(published_step("+/- 0.2m", "GBP million") == 0.4);
    CHECK(published_step("about +/- 3,500", "cases") == 7000.0);
}

TEST_CASE("words and roundings of another unit have no precision") {
    CHECK_FALSE(published_step("\"more than\"", "GBP billion"));
    CHECK_FALSE(published_step("\"100,000\"", "parents"));
    CHECK_FALSE(published_step("approximate", "percent"));
    CHECK_FALSE(published_step("1 in 10", "percent"));
    CHECK_FALSE(published_step("", "cases"));
    CHECK_FALSE(published_step("0", "cases"));
    CHECK_FALSE(published_step("-100", "cases"));
    CHECK_FALSE(published_step("0.1m", "GBP billion"));
}

TEST_CASE("units convert only where the conversion is exact") {
    CHECK(power_of_ten_between("cases", "cases") == 0);
    CHECK(power_of_ten_between("million cases", "cases") == 6);
    CHECK(power_of_ten_between("GBP billion", "GBP million") == 3);
    CHECK_FALSE(power_of_ten_between("families", "cases"));
    CHECK_FALSE(power_of_ten_between("million families", "cases"));
    CHECK_FALSE(power_of_ten_between("percent", "GBP million"));
    CHECK_FALSE(power_of_ten_between("cases", "cases in quarter"));
}

TEST_CASE("conversion is on the decimal digits") {
    REQUIRE(1.005 * 1000 != 1005.0);
    CHECK(times_power_of_ten(1.005, 3) == 1005.0);
    CHECK(times_power_of_ten(1.4, 6) == 1'400'000.0);
    CHECK(times_power_of_ten(-0.29, 2) == -29.0);
    CHECK(times_power_of_ten(0.1, 0) == 0.1);
}
