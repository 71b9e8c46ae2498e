#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/case_step.h"

namespace ccsim {

/// Situation, in notice or not, and profile, as one place in a table.
inline constexpr std::size_t quiet_cells = noticed_rows * profiles;
inline constexpr std::size_t amounts_a_service = liability_classes * liability_ranks;

/// One quarter's thresholds and amounts, laid out for vectors. A decision with several outcomes has the last threshold
/// only: is it any of them?
struct QuietTables {
    using ByCell = std::array<std::uint32_t, quiet_cells>;
    std::array<std::uint32_t, std::size_t{2} * situations> select{};  ///< clerical, situation
    std::uint32_t child_stops = 0;                                    ///< the largest of any number of children
    ByCell leaves{}, reassessed{}, enforcement{}, direct{};
    std::array<ByCell, 4> pays{};                               ///< a word is past `outcome` of them
    std::array<std::uint32_t, debt_rows * profiles> settles{};  ///< debt, situation, profile
    std::array<std::uint32_t, notice_ages> progresses{};        ///< by age
    std::uint32_t lapses = 0, finalised = 0;
    std::array<std::uint32_t, services * amounts_a_service> due{};         ///< in the quarter: service, class, rank
    std::array<std::uint32_t, std::size_t{5} * amounts_a_service> paid{};  ///< outcome, class, rank
};

QuietTables quiet_tables(const SampledQuarter& quarter);

}  // namespace ccsim
