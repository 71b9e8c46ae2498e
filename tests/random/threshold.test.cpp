#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/random/draws.h"

using namespace ccsim;

namespace {

constexpr std::uint32_t smallest_word = 0, largest_word = 0xfffffffe;
constexpr bool happens(double chance, std::uint32_t word) { return word < threshold(chance); }

}  // namespace

TEST_CASE("a chance of nothing never happens") {
    STATIC_REQUIRE_FALSE(happens(0, smallest_word));
    STATIC_REQUIRE_FALSE(happens(-0.5, smallest_word));
}

TEST_CASE("a chance of one always happens") {
    STATIC_REQUIRE(happens(1, largest_word));
    STATIC_REQUIRE(happens(1.5, largest_word));
    CHECK(happens(std::nextafter(1.0, 0.0), largest_word));
}

TEST_CASE("a chance that is not a number never happens") {
    CHECK_FALSE(happens(std::numeric_limits<double>::quiet_NaN(), smallest_word));
}

TEST_CASE("a chance of a half happens for the lower half of the words") {
    STATIC_REQUIRE(happens(0.5, 0x7fffffff));
    STATIC_REQUIRE_FALSE(happens(0.5, 0x80000000));
}

TEST_CASE("a higher chance never has a lower threshold") {
    std::uint32_t last = 0;
    for (int i = 0; i <= 100'000; ++i) {
        const std::uint32_t now = threshold(i / 100'000.0);
        REQUIRE(now >= last);
        last = now;
    }
}

TEST_CASE("a threshold meets its chance to four in ten thousand million") {
    // Of 2^32 words as many happen as the threshold says, and one more when it is the top one, as two words are folded.
    const auto met = [](double chance) {
        const auto below = static_cast<double>(threshold(chance));
        return (threshold(chance) == 0xffffffff ? below + 1 : below) / 4294967296.0;
    };
    for (int i = 0; i <= 100'000; ++i) REQUIRE(std::abs(met(i / 100'000.0) - i / 100'000.0) < 4e-10);
    for (const double tiny : {1e-12, 1e-10, 1e-9, 1e-6}) {
        CHECK(std::abs(met(tiny) - tiny) < 4e-10);
        CHECK(std::abs(met(1 - tiny) - (1 - tiny)) < 4e-10);
    }
}
