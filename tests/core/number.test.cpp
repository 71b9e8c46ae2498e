#include "sim/core/number.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace ccsim;

TEST_CASE("decimal numbers are read in full") {
    CHECK(parse_number("0") == 0.0);
    CHECK(parse_number("-12") == -12.0);
    CHECK(parse_number("0.25") == 0.25);
    CHECK(parse_number("1.5e-7") == 1.5e-7);
    CHECK(parse_number("2E+3") == 2000.0);
}

TEST_CASE("a text that is not just a decimal number is not read as one") {
    const auto text = GENERATE("", "-", "+1", "010", "00", ".5", "5.", "1e", "1e+", "0x10", "inf", "nan", " 1", "1 ",
                               "1,000", "1_000", "1e999", "--1", "1.2.3", "½");
    CAPTURE(text);
    CHECK_FALSE(parse_number(text).has_value());
}

TEST_CASE("whole numbers are read up to the edges of 64 bits") {
    CHECK(parse_whole("12") == 12);
    CHECK(parse_whole("-3") == -3);
    CHECK(parse_whole("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    CHECK(parse_whole("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("a text that is not just a whole number is not read as one") {
    const auto text = GENERATE("", "-", "012", "1.0", "1e3", "+1", " 1", "9223372036854775808");
    CAPTURE(text);
    CHECK_FALSE(parse_whole(text).has_value());
}

TEST_CASE("pounds are read exactly into pence") {
    CHECK(parse_pence("12") == 1'200);
    CHECK(parse_pence("12.5") == 1'250);
    CHECK(parse_pence("12.50") == 1'250);
    CHECK(parse_pence("0.07") == 7);
    CHECK(parse_pence("-0.07") == -7);
    CHECK(parse_pence("0.29") == 29);  // 0.29 * 100 is 28.999... in binary
    CHECK(parse_pence("1150000000000.01") == 115'000'000'000'001);
}

TEST_CASE("a text that is not an amount of pounds is not read as one") {
    const auto text = GENERATE("", "-", "12.", ".50", "12.505", "012", "£12", "12.5p", "1e3", "12,50", " 12",
                               "100000000000000000000");
    CAPTURE(text);
    CHECK_FALSE(parse_pence(text).has_value());
}

TEST_CASE("a number is written with the fewest digits that read back as itself") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(-2.5) == "-2.5");
    CHECK(shortest(1e21) == "1000000000000000000000");
    CHECK(shortest(1.0 / 3) == "0.3333333333333333");
    const auto value = GENERATE(0.1 + 0.2, 1e-300, 5e-324, std::numeric_limits<double>::max(), 123456.789);
    CHECK(parse_number(shortest(value)) == value);
}
