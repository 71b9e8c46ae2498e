#pragma once

#include <array>
#include <cstdint>

#include "sim/random/philox.h"

// Every random number has a name: which case, which quarter, what for, in which parameter draw and replicate. Nothing
// is carried from one draw to the next, so results do not depend on threads, block sizes or the order of asking.
namespace ccsim {

/// Which case, the same in every scenario: the quarter it arrived, counted from the opening (0), and its place in that
/// quarter's queue.
struct CaseId {
    std::uint16_t arrived = 0;
    std::uint32_t place = 0;
    friend constexpr auto operator<=>(const CaseId&, const CaseId&) = default;
};

/// One parameter draw and one replicate under a seed. Neither number changes when there are more of the other.
struct World {
    std::uint64_t seed = 1;
    std::uint32_t draw = 0;
    std::uint32_t replicate = 0;
};

/// Four decisions share a block. Blocks 0 to 7 are a case's quarter, of which 3 to 7 are spare: a decision that is
/// added takes the next of their twenty words, and no other decision's luck changes. 8 to 11 are the attributes on
/// arrival. Who has which word of a quarter stands in sim/model/decision_table.h, is part of every published result and
/// never changes.
struct Slot {
    std::uint8_t block = 0;
    std::uint8_t word = 0;
    friend constexpr bool operator==(Slot, Slot) = default;
};
inline constexpr int quarter_blocks = 8;
inline constexpr int arrival_block = 8;
inline constexpr int arrival_blocks = 4;
static_assert(quarter_blocks <= arrival_block);

/// The four words of one block of one case in one quarter. A word is uniform on 0 to 2^32 - 2: the top value is folded
/// down, so that the threshold 2^32 - 1 stands for "always".
constexpr std::array<std::uint32_t, 4> words(const World& world, CaseId id, std::uint16_t quarter, std::uint8_t block) {
    const std::uint32_t when_and_why = std::uint32_t{id.arrived} << 20 | (std::uint32_t{quarter} & 0xfffU) << 8 | block;
    auto out = philox({id.place, when_and_why, world.draw, world.replicate},
                      {static_cast<std::uint32_t>(world.seed), static_cast<std::uint32_t>(world.seed >> 32)});
    for (std::uint32_t& word : out) word = word == 0xffffffffU ? 0xfffffffeU : word;
    return out;
}

/// The random words of one case in one quarter, each block made when a word of it is asked for.
class NamedWords {
public:
    NamedWords(const World& world, CaseId id, std::uint16_t quarter) : world_(world), id_(id), quarter_(quarter) {}

    std::uint32_t word(Slot slot) {
        if (!made_[slot.block]) {
            made_[slot.block] = true;
            blocks_[slot.block] = words(world_, id_, quarter_, slot.block);
        }
        return blocks_[slot.block][slot.word];
    }

private:
    World world_;
    CaseId id_;
    std::uint16_t quarter_;
    std::array<bool, quarter_blocks> made_{};
    std::array<std::array<std::uint32_t, 4>, quarter_blocks> blocks_{};
};

/// The threshold for a chance: an event happens when its word is below it. 0 never happens, 1 always does, and between
/// them the chance is met to 2.4e-10.
constexpr std::uint32_t threshold(double chance) {
    if (!(chance > 0)) return 0;
    if (chance >= 1) return 0xffffffffU;
    const double scaled = chance * 4294967295.0 + 0.5;
    return scaled >= 4294967295.0 ? 0xffffffffU : static_cast<std::uint32_t>(scaled);
}

}  // namespace ccsim
