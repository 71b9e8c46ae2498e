#include "sim/core/money.h"
#include "sim/engine/expected_families.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr double two_to_32 = 4294967296.0;
constexpr std::size_t outcomes = payment_outcomes;
constexpr auto enforced_first = static_cast<std::size_t>(Situation::enforced_none_yet);
constexpr std::array<Situation, family_groups> first_of_group{
    Situation::collected_none_yet, Situation::enforced_none_yet, Situation::direct, Situation::nil};

/// A fraction as the sampled engine has it.
double kept(double fraction) { return static_cast<double>(in_2_to_minus_32(fraction)) / two_to_32; }

/// `adjusting_frees`: whether those adjusted owe nothing then.
SettlingChances settling(const std::array<double, 4>& chances, double fraction_repaid, double fraction_adjusted,
                         bool adjusting_frees) {
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
        settles[0][s] = settling(chances_of(s, Debt::small), kept(arrears.fraction_repaid_small), 1, true);
        settles[1][s] = settling(chances_of(s, Debt::large), kept(arrears.fraction_repaid_large),
                                 kept(arrears.fraction_adjusted_large), false);
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
        starts[o] = t.enforcement[o][profile][0];
        lifted[o] = t.enforcement[enforced_first + o][profile][0];
        joins[o] = t.direct[o][profile][0];
        for (const std::size_t service : {0, 1})
            pays[service][o] = t.pays[row(static_cast<Situation>(service * outcomes + o))][profile];
    }
    leaves_direct = t.direct[static_cast<std::size_t>(Situation::direct)][profile][0];
}

void FamilyChances::pick_amounts(const MeanAmounts& means) {
    const std::size_t liability = profile % liability_classes;
    due_pence = means.weekly[collection_service][liability] * weeks_per_quarter;
    due_direct_pence = means.weekly[maintenance_direct][liability] * weeks_per_quarter;
    overpaid_pence = means.overpaid[liability];
    paid_pence = {0, 0, means.paid_under_half[liability], means.paid_half_to_90[liability], due_pence};
}

}  // namespace ccsim
