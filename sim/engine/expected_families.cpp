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
    const std::size_t parts = chances.moves_look_at_debt ? debts : 1, debts_a_part = debts / parts;
    for (std::size_t part = 0; part < parts; ++part) {
        BySituation together{};
        for (const Families* const some : families)
            for (std::size_t debt = part; debt < part + debts_a_part; ++debt)
                for (std::size_t s = 0; s < family_situations; ++s) together[s] += some->cases[debt][s];
        quarter.count(part, together);
    }
}

CCSIM_VECTOR_CLONES void live_a_quarter_uncounted(FamilyCases& cases, const FamilyChances& chances,
                                                  const LeavingChances& leaving) {
    family_quarter::live_uncounted<everywhere>(cases, cases, chances, leaving);
}

}  // namespace ccsim
