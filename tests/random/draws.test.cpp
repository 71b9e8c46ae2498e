#include "sim/random/draws.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

using namespace ccsim;

namespace {

constexpr World world{.seed = 42, .draw = 6, .replicate = 7};
constexpr CaseId id{.arrived = 2, .place = 4};

/// Whether no word of one is the word of the other in its place.
bool all_differ(const std::array<std::uint32_t, 4>& a, const std::array<std::uint32_t, 4>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] == b[i]) return false;
    return true;
}

}  // namespace

TEST_CASE("a draw repeats under its name") { CHECK(words(world, id, 5, 1) == words(world, id, 5, 1)); }

TEST_CASE("a draw changes with every part of its name") {
    const auto original = words(world, id, 5, 1);
    CHECK(all_differ(original, words({43, 6, 7}, id, 5, 1)));                             // seed, low half
    CHECK(all_differ(original, words({42 + (std::uint64_t{1} << 32), 6, 7}, id, 5, 1)));  // seed, high half
    CHECK(all_differ(original, words({42, 5, 7}, id, 5, 1)));                             // parameter draw
    CHECK(all_differ(original, words({42, 6, 8}, id, 5, 1)));                             // replicate
    CHECK(all_differ(original, words(world, {.arrived = 3, .place = 4}, 5, 1)));          // quarter of arrival
    CHECK(all_differ(original, words(world, {.arrived = 2, .place = 5}, 5, 1)));          // place in the queue
    CHECK(all_differ(original, words(world, id, 6, 1)));                                  // quarter
    CHECK(all_differ(original, words(world, id, 5, 2)));                                  // block
}

TEST_CASE("the four words of a block differ") {
    auto block = words(world, id, 5, 1);
    std::sort(block.begin(), block.end());
    CHECK(std::adjacent_find(block.begin(), block.end()) == block.end());
}

TEST_CASE("parts of a name that share a word of the counter do not run into each other") {
    // A thousand years of quarters, all of the blocks: the ends of each range, in every combination.
    std::vector<std::array<std::uint32_t, 4>> seen;
    using Ends = std::array<std::uint16_t, 4>;
    for (const std::uint16_t arrived : Ends{0, 1, 4094, 4095})
        for (const std::uint16_t quarter : Ends{0, 1, 4094, 4095})
            for (const std::uint8_t block : std::array<std::uint8_t, 4>{0, 1, 254, 255})
                seen.push_back(words(world, {arrived, 4}, quarter, block));
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("swapping a draw and a replicate is another world") {
    CHECK(all_differ(words({42, 1, 2}, id, 5, 1), words({42, 2, 1}, id, 5, 1)));
}

TEST_CASE("no word is the top value, so that always means always") {
    // Found by search: under this name philox itself gives 2^32 - 1 as its third word.
    constexpr World first{.seed = 1, .draw = 0, .replicate = 0};
    constexpr CaseId rare{.arrived = 0, .place = 163'376'668};
    STATIC_REQUIRE(philox({rare.place, 1U << 8, 0, 0}, {1, 0})[2] == 0xffffffff);
    STATIC_REQUIRE(words(first, rare, 1, 0)[2] == 0xfffffffe);
    STATIC_REQUIRE(words(first, rare, 1, 0)[2] < threshold(1));
}

TEST_CASE("the numbers of a name never change") {
    // They are part of every published result. Worked out by a philox written apart, in Python.
    STATIC_REQUIRE(words({.seed = 2012, .draw = 3, .replicate = 4}, {.arrived = 5, .place = 6}, 7, 8) ==
                   std::array<std::uint32_t, 4>{0xbc262d4d, 0xea7ac7d0, 0x08a90a66, 0xd47d5500});
}

TEST_CASE("every word of a case's quarter can be asked for by its slot, the spare ones too") {
    NamedWords named(world, id, 5);
    for (std::uint8_t block = 0; block < quarter_blocks; ++block)
        for (std::uint8_t word = 0; word < 4; ++word)
            CHECK(named.word({block, word}) == words(world, id, 5, block)[word]);
}
