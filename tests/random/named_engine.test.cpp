#include "sim/random/named_engine.h"

#include <array>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

#include "sim/random/draws.h"
#include "tests/support/chi_square.h"

using namespace ccsim;

namespace {

constexpr StreamName name{.seed = 42, .purpose = 3, .stage = 4, .lineage = 5, .step = 6};

std::vector<std::uint32_t> first_words(const StreamName& of, int count) {
    NamedEngine engine(of);
    std::vector<std::uint32_t> words;
    for (int i = 0; i < count; ++i) words.push_back(engine());
    return words;
}

}  // namespace

TEST_CASE("a named engine repeats under its name") { CHECK(first_words(name, 9) == first_words(name, 9)); }

TEST_CASE("a named engine gives philox's words one after another") {
    const auto words = first_words(name, 8);
    for (std::uint32_t block = 0; block < 2; ++block) {
        const auto made = philox({5, 6, 3U << 24 | 4, block}, {42 ^ 0x66697474U, 0x696e6721U});
        for (std::uint32_t i = 0; i < 4; ++i) CHECK(words[4 * block + i] == made[i]);
    }
}

TEST_CASE("a named engine changes with every part of its name") {
    std::set<std::uint32_t> seen;
    std::size_t made = 0;
    for (const StreamName& other :
         {name, StreamName{43, 3, 4, 5, 6}, StreamName{42 + (std::uint64_t{1} << 32), 3, 4, 5, 6},
          StreamName{42, 4, 4, 5, 6}, StreamName{42, 3, 5, 5, 6}, StreamName{42, 3, 4, 6, 6},
          StreamName{42, 3, 4, 5, 7}, StreamName{42, 3, 4, 6, 5}, StreamName{42, 4, 3, 5, 6}})
        for (const std::uint32_t word : first_words(other, 8)) {
            seen.insert(word);
            ++made;
        }
    CHECK(seen.size() == made);
}

TEST_CASE("a named engine shares no word with a case of the same seed") {
    const auto words_of_case =
        words({.seed = 42, .draw = 3U << 24 | 4, .replicate = 0}, {.arrived = 0, .place = 5}, 0, 6);
    const auto words_of_engine = first_words(name, 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK(words_of_case[i] != words_of_engine[i]);
}

TEST_CASE("uniform numbers of a named engine are even and never reach either end") {
    NamedEngine engine(name);
    std::array<std::int64_t, 20> bins{};
    for (int i = 0; i < 20'000; ++i) {
        const double u = uniform_between(engine);
        REQUIRE(u > 0);
        REQUIRE(u < 1);
        ++bins[static_cast<std::size_t>(u * 20)];
    }
    CHECK(tests::chance_if_uniform(bins) > tests::one_in_a_million);
}

TEST_CASE("the distributions of Boost.Random take a named engine") {
    NamedEngine engine(name);
    boost::random::normal_distribution<double> normal;
    double sum = 0, squares = 0;
    constexpr int count = 10'000;
    for (int i = 0; i < count; ++i) {
        const double z = normal(engine);
        sum += z;
        squares += z * z;
    }
    CHECK(std::abs(sum / std::sqrt(count)) < 5);
    CHECK(std::abs(squares - count) / std::sqrt(2.0 * count) < 5);
}
