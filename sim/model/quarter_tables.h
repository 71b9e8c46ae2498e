#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/model/case_state.h"
#include "sim/model/decisions.h"
#include "sim/model/liability_tables.h"
#include "sim/scenario/scenario.h"

// The rules of one quarter as small tables. Both engines read them: the expected engine the chances, the sampled one
// the thresholds made from them. Chances are computed here and nowhere else.
namespace ccsim {

/// Rows of the tables whose chances depend on the situation and on being in notice.
inline constexpr std::size_t noticed_rows = std::size_t{2} * situations;
constexpr std::size_t noticed_row(State s) {
    return static_cast<std::size_t>(s.situation) + (in_notice(s) ? situations : 0);
}
/// Rows of the table whose chances depend on the situation and the debt.
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
    std::array<ByProfile<Number, 1>, situations> enforcement{};
    std::array<ByProfile<Number, 1>, situations> direct{};
    std::array<ByProfile<Number, 5>, noticed_rows> pays{};        ///< by Outcome
    std::array<ByProfile<Number, 4>, debt_rows> settles{};        ///< clears, repays, adjusted, overpays
    std::array<std::array<Number, 2>, notice_ages> progresses{};  ///< by age of the notice: ends, drops out
    std::array<Number, 3> finalised{};                            ///< moved, written off, stays
    std::array<Number, 1> lapses{};
    std::array<std::array<Number, 1>, closure_routes> applies{};
    std::array<std::array<Number, 1>, child_counts> child_stops{};
};

/// Everything a quarter's rules need, but for the selection chances, which come from the macro path.
struct QuarterTables {
    ChanceTables<double> chances;
    LiabilityTables liabilities;
    std::uint32_t fraction_repaid[debts] = {};  ///< of a balance, in 2^-32, by debt class
    std::uint32_t fraction_adjusted[debts] = {};
};

/// Makes the tables of a scenario's quarters; what does not change from quarter to quarter is worked out once. The
/// scenario must outlive it.
class QuarterTableMaker {
public:
    explicit QuarterTableMaker(const Scenario& scenario);
    /// The tables of quarter `index` of the run: 1 is the first; 0, the opening, has amounts only.
    QuarterTables tables(int index) const;

private:
    const Scenario* scenario_;
    LiabilityTableMaker liabilities_;
    ChanceTables<double> lasting_;  ///< the chances that are the same in every quarter
};

/// The tables of quarter `index`, made for once.
QuarterTables quarter_tables(const Scenario& scenario, int index);

/// Cumulative thresholds for the sampled engine.
ChanceTables<std::uint32_t> thresholds_of(const ChanceTables<double>& chances);

/// A chance whose odds are multiplied by `odds`. 0 and 1 stay what they are.
double with_odds(double chance, double odds);

/// Selection chances by segment, given how many are eligible: capacity goes first to cases that drifted into segments 1
/// to 3 after those were worked through, then to the phase's own segments in order, each taking the lesser of what is
/// eligible and what is left.
std::array<double, segments> selection_chances(const Scenario& scenario, int index,
                                               const std::array<double, segments>& eligible);

}  // namespace ccsim
