#include "sim/engine/expected_families.h"

#include "sim/engine/family_quarter.h"
#include "sim/engine/vector_clones.h"

namespace ccsim {

CCSIM_VECTOR_CLONES void live_a_quarter(Families& families, const FamilyChances& chances, const LeavingChances& leaving,
                                        double ends, bool owes_secretary_of_state, FamilyExits& exits,
                                        ExpectedFlows& flows) {
    family_quarter::FamilyQuarter<family_quarter::Purpose::families> quarter(chances, leaving, exits, &flows);
    quarter.decide_all(families, owes_secretary_of_state);
    settle_arrears(families, chances, ends, owes_secretary_of_state, exits, flows);
}

CCSIM_VECTOR_CLONES void count_moves(std::span<const Families> families, const FamilyChances& chances,
                                     const LeavingChances& leaving, ExpectedFlows& flows) {
    BySituation all{};
    for (const Families& some : families)
        for (const BySituation& of_debt : some.cases)
            for (std::size_t s = 0; s < family_situations; ++s) all[s] += of_debt[s];
    FamilyExits nowhere;
    family_quarter::FamilyQuarter<family_quarter::Purpose::counts> quarter(chances, leaving, nowhere, &flows);
    quarter.count(all);
}

CCSIM_VECTOR_CLONES void live_a_quarter_uncounted(FamilyCases& cases, const FamilyChances& chances,
                                                  const LeavingChances& leaving) {
    family_quarter::live_uncounted<family_quarter::everywhere>(cases, cases, chances, leaving);
}

}  // namespace ccsim
