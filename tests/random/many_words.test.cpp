#include <catch2/catch.hpp>
#include <numeric>

#include "sim/random/many_words.h"

using namespace ccsim;

namespace {

struct Places {
    alignas(64) std::array<std::uint32_t, cases_a_tile> numbers{};
};

/// The first place at which the words differ from those made one by one, or `cases`.
std::size_t first_difference(InstructionSet set, const BlockName& name, const Places& places, std::size_t cases) {
    BlockOfWords out{};
    make_words(set, name, places.numbers.data(), cases, out);
    for (std::size_t i = 0; i < cases; ++i)
        if (out.of(i) != words(name.world, {name.arrived, places.numbers[i]}, name.quarter, name.block)) return i;
    return cases;
}

}  // namespace

TEST_CASE("the words of many cases are the words of each whatever the instruction set") {
    const World world{.seed = 0x0123'4567'89ab'cdef, .draw = 0xfedc'ba98, .replicate = 0x7654'3210};
    Places places;
    std::iota(places.numbers.begin(), places.numbers.end(), 0xffff'ff80U);  // past the top and on from 0
    for (const InstructionSet set : available_instruction_sets())
        for (const std::uint8_t block : std::initializer_list<std::uint8_t>{0, 1, 2, 8, 11})
            for (const std::size_t cases :
                 {std::size_t{1}, std::size_t{15}, std::size_t{16}, std::size_t{17}, cases_a_tile}) {
                INFO("instruction set " << static_cast<int>(set) << ", block " << int{block} << ", " << cases
                                        << " cases");
                CHECK(first_difference(set, {world, 4'095, 27, block}, places, cases) == cases);
            }
}

TEST_CASE("a block's words do not depend on the order of the cases") {
    Places places;
    for (std::size_t i = 0; i < places.numbers.size(); ++i)
        places.numbers[i] = static_cast<std::uint32_t>(i * 2'654'435'761U);
    for (const InstructionSet set : available_instruction_sets())
        CHECK(first_difference(set, {World{}, 0, 1, 2}, places, cases_a_tile) == cases_a_tile);
}

TEST_CASE("the top value of a word is folded down in every lane") {
    constexpr std::uint32_t rare = 163'376'668;
    STATIC_REQUIRE(philox({rare, 1U << 8, 0, 0}, {1, 0})[2] == 0xffff'ffff);
    Places places;
    places.numbers.fill(rare);
    for (const InstructionSet set : available_instruction_sets()) {
        INFO("instruction set " << static_cast<int>(set));
        BlockOfWords out{};
        make_words(set, {World{}, 0, 1, 0}, places.numbers.data(), cases_a_tile, out);
        for (const std::uint32_t word : out.rows[2]) REQUIRE(word == 0xffff'fffe);
    }
}

TEST_CASE("every machine can step cases one by one") {
    CHECK(available_instruction_sets().front() == InstructionSet::scalar);
}
