#pragma once

#include <array>
#include <cstddef>

#include "sim/model/bands.h"
#include "sim/model/case_state.h"
#include "sim/model/decisions.h"

// The chances of one quarter as small tables, one a decision.
namespace ccsim {

/// Rows of the tables whose chances depend on the situation and on being in notice.
inline constexpr std::size_t noticed_rows = std::size_t{2} * situations;
constexpr std::size_t noticed_row(State s) {
    return static_cast<std::size_t>(s.situation) + (in_notice(s) ? situations : 0);
}
/// Rows of the tables whose chances depend on the situation and the debt; those without debt come first.
inline constexpr std::size_t debt_rows = std::size_t{debts} * situations;
constexpr std::size_t debt_row(State s) {
    return static_cast<std::size_t>(s.debt) * situations + static_cast<std::size_t>(s.situation);
}

template <class Number, std::size_t outcomes>
using ByProfile = std::array<std::array<Number, outcomes>, profiles>;

/// Chances (double) or cumulative thresholds (std::uint32_t) of every decision but selection, by row and profile.
template <class Number>
struct ChanceTables {
    std::array<ByProfile<Number, 2>, noticed_rows> leaves{};    ///< withdraws, closes reactively
    std::array<ByProfile<Number, 2>, situations> reassessed{};  ///< to nil or positive, amount changes
    std::array<ByProfile<Number, 1>, debt_rows> enforcement{};
    std::array<ByProfile<Number, 1>, debt_rows> direct{};
    std::array<ByProfile<Number, 5>, noticed_rows> pays{};        ///< by Outcome
    std::array<ByProfile<Number, 4>, debt_rows> settles{};        ///< clears, repays, adjusted, overpays
    std::array<std::array<Number, 2>, notice_ages> progresses{};  ///< by age of the notice: ends, drops out
    std::array<Number, 3> finalised{};                            ///< moved, written off, stays
    std::array<Number, 1> lapses{};
    std::array<std::array<Number, 1>, closure_routes> applies{};
    std::array<std::array<Number, 1>, child_counts> child_stops{};
};

/// Calls `visit` with each table, the same one of each argument together.
template <class Visit, class... Tables>
constexpr void for_each_table(const Visit& visit, Tables&... of) {
    visit(of.leaves...);
    visit(of.reassessed...);
    visit(of.enforcement...);
    visit(of.direct...);
    visit(of.pays...);
    visit(of.settles...);
    visit(of.progresses...);
    visit(of.finalised...);
    visit(of.lapses...);
    visit(of.applies...);
    visit(of.child_stops...);
}

constexpr std::size_t size_of_each_table() {
    std::size_t size = 0;
    const ChanceTables<double> tables;
    for_each_table([&size](const auto& table) { size += sizeof table; }, tables);
    return size;
}
static_assert(size_of_each_table() == sizeof(ChanceTables<double>), "for_each_table leaves none out");

}  // namespace ccsim
