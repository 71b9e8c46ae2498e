#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/engine/distributed.h"
#include "sim/engine/replicate_tasks.h"
#include "sim/engine/run.h"
#include "sim/model/tally.h"

// How the draws of a run are shared out over ranks: evenly, whatever the number of either. Where a share begins or ends
// within a draw, each rank simulates a part of its cases, and their totals, which are whole numbers, are added up.
namespace ccsim {

/// The draws that a rank works on, one after another.
class RankDraws {
public:
    RankDraws(std::size_t draws, std::size_t which, std::size_t many) : draws_(draws), which_(which), many_(many) {}
    explicit RankDraws(std::size_t draws)
        : RankDraws(draws, static_cast<std::size_t>(rank()), static_cast<std::size_t>(ranks())) {}

    std::size_t first() const { return draws_ * which_ / many_; }
    std::size_t count() const { return (draws_ * (which_ + 1) + many_ - 1) / many_ - first(); }
    /// What it does of one of them.
    PartOfDraw part_of(std::size_t draw) const {
        const std::size_t before = draw * many_;
        return {.first = std::max(draws_ * which_, before) - before,
                .end = std::min(draws_ * (which_ + 1), before + many_) - before,
                .of = many_};
    }

private:
    std::size_t draws_, which_, many_;
};

/// What a part of a draw comes to. Parts of a draw add up to the whole.
struct PartResult {
    Series expected;  ///< of the simulated cases; the same in all parts
    std::vector<std::vector<SampledTally>> replicates;
    std::uint64_t case_quarters = 0;
};

/// Parts of draws that several ranks work on.
class SplitDraws {
public:
    /// Of a run of so many draws, replicates and totals (the opening counts as one).
    SplitDraws(std::size_t draws, std::size_t replicates, std::size_t quarters);

    /// Of this rank. By any thread, each draw once.
    void keep(std::size_t draw, PartResult part);

    /// The draws whose end is this rank's, by number, with what all ranks found. Called by all of them.
    std::vector<std::pair<std::size_t, PartResult>> added_up();

private:
    std::size_t all_draws_, replicates_, quarters_;
    std::vector<std::size_t> draws_;
    std::vector<PartResult> kept_;
};

}  // namespace ccsim
