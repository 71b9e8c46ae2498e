#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/quiet_quarter.h"
#include "sim/engine/stocks.h"

namespace ccsim {

/// Cases of one cohort that run through all quarters together, a vector at a time where little happens.
class Block {
public:
    Block(InstructionSet set, const World& world, std::uint16_t arrived, std::size_t capacity)
        : set_(set), world_(world), arrived_(arrived), families_(capacity), formers_(capacity) {}

    std::size_t size() const { return families_.size() + formers_.size(); }
    /// Takes in the cases from `first` to before `end` and counts them.
    void arrive(const Cohort& cohort, std::uint32_t first, std::uint32_t end, SampledTally& flows,
                QuarterStocks& stocks);
    /// One quarter of every case; those gone leave the block.
    void step(const SampledQuarter& quarter, const QuietTables& tables, SampledTally& flows, QuarterStocks& stocks);

    void clear();

private:
    struct Quarter;  ///< what a step reads and where it counts
    void take_in(std::uint32_t place, const Newcomer& c, QuarterStocks& stocks);
    void step_formers(const Quarter& q);
    void step_families(const Quarter& q);
    void step_former(const Quarter& q, std::size_t lane, std::size_t i);
    void step_family(const Quarter& q, std::size_t lane, std::size_t i);
    void lapse_former(const Quarter& q, std::size_t i);
    void count_selected(const Quarter& q, std::size_t i);
    void count_new_amount(const Quarter& q, std::uint32_t before, std::size_t i);
    void settle_family(const Quarter& q, std::size_t lane, std::size_t i);
    void make_words_of(const Quarter& q, const std::array<bool, blocks_in_use()>& needed, const Column& places,
                       Tile tile);

    InstructionSet set_;
    World world_;
    std::uint16_t arrived_;
    FamilyColumns families_;
    FormerColumns formers_;
    QuarterWords words_;             ///< of the tile at hand
    std::vector<std::size_t> left_;  ///< cases that leave their columns at the end of the step, in order
};

}  // namespace ccsim
