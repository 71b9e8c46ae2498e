#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/case_step.h"
#include "sim/engine/rare_decisions.h"

namespace ccsim {

/// Situation, in notice or not, and profile, as one place in a table.
inline constexpr std::size_t quiet_cells = noticed_rows * profiles;
inline constexpr std::size_t amounts_a_service = liability_classes * liability_ranks;

/// Looking up costs a vector more than comparing. So an entry of these tables is two numbers of 16 bits, the first of
/// them below, each the top half of a threshold. Where the top half of a word leaves it open whether the word is below
/// the threshold, case_step.h has to be asked.
using HalvesByCell = std::array<std::uint32_t, quiet_cells>;
/// The same by debt, situation and profile.
using HalvesByDebt = std::array<std::uint32_t, debt_rows * profiles>;
constexpr std::size_t pairs(std::size_t halves) { return (halves + 1) / 2; }

/// The top half of a word that is below the threshold is not above this.
constexpr std::uint32_t highest_half(std::uint32_t threshold) { return threshold == 0 ? 0 : (threshold - 1) >> 16; }

/// One quarter's thresholds and amounts, laid out for vectors. A decision with several outcomes has the last threshold
/// only (is it any of them?), but for paying.
struct QuietTables {
    bool selects = false;                                               ///< any case at all
    std::array<std::uint32_t, std::size_t{2} * situations> select{};    ///< clerical, situation
    std::array<std::uint32_t, std::size_t{2} * situations> segments{};  ///< the segment that a case is selected in
    std::uint32_t child_stops = 0;                                      ///< the largest of any number of children
    /// Of rare decisions, two and two: highest halves.
    std::array<HalvesByCell, pairs(rare_decisions<Kin::families>.size())> rare{};
    std::array<HalvesByDebt, pairs(rare_decisions<Kin::formers>.size())> rare_of_formers{};
    std::array<std::uint32_t, quiet_cells> to_nil_or_positive{};
    std::array<HalvesByCell, 2> pays{};                         ///< two and two: a word is past `outcome` of them
    std::array<std::uint32_t, debt_rows * profiles> settles{};  ///< debt, situation, profile
    std::array<std::uint32_t, notice_ages> progresses{};        ///< by age
    std::uint32_t lapses = 0, finalised = 0;
    std::array<bool, blocks_in_use()> family_blocks{}, former_blocks{};  ///< the random words that may be asked for
    /// Pence in the quarter by class and rank: due in the collection service, paid by outcome under half and half to
    /// 90%, due in Maintenance Direct. Beside each other, because what is looked up together comes from memory
    /// together.
    std::array<std::uint32_t, 4 * amounts_a_service> pence{};
};

QuietTables quiet_tables(const SampledQuarter& quarter);

}  // namespace ccsim
