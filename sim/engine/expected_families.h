#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/expected_flows.h"
#include "sim/engine/four_lanes.h"
#include "sim/model/quarter_tables.h"

// The expected engine's families: cases with a qualifying child, of one profile and four lanes, at one place of the
// closure programme (open, or in notice for so long).
namespace ccsim {

using BySituation = std::array<Four, family_situations>;
/// Cases by debt class and situation.
using FamilyCases = std::array<BySituation, debts>;
/// Money of those that owe, by debt class (small, large) and situation, in pence.
using FamilyMoney = std::array<BySituation, debts - 1>;

/// Families with the totals of what they owe.
struct Families {
    FamilyCases cases{};
    FamilyMoney arrears{}, secretary_of_state{};
    FamilyCases
        not_paid{};  ///< those that have not paid since January 2012: none of those whose last outcome is a payment
};

/// Groups of situations that age, leave and are reassessed alike.
inline constexpr std::size_t family_groups = 4;  ///< collected, enforced, direct, nil
inline constexpr std::size_t payment_outcomes = 5;

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
    ByOutcome<double> starts{}, lifted{}, joins{};
    double leaves_direct = 0;
    std::array<ByOutcome<ByOutcome<double>>, 2> pays{};  ///< service, last outcome, this one
    bool parts_pay_alike = false;                        ///< whether it matters not which part was paid last
    std::array<double, family_situations> overpays{};
    std::array<std::array<double, family_situations>, debts - 1> clears{}, repays{}, adjusted{};
    std::array<double, debts - 1> fraction_repaid{}, fraction_adjusted{};  ///< of a small debt all is adjusted
    double due_pence = 0, due_direct_pence = 0, overpaid_pence = 0;
    ByOutcome<double> paid_pence{};
};

/// Where families go before they pay, by group of situations.
struct LeavingChances {
    LeavingChances(const FamilyChances& chances, const Four& ages_out);
    Four ages_out;
    std::array<Four, family_groups> withdraws, closes, reassessed, stays;
};

inline LeavingChances::LeavingChances(const FamilyChances& chances, const Four& out) : ages_out(out) {
    for (std::size_t g = 0; g < family_groups; ++g) {
        const double leaves = chances.withdraws[g] + chances.closes[g];
        withdraws[g] = (1 - out) * chances.withdraws[g];
        closes[g] = (1 - out) * chances.closes[g];
        const Four left = (1 - out) * (1 - leaves);
        reassessed[g] = left * chances.reassessed[g];
        stays[g] = left * (1 - chances.reassessed[g]);
    }
}

/// Where those go who stop being families, with the totals of what they owe; those that owe nothing are gone.
struct Owing {
    Four cases{}, arrears{}, secretary_of_state{}, not_paid{};
};
struct FamilyExits {
    std::array<Owing, debts - 1> over{};   ///< by ageing out and withdrawal, by debt class (small, large)
    std::array<Owing, debts - 1> ended{};  ///< by reactive closure
    Four paid_and_nil{};                   ///< that paid in the quarter, are nil and owe nothing at its end
    Four paid_and_gone{};                  ///< that paid in the quarter and whose notice then ends
};

/// Repayment, clearing and adjustment of arrears; overpaying of those without. The last step of a family's quarter
/// before its notice progresses.
void settle_arrears(Families& families, const FamilyChances& chances, const LaneTraits& traits, double ends,
                    bool owes_secretary_of_state, FamilyExits& exits, ExpectedFlows& flows);
void settle_arrears_uncounted(FamilyCases& cases, const FamilyChances& chances);

/// Takes families through ageing out, leaving, reassessment, enforcement, Maintenance Direct, payment and arrears, and
/// counts the flows. `ends` is the chance that their notice ends this quarter; `owes_secretary_of_state` is false where
/// nothing is owed to the Secretary of State.
void live_a_quarter(Families& families, const FamilyChances& chances, const LeavingChances& leaving,
                    const LaneTraits& traits, double ends, bool owes_secretary_of_state, FamilyExits& exits,
                    ExpectedFlows& flows);

/// The same for cases that are counted elsewhere.
void live_a_quarter_uncounted(FamilyCases& cases, const FamilyChances& chances, const LeavingChances& leaving);

/// The same for those of all `selected` that come from one origin (expected_notices.h).
void live_first_quarter(const FamilyCases& selected, std::size_t origin, int direct_segment, FamilyCases& cases,
                        const FamilyChances& chances, const LeavingChances& leaving);

}  // namespace ccsim
