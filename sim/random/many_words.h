#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/random/draws.h"
#include "sim/random/instruction_set.h"

namespace ccsim {

/// Cases whose words are made together: few enough that all their words stay in the nearest cache.
inline constexpr std::size_t cases_a_tile = 256;

/// The most cases that are worked on at once; columns that vectors read are filled up to a multiple of it.
inline constexpr std::size_t cases_a_stride = 32;

/// The four words of one block of many cases, one row a word.
struct alignas(64) BlockOfWords {
    std::array<std::array<std::uint32_t, cases_a_tile>, 4> rows;

    std::array<std::uint32_t, 4> of(std::size_t i) const { return {rows[0][i], rows[1][i], rows[2][i], rows[3][i]}; }
};

/// A block's name, but for the place.
struct BlockName {
    World world;
    std::uint16_t arrived = 0, quarter = 0;
    std::uint8_t block = 0;
};

/// The words of the first `cases` places (at most `cases_a_tile`), as `words` gives them one by one. Reads places, and
/// writes words, up to the next multiple of `cases_a_stride`.
void make_words(InstructionSet set, const BlockName& name, const std::uint32_t* places, std::size_t cases,
                BlockOfWords& out);

}  // namespace ccsim
