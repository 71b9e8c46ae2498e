#pragma once

#include <cstdint>

#include "sim/random/draws.h"
#include "sim/random/instruction_set.h"

// Random blocks as fast as this machine makes them, and nothing else: the yardstick of every benchmark.
namespace ccsim::bench {

/// Makes blocks `first_block` and so on, `blocks_a_case` of them, of the first `cases` cases of the opening's queue in
/// one quarter, with one set of instructions. Answers words put together of all, so that none can be left out.
std::uint32_t draw_blocks(InstructionSet set, const World& world, std::uint32_t cases, std::uint16_t quarter,
                          int first_block, int blocks_a_case);

/// How many blocks a second draw_blocks makes just now, with the best instructions there are.
double blocks_a_second(std::uint32_t count);

}  // namespace ccsim::bench
