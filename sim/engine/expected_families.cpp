#include "sim/engine/expected_families.h"

#include "sim/engine/family_quarter.h"

namespace ccsim {

[[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]] void live_a_quarter(
    Families& families, const FamilyChances& chances, const LeavingChances& leaving, const LaneTraits& traits,
    double ends, bool owes_secretary_of_state, FamilyExits& exits, ExpectedFlows& flows) {
    family_quarter::FamilyQuarter<true> quarter(chances, leaving, traits, exits, &flows);
    quarter.decide_all(families, owes_secretary_of_state);
    settle_arrears(families, chances, traits, ends, owes_secretary_of_state, exits, flows);
}

[[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]] void live_a_quarter_uncounted(
    FamilyCases& cases, const FamilyChances& chances, const LeavingChances& leaving) {
    family_quarter::live_uncounted<family_quarter::everywhere>(cases, cases, chances, leaving);
}

}  // namespace ccsim
