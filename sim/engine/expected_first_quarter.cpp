#include "sim/engine/expected_notices.h"
#include "sim/engine/family_quarter.h"
#include "sim/engine/vector_clones.h"

namespace ccsim {
namespace {

using family_quarter::live_uncounted;

constexpr Situations of_origin(std::size_t origin, int direct_segment) {
    Situations all = 0;
    for (std::size_t s = 0; s < family_situations; ++s)
        if (origin_of(static_cast<Situation>(s), direct_segment) == origin) all |= one(s);
    return all;
}

}  // namespace

/// Few situations take little time, so each set of them has steps of its own.
CCSIM_VECTOR_CLONES void live_first_quarter(const FamilyCases& selected, std::size_t origin, int direct_segment,
                                            FamilyCases& cases, const FamilyChances& chances,
                                            const LeavingChances& leaving) {
    constexpr int with_compliant = 3, with_enforced = 4, alone = 2;
    if (origin == origin_nil) live_uncounted<of_origin(origin_nil, alone)>(selected, cases, chances, leaving);
    else if (origin == origin_nothing)
        live_uncounted<of_origin(origin_nothing, alone)>(selected, cases, chances, leaving);
    else if (origin == origin_direct)
        live_uncounted<of_origin(origin_direct, alone)>(selected, cases, chances, leaving);
    else if (origin == origin_compliant && direct_segment == with_compliant)
        live_uncounted<of_origin(origin_compliant, with_compliant)>(selected, cases, chances, leaving);
    else if (origin == origin_compliant)
        live_uncounted<of_origin(origin_compliant, alone)>(selected, cases, chances, leaving);
    else if (direct_segment == with_enforced)
        live_uncounted<of_origin(origin_enforced, with_enforced)>(selected, cases, chances, leaving);
    else live_uncounted<of_origin(origin_enforced, alone)>(selected, cases, chances, leaving);
}

}  // namespace ccsim
