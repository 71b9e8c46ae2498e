#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

#include "sim/engine/by_lane.h"
#include "sim/engine/expected_flows.h"
#include "sim/engine/expected_moves.h"
#include "sim/model/quarter_tables.h"

// The expected engine's families: cases with a qualifying child, of one profile and vector of lanes, at one place of
// the closure programme (open, or in notice for so long).
namespace ccsim {

using BySituation = std::array<ByLane, family_situations>;
/// Cases by debt class and situation.
using FamilyCases = std::array<BySituation, debts>;
/// Money of those that owe, by debt class (small, large) and situation, in pence.
using FamilyMoney = std::array<BySituation, debts - 1>;

/// Families with the totals of what they owe.
struct Families {
    FamilyCases cases{};
    FamilyMoney arrears{}, secretary_of_state{};
    FamilyCases not_paid{};  ///< those that have not paid since January 2012
};

/// Where cases may be without a payment since January 2012: not where the last outcome is one.
constexpr bool may_never_have_paid(std::size_t s) {
    const auto situation = static_cast<Situation>(s);
    return situation == Situation::direct || !is_contributing(situation);
}
inline constexpr auto never_paid = [] {
    std::array<std::size_t, 6> there{};
    std::size_t next = 0;
    for (std::size_t s = 0; s < family_situations; ++s)
        if (may_never_have_paid(s)) there[next++] = s;
    return there;
}();

/// Groups of situations that age, leave and are reassessed alike.
inline constexpr std::size_t family_groups = 4;
inline constexpr std::array<Situation, family_groups> first_of_group{
    Situation::collected_none_yet, Situation::enforced_none_yet, Situation::direct, Situation::nil};
inline constexpr std::size_t payment_outcomes = 5;

/// What happens to an arrears debt in a quarter, by chances of cases and by fractions of money.
struct SettlingChances {
    double pays = 0, clears = 0, adjusted = 0;  ///< clears is a part of pays
    double freed = 0;                           ///< clears, or is adjusted and owes nothing then
    double freed_unpaid = 0, still_unpaid = 0;  ///< of those that have not paid since January 2012: still have not
    double repaid = 0, taken = 0, left = 1;     ///< of the arrears, on average
};

/// What a case is due to pay and pays in a quarter, in pence: the mean of a class.
struct FamilyAmounts {
    double due = 0, due_direct = 0, overpaid = 0;
    std::array<double, payment_outcomes> paid{};
};

/// The chances of one profile, open or in notice, in one quarter, picked out of its tables; money is the mean of the
/// profile's class. What lasts for all quarters is picked when it is made, the rest from quarter to quarter.
struct FamilyChances {
    FamilyChances(const ChanceTables<double>& tables, const ArrearsPayment& arrears, std::size_t of_profile,
                  bool noticed);
    void pick_moves(const ChanceTables<double>& tables);
    void pick_amounts(const MeanAmounts& means);

    template <class Number>
    using ByOutcome = std::array<Number, payment_outcomes>;

    std::size_t profile;
    bool in_notice;
    std::array<double, family_groups> withdraws{}, closes{}, reassessed{}, amount_changes{};
    std::array<std::array<std::array<double, family_situations>, family_moves>, debts> moves{};
    bool moves_look_at_debt = false;
    std::array<ByOutcome<ByOutcome<double>>, 2> pays{};  ///< service, last outcome, this one
    std::array<double, family_situations> overpays{};
    /// By debt class (small, large) and situation, those without a qualifying child too.
    std::array<std::array<SettlingChances, situations>, debts - 1> settles{};
    FamilyAmounts amounts;         ///< of a whole quarter
    FamilyAmounts ending_amounts;  ///< of one in which the notice ends

    const FamilyAmounts& amounts_if(bool ends) const { return ends ? ending_amounts : amounts; }
};

/// Where families go before they pay, by group of situations.
struct LeavingChances {
    LeavingChances(const FamilyChances& chances, const ByLane& ages_out);
    ByLane ages_out;
    std::array<ByLane, family_groups> withdraws, over, closes, reassessed, stays;  ///< over: ages out or withdraws
};

inline LeavingChances::LeavingChances(const FamilyChances& chances, const ByLane& out) : ages_out(out) {
    for (std::size_t g = 0; g < family_groups; ++g) {
        const double leaves = chances.withdraws[g] + chances.closes[g];
        withdraws[g] = (1 - out) * chances.withdraws[g];
        over[g] = out + withdraws[g];
        closes[g] = (1 - out) * chances.closes[g];
        const ByLane left = (1 - out) * (1 - leaves);
        reassessed[g] = left * chances.reassessed[g];
        stays[g] = left * (1 - chances.reassessed[g]);
    }
}

/// Where those go who stop being families, with the totals of what they owe; those that owe nothing are gone.
struct Owing {
    ByLane cases{}, arrears{}, secretary_of_state{}, not_paid{};
};
struct FamilyExits {
    std::array<Owing, debts - 1> over{};   ///< by ageing out and withdrawal, by debt class (small, large)
    std::array<Owing, debts - 1> ended{};  ///< by reactive closure
    ByLane paid_and_nil{};                 ///< that paid in the quarter, are nil and owe nothing at its end
    ByLane paid_and_gone{};                ///< that paid in the quarter and whose notice then ends
};

/// Repayment, clearing and adjustment of arrears; overpaying of those without. The last step of a family's quarter
/// before its notice progresses.
void settle_arrears(Families& families, const FamilyChances& chances, bool ends, bool owes_secretary_of_state,
                    FamilyExits& exits, ExpectedFlows& flows);
void settle_arrears_uncounted(FamilyCases& cases, const FamilyChances& chances);

/// Counts what families with the same chances are about to do in a quarter, all of them together, but for going without
/// arrears and for what settling brings. `ends`: their notice ends this quarter.
void count_moves(std::initializer_list<const Families*> families, const FamilyChances& chances, bool ends,
                 const LeavingChances& leaving, ExpectedFlows& flows);

/// Takes families through ageing out, leaving, reassessment, enforcement, Maintenance Direct, payment and arrears, and
/// counts the flows that count_moves does not. `ends`: their notice ends this quarter; `owes_secretary_of_state` is
/// false where nothing is owed to the Secretary of State.
void live_a_quarter(Families& families, const FamilyChances& chances, const LeavingChances& leaving, bool ends,
                    bool owes_secretary_of_state, FamilyExits& exits, ExpectedFlows& flows);

/// The same for cases that are counted elsewhere.
void live_a_quarter_uncounted(FamilyCases& cases, const FamilyChances& chances, const LeavingChances& leaving);

/// The same for those of all `selected` that come from one origin (expected_notices.h).
void live_first_quarter(const FamilyCases& selected, std::size_t origin, int direct_segment, FamilyCases& cases,
                        const FamilyChances& chances, const LeavingChances& leaving);

}  // namespace ccsim
