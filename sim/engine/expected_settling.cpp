#include "sim/engine/expected_families.h"
#include "sim/engine/vector_clones.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr std::size_t family_repaying_groups = 3;  ///< collection service, Maintenance Direct, nil
constexpr std::size_t no_debt = 0, small_debt = 1, large_debt = 2;

class Settling {
public:
    Settling(Families& families, const FamilyChances& chances, double ends, FamilyExits& exits, ExpectedFlows& flows)
        : f_(families), c_(chances), ends_(ends), exits_(exits), flows_(flows) {}

    [[gnu::always_inline]] void overpay(std::size_t s) {
        if (!(c_.overpays[s] > 0)) return;
        const ByLane overpaying = f_.cases[no_debt][s] * c_.overpays[s];
        flows_.add(tally::overpaying(), overpaying);
        flows_.add(tally::credit_pence(), overpaying * c_.overpaid_pence);
    }

    [[gnu::always_inline]] void settle(std::size_t s, bool owes_secretary_of_state) {
        ByLane free = f_.cases[no_debt][s], free_unpaid = f_.not_paid[no_debt][s];
#pragma GCC unroll 2
        for (std::size_t i = 0; i < 2; ++i) {
            const SettlingChances& c = c_.settles[i][s];
            const ByLane cases = f_.cases[i + 1][s], arrears = f_.arrears[i][s];
            if (c.pays > 0) {
                repaying_[repaying_group(static_cast<Situation>(s))] += cases * c.pays;
                repaid_pence_[repaying_group(static_cast<Situation>(s))] += arrears * c.repaid;
                leave_by_paying(static_cast<Situation>(s), cases * c.clears);
            }
            const ByLane freed = cases * c.freed;
            adjusted_[i] += cases * c.adjusted;
            adjusted_pence_[i] += arrears * c.taken;
            free += freed;
            f_.cases[i + 1][s] = cases - freed;
            f_.arrears[i][s] = arrears * c.left;
            if (owes_secretary_of_state) f_.secretary_of_state[i][s] *= c.left;
            if (!may_never_have_paid(s)) continue;
            const ByLane not_paid = f_.not_paid[i + 1][s];
            free_unpaid += not_paid * c.freed_unpaid;
            f_.not_paid[i + 1][s] = not_paid * c.still_unpaid;
        }
        f_.cases[no_debt][s] = free;
        if (may_never_have_paid(s)) f_.not_paid[no_debt][s] = free_unpaid;
    }

    void count() const {
        for (std::size_t group = 0; group < family_repaying_groups; ++group) {
            flows_.add(tally::repaying(group), repaying_[group]);
            flows_.add(tally::repaid_pence(group), repaid_pence_[group]);
        }
        for (std::size_t i = 0; i < debts - 1; ++i) {
            flows_.add(tally::adjusted(i), adjusted_[i]);
            flows_.add(tally::adjusted_pence(i), adjusted_pence_[i]);
        }
    }

private:
    /// Those that clear their arrears and have no collection service are live by that payment alone.
    void leave_by_paying(Situation s, const ByLane& clearing) {
        if (s == Situation::nil) exits_.paid_and_nil += clearing * (1 - ends_);
        if (s == Situation::nil || s == Situation::direct) exits_.paid_and_gone += clearing * ends_;
    }

    Families& f_;
    const FamilyChances& c_;
    double ends_;
    FamilyExits& exits_;
    ExpectedFlows& flows_;
    std::array<ByLane, family_repaying_groups> repaying_{}, repaid_pence_{};
    std::array<ByLane, debts - 1> adjusted_{}, adjusted_pence_{};
};

}  // namespace

CCSIM_VECTOR_CLONES void settle_arrears(Families& families, const FamilyChances& chances, double ends,
                                        bool owes_secretary_of_state, FamilyExits& exits, ExpectedFlows& flows) {
    Settling settling(families, chances, ends, exits, flows);
#pragma GCC unroll 12
    for (std::size_t s = 0; s < family_situations; ++s) {
        settling.overpay(s);
        settling.settle(s, owes_secretary_of_state);
    }
    settling.count();
}

CCSIM_VECTOR_CLONES void settle_arrears_uncounted(FamilyCases& cases, const FamilyChances& chances) {
    for (std::size_t s = 0; s < family_situations; ++s) {
        const ByLane freed_small = cases[small_debt][s] * chances.settles[0][s].freed;
        const ByLane freed_large = cases[large_debt][s] * chances.settles[1][s].freed;
        cases[small_debt][s] -= freed_small;
        cases[large_debt][s] -= freed_large;
        cases[no_debt][s] += freed_small + freed_large;
    }
}

}  // namespace ccsim
