#include "sim/random/philox.h"

#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("philox gives the published answers") {
    // The known-answer vectors of Random123 1.14, file kat_vectors, philox4x32 with 10 rounds.
    using Words = std::array<std::uint32_t, 4>;
    constexpr std::uint32_t ones = 0xffffffff;
    STATIC_REQUIRE(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    STATIC_REQUIRE(philox({ones, ones, ones, ones}, {ones, ones}) ==
                   Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    STATIC_REQUIRE(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
                   Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("philox gives the same answers at run time as to the compiler") {
    // Volatile keeps the compiler from working it out beforehand.
    volatile std::uint32_t ones = 0xffffffff;
    const std::uint32_t a = ones;
    constexpr std::uint32_t b = 0xffffffff;
    constexpr auto beforehand = philox({b, b, b, b}, {b, b});
    CHECK(philox({a, a, a, a}, {a, a}) == beforehand);
}
