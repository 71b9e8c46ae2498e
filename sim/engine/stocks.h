#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/engine/columns.h"
#include "sim/engine/quiet_tables.h"

// What is counted at the end of a quarter.
namespace ccsim {

/// Adds a case to the stocks at the end of a quarter.
void count_stocks(const Newcomer& c, bool paid_this_quarter, const LiabilityTables& amounts, int direct_segment,
                  SampledTally& tally);

/// The part of it for a case that is live by nothing but a payment in the quarter.
inline void count_payment_alone(const Newcomer& c, bool paid_this_quarter, SampledTally& tally) {
    if (!paid_this_quarter || has_current_liability(c.state.situation) || c.state.debt != Debt::none) return;
    tally[tally::live_without_liability_or_arrears(static_cast<std::size_t>(c.scheme), c.clerical ? 1 : 0)] += 1;
    tally[tally::live_children(c.children)] += 1;
}

// The same faster, over a stretch of cases and all quarters. The situation, outcome and arrears of a family change in
// many a quarter, so families are counted anew each time; the rest, and everything about former families, is counted
// once on arrival and again when it changes.

/// Adds (`sign` 1) or takes away (-1) a case without a qualifying child.
void count_former(const Newcomer& c, int sign, SampledTally& tally);

/// Counts that a case without a qualifying child has lapsed: `c` is the case before.
void count_lapse(const Newcomer& c, SampledTally& tally);

/// The stocks of one quarter.
struct QuarterStocks {
    static constexpr std::size_t bands = 8;    ///< arrears bands, and one to spare
    static constexpr int count_from_bit = 47;  ///< 2^16 balances below 2^31 are below 2^47

    /// Families at the end of the quarter by scheme and clerical, in notice, situation, debt.
    std::array<std::uint32_t, std::size_t{4} * 2 * family_situations * debts> families{};
    /// The same families by situation, debt, liability class and arrears band: their arrears in pence, and above those,
    /// from `count_from_bit`, how many.
    std::array<std::uint64_t, std::size_t{family_situations} * debts * liability_classes * bands> balances{};
    std::int64_t not_paid_since_january_2012 = 0, children_benefiting = 0;

    /// Changes since the quarter before: of families with a current liability by service, class and rank; of the rest.
    std::array<std::int32_t, services * amounts_a_service> liabilities{};
    SampledTally others;

    /// Adds or takes away what seldom changes about a family.
    void count_lasting(const Newcomer& c, int sign);
    /// Counts a family's new amount; both as columns write them.
    void count_new_amount(Situation situation, std::uint32_t before, std::uint32_t after);
    /// Counts what settling has changed of that.
    void count_settling(const Newcomer& before, const Newcomer& after);
};

/// Where a liability is counted: service, class, rank.
constexpr std::size_t place_of_liability(Situation s, std::uint32_t amount) {
    return (s == Situation::direct ? maintenance_direct : collection_service) * amounts_a_service + amount;
}

inline void QuarterStocks::count_new_amount(Situation situation, std::uint32_t before, std::uint32_t after) {
    liabilities[place_of_liability(situation, before)] -= 1;
    liabilities[place_of_liability(situation, after)] += 1;
}

inline void QuarterStocks::count_lasting(const Newcomer& c, int sign) {
    const Situation s = c.state.situation;
    if (has_current_liability(s)) liabilities[place_of_liability(s, amount_of(c))] += sign;
    if (has_current_liability(s) || c.state.debt != Debt::none) others[tally::live_children(c.children)] += sign;
    if (c.state.stage > 0) others[tally::in_notice(static_cast<std::size_t>(notice_segment(c.state.stage)))] += sign;
    others[tally::secretary_of_state_pence()] += sign * std::int64_t{c.secretary_of_state_pence};
}

inline void QuarterStocks::count_settling(const Newcomer& before, const Newcomer& after) {
    others[tally::secretary_of_state_pence()] += after.secretary_of_state_pence - before.secretary_of_state_pence;
    const bool live_by_arrears_alone = !has_current_liability(before.state.situation);
    if (live_by_arrears_alone && before.state.debt != Debt::none && after.state.debt == Debt::none)
        others[tally::live_children(before.children)] -= 1;
}

/// No more than this many cases fit a QuarterStocks.
inline constexpr std::uint32_t most_cases_counted = 65'536;

/// Counts the families of a block.
void count_families(InstructionSet set, const FamilyColumns& families, QuarterStocks& stocks);

/// Adds the stocks of every quarter to its totals.
void add_stocks(const std::vector<QuarterStocks>& stocks, const std::vector<SampledQuarter>& quarters,
                std::vector<SampledTally>& totals);

}  // namespace ccsim
