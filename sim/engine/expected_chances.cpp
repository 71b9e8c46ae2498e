#include "sim/core/money.h"
#include "sim/engine/expected_families.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr double two_to_32 = 4294967296.0;
constexpr std::size_t outcomes = payment_outcomes;

/// A fraction as the sampled engine has it.
double kept(double fraction) { return static_cast<double>(in_2_to_minus_32(fraction)) / two_to_32; }

SettlingChances settling(Debt debt, const std::array<double, 4>& chances, double fraction_repaid,
                         double fraction_adjusted) {
    const bool adjusting_frees = after_settling({Situation::nil, debt, 0}, outcome::adjusted).debt == Debt::none;
    const double clears = chances[outcome::clears], repays = chances[outcome::repays],
                 adjusted = chances[outcome::adjusted];
    const double repaid = clears + repays * fraction_repaid, taken = adjusted * fraction_adjusted;
    const double freed_unpaid = adjusting_frees ? adjusted : 0, freed = clears + freed_unpaid;
    return {.pays = clears + repays,
            .clears = clears,
            .adjusted = adjusted,
            .freed = freed,
            .freed_unpaid = freed_unpaid,
            .still_unpaid = 1 - freed - repays,
            .repaid = repaid,
            .taken = taken,
            .left = 1 - repaid - taken};
}

}  // namespace

FamilyChances::FamilyChances(const ChanceTables<double>& t, const ArrearsPayment& arrears, std::size_t of_profile,
                             bool noticed)
    : profile(of_profile), in_notice(noticed) {
    for (std::size_t g = 0; g < family_groups; ++g) {
        const auto& again = t.reassessed[static_cast<std::size_t>(first_of_group[g])][profile];
        reassessed[g] = again[outcome::to_nil_or_positive];
        amount_changes[g] = reassessed[g] < 1 ? again[outcome::amount_changes] / (1 - reassessed[g]) : 0;
    }
    const auto chances_of = [&](std::size_t s, Debt debt) -> const auto& {
        return t.settles[debt_row({static_cast<Situation>(s), debt, 0})][profile];
    };
    for (std::size_t s = 0; s < family_situations; ++s) overpays[s] = chances_of(s, Debt::none)[outcome::overpays];
    for (std::size_t s = 0; s < situations; ++s) {
        settles[0][s] = settling(Debt::small, chances_of(s, Debt::small), kept(arrears.fraction_repaid_small), 1);
        settles[1][s] = settling(Debt::large, chances_of(s, Debt::large), kept(arrears.fraction_repaid_large),
                                 kept(arrears.fraction_adjusted_large));
    }
}

void FamilyChances::pick_moves(const ChanceTables<double>& t) {
    const auto row = [this](Situation s) { return noticed_row({s, Debt::none, in_notice ? notice(0, 0) : Stage{0}}); };
    for (std::size_t g = 0; g < family_groups; ++g) {
        const auto& leaves = t.leaves[row(first_of_group[g])][profile];
        withdraws[g] = leaves[outcome::withdraws];
        closes[g] = leaves[outcome::closes_reactively];
    }
    for (std::size_t o = 0; o < outcomes; ++o) {
        for (const std::size_t service : {0, 1})
            pays[service][o] = t.pays[row(static_cast<Situation>(service * outcomes + o))][profile];
    }
    for_each_move([&](auto move) {
        constexpr const DecisionRow& of_move = row_of(decision_of_move(move));
        for (std::size_t debt = 0; debt < debts; ++debt)
            for (std::size_t s = 0; s < family_situations; ++s) {
                const State state{static_cast<Situation>(s), static_cast<Debt>(debt), 0};
                if (of_move.is_put_to(state)) moves[debt][move][s] = of_move.read(t, state, profile)[0];
            }
    });
    moves_look_at_debt = moves[0] != moves[1] || moves[0] != moves[2];
}

void FamilyChances::pick_amounts(const MeanAmounts& means) {
    const std::size_t liability = profile % liability_classes;
    const auto pick = [&](double MeanAmount::*part) {
        const double due = means.due[collection_service][liability].*part;
        return FamilyAmounts{
            .due = due,
            .due_direct = means.due[maintenance_direct][liability].*part,
            .overpaid = means.overpaid[liability].*part,
            .paid = {0, 0, means.paid_under_half[liability].*part, means.paid_half_to_90[liability].*part, due}};
    };
    amounts = pick(&MeanAmount::whole);
    ending_amounts = pick(&MeanAmount::half);
}

}  // namespace ccsim
