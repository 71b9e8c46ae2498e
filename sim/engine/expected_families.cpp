#include "sim/engine/expected_families.h"

#include "sim/engine/family_quarter.h"
#include "sim/engine/vector_clones.h"

namespace ccsim {

CCSIM_VECTOR_CLONES void live_a_quarter(Families& families, const FamilyChances& chances, const LeavingChances& leaving,
                                        bool ends, bool owes_secretary_of_state, FamilyExits& exits,
                                        ExpectedFlows& flows) {
    family_quarter::FamilyQuarter<family_quarter::Purpose::families> quarter(chances, ends, leaving, exits, &flows);
    quarter.decide_all(families, owes_secretary_of_state);
    settle_arrears(families, chances, ends, owes_secretary_of_state, exits, flows);
}

CCSIM_VECTOR_CLONES void count_moves(std::initializer_list<const Families*> families, const FamilyChances& chances,
                                     bool ends, const LeavingChances& leaving, ExpectedFlows& flows) {
    FamilyExits nowhere;
    family_quarter::FamilyQuarter<family_quarter::Purpose::counts> quarter(chances, ends, leaving, nowhere, &flows);
    const auto add = [](const BySituation& more, BySituation& sum) {
        for (std::size_t s = 0; s < family_situations; ++s) sum[s] += more[s];
    };
    if (chances.moves_look_at_debt) {
        for (std::size_t debt = 0; debt < debts; ++debt) {
            BySituation together{};
            for (const Families* const some : families) add(some->cases[debt], together);
            quarter.count(debt, together);
        }
        return;
    }
    BySituation all{};
    for (const Families* const some : families)
        for (const BySituation& of_debt : some->cases) add(of_debt, all);
    quarter.count(family_quarter::no_debt, all);
}

CCSIM_VECTOR_CLONES void live_a_quarter_uncounted(FamilyCases& cases, const FamilyChances& chances,
                                                  const LeavingChances& leaving) {
    family_quarter::live_uncounted<everywhere>(cases, cases, chances, leaving);
}

}  // namespace ccsim
