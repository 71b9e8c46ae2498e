#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "sim/random/draws.h"
#include "tests/support/chi_square.h"

using namespace ccsim;
using ccsim::tests::chance_if_uniform;
using ccsim::tests::one_in_a_million;

namespace {

using Words = std::array<std::uint32_t, 4>;

/// The words along one part of the name, the rest of it staying as it is.
struct Along {
    std::string part;
    std::function<Words(std::uint32_t)> words_at;
};

const std::vector<Along> parts{
    {"place", [](std::uint32_t i) { return words({}, {.arrived = 0, .place = i}, 1, 0); }},
    {"quarter and block",
     [](std::uint32_t i) { return words({}, {}, static_cast<std::uint16_t>(i >> 8), static_cast<std::uint8_t>(i)); }},
    {"draw", [](std::uint32_t i) { return words({.draw = i}, {}, 1, 0); }},
    {"replicate", [](std::uint32_t i) { return words({.replicate = i}, {}, 1, 0); }},
    {"seed", [](std::uint32_t i) { return words({.seed = i}, {}, 1, 0); }},
};

constexpr std::uint32_t names = 1U << 19;

/// Counts of the eight highest bits of one word.
std::vector<std::int64_t> counts_of(const Along& along, std::size_t word, std::uint32_t added_to_each = 0) {
    std::vector<std::int64_t> counts(256);
    for (std::uint32_t i = 0; i < names; ++i) {
        const std::uint64_t moved = std::uint64_t{along.words_at(i)[word]} + added_to_each;
        ++counts[std::min<std::uint64_t>(moved, 0xffffffff) >> 24];
    }
    return counts;
}

}  // namespace

TEST_CASE("each word is uniform along each part of the name", "[statistical]") {
    for (const Along& along : parts)
        for (std::size_t word = 0; word < 4; ++word) {
            INFO(along.part << ", word " << word);
            CHECK(chance_if_uniform(counts_of(along, word)) > one_in_a_million);
        }
    // And the test notices words that are a thousandth of the range too high.
    CHECK(chance_if_uniform(counts_of(parts[0], 0, 1U << 22)) < one_in_a_million);
}

TEST_CASE("words of neighbouring names are independent", "[statistical]") {
    for (const Along& along : parts)
        for (std::size_t word = 0; word < 4; ++word) {
            INFO(along.part << ", word " << word);
            std::vector<std::int64_t> pairs(256);
            std::uint32_t last = along.words_at(0)[word];
            for (std::uint32_t i = 1; i < names; ++i) {
                const std::uint32_t now = along.words_at(i)[word];
                ++pairs[(last >> 28) * 16 + (now >> 28)];
                last = now;
            }
            CHECK(chance_if_uniform(pairs) > one_in_a_million);
        }
}

TEST_CASE("words of one block are independent", "[statistical]") {
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = a + 1; b < 4; ++b) {
            INFO("words " << a << " and " << b);
            std::vector<std::int64_t> pairs(256);
            for (std::uint32_t i = 0; i < names; ++i) {
                const Words block = parts[0].words_at(i);
                ++pairs[(block[a] >> 28) * 16 + (block[b] >> 28)];
            }
            CHECK(chance_if_uniform(pairs) > one_in_a_million);
        }
}
