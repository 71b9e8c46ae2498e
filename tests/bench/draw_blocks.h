#pragma once

#include <array>
#include <cstdint>

#include "sim/random/draws.h"

// Random blocks as fast as this build makes them, and nothing else: the yardstick of every benchmark. A faster
// generator, such as one for another set of instructions, comes in here.
namespace ccsim::bench {

using Words = std::array<std::uint32_t, 4>;

/// Philox on `count` counters in a row, all words put together so that none is left out.
Words draw_philox_blocks(Words counter, std::uint32_t count);

/// The same with names: blocks `first_block` and so on, `blocks_a_case` of them, of the first `cases` cases of the
/// opening's queue in one quarter.
Words draw_named_blocks(const World& world, std::uint32_t cases, std::uint16_t quarter, int first_block,
                        int blocks_a_case);

/// How many blocks a second draw_philox_blocks makes just now.
double blocks_a_second(std::uint32_t count);

}  // namespace ccsim::bench
