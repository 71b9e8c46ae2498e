#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/columns.h"
#include "sim/engine/quiet_tables.h"
#include "sim/random/many_words.h"

// In most quarters of most cases little happens: a liability is paid or not, a case is selected, its amount changes.
// That is worked out here for a vector of cases at once, in the order of case_step.h; a case in which anything else
// happens is only found here, and stepped there. Both read the same words, so who steps a case makes no difference to
// it.
namespace ccsim {

/// Cases of a tile, one bit each.
using CaseSet = std::array<std::uint64_t, cases_a_tile / 64>;

/// A stretch of a block, at most a tile.
struct Tile {
    std::size_t first = 0, cases = 0;
};

/// What quiet families owed and paid, in pence: collected, enforced, direct.
struct QuietFlows {
    std::array<std::uint64_t, 3> due{};
    std::array<std::uint64_t, 2> paid{};
};

/// The families of a tile to whom something happened, or may.
struct FamilyEvents {
    CaseSet eventful{};     ///< left as they were: something other than the rest of this list may happen
    CaseSet selected{};     ///< for closure; not counted yet
    CaseSet new_amounts{};  ///< not counted yet
    CaseSet settling{};     ///< have yet to pay towards arrears, to have them adjusted or to overpay
    alignas(64) std::array<std::uint32_t, cases_a_tile> old_amounts;  ///< of the whole tile
};

/// Words of the cases of a tile, by block.
using QuarterWords = std::array<BlockOfWords, blocks_in_use()>;

/// Steps the quiet families of a tile.
void live_quietly(InstructionSet set, const QuietTables& tables, bool just_arrived, const QuarterWords& words,
                  Tile tile, FamilyColumns& families, FamilyEvents& events, QuietFlows& flows);

/// The cases of a tile without a qualifying child in which anything happens.
struct FormerEvents {
    CaseSet eventful{};  ///< something other than lapsing
    CaseSet lapsing{};   ///< nothing but lapsing
};

FormerEvents find_events(InstructionSet set, const QuietTables& tables, const QuarterWords& words, Tile tile,
                         const FormerColumns& formers);

/// Calls `visit` with the place in the tile of each case of a set, lowest first.
template <class Visit>
void for_each_case(const CaseSet& set, const Visit& visit) {
    for (std::size_t part = 0; part < set.size(); ++part)
        for (std::uint64_t left = set[part]; left != 0; left &= left - 1)
            visit(part * 64 + static_cast<std::size_t>(__builtin_ctzll(left)));
}

}  // namespace ccsim
