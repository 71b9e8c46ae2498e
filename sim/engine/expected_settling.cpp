#include "sim/engine/expected_families.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr std::size_t family_repaying_groups = 3;  ///< collection service, Maintenance Direct, nil
constexpr std::size_t no_debt = 0, small_debt = 1, large_debt = 2;

double chance_of_owing_nothing(const FamilyChances& c, std::size_t s, std::size_t debt) {
    return c.clears[debt - 1][s] + (debt == small_debt ? c.adjusted[debt - 1][s] : 0);
}

/// Whether a case may have this last outcome without a payment since January 2012.
bool may_never_have_paid(Situation s) { return !in_collection_service(s) || outcome_of(s) <= Outcome::nothing; }

class Settling {
public:
    Settling(Families& families, const FamilyChances& chances, double ends, FamilyExits& exits, ExpectedFlows& flows)
        : f_(families), c_(chances), ends_(ends), exits_(exits), flows_(flows) {}

    void overpay(std::size_t s, const LaneTraits& traits) {
        if (!(c_.overpays[s] > 0)) return;
        const Four overpaying = f_.cases[no_debt][s] * c_.overpays[s];
        flows_.add_by_scheme(traits, tally::overpaying, 0, 0, overpaying);
        flows_.add(tally::credit_pence(), overpaying * c_.overpaid_pence);
    }

    void settle(std::size_t s, std::size_t debt, bool owes_secretary_of_state) {
        const std::size_t i = debt - 1;
        const double clears = c_.clears[i][s], repays = c_.repays[i][s], adjusted = c_.adjusted[i][s];
        const double freed = chance_of_owing_nothing(c_, s, debt);
        const double repaid = clears + repays * c_.fraction_repaid[i], taken = adjusted * c_.fraction_adjusted[i];
        const Four cases = f_.cases[debt][s], arrears = f_.arrears[i][s];
        if (clears + repays > 0) {
            repaying_[repaying_group(static_cast<Situation>(s))] += cases * (clears + repays);
            repaid_pence_[repaying_group(static_cast<Situation>(s))] += arrears * repaid;
            leave_by_paying(static_cast<Situation>(s), cases * clears);
        }
        adjusted_[i] += cases * adjusted;
        adjusted_pence_[i] += arrears * taken;
        f_.cases[no_debt][s] += cases * freed;
        f_.cases[debt][s] = cases * (1 - freed);
        f_.arrears[i][s] = arrears * (1 - repaid - taken);
        if (owes_secretary_of_state) f_.secretary_of_state[i][s] *= 1 - repaid - taken;
        if (!may_never_have_paid(static_cast<Situation>(s))) return;
        const Four not_paid = f_.not_paid[debt][s];
        f_.not_paid[no_debt][s] += not_paid * (freed - clears);
        f_.not_paid[debt][s] = not_paid * (1 - freed - repays);
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
    void leave_by_paying(Situation s, const Four& clearing) {
        if (s == Situation::nil) exits_.paid_and_nil += clearing * (1 - ends_);
        if (s == Situation::nil || s == Situation::direct) exits_.paid_and_gone += clearing * ends_;
    }

    Families& f_;
    const FamilyChances& c_;
    double ends_;
    FamilyExits& exits_;
    ExpectedFlows& flows_;
    std::array<Four, family_repaying_groups> repaying_{}, repaid_pence_{};
    std::array<Four, debts - 1> adjusted_{}, adjusted_pence_{};
};

}  // namespace

[[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]] void settle_arrears(
    Families& families, const FamilyChances& chances, const LaneTraits& traits, double ends,
    bool owes_secretary_of_state, FamilyExits& exits, ExpectedFlows& flows) {
    Settling settling(families, chances, ends, exits, flows);
    for (std::size_t s = 0; s < family_situations; ++s) {
        settling.overpay(s, traits);
        for (const std::size_t debt : {small_debt, large_debt}) settling.settle(s, debt, owes_secretary_of_state);
    }
    settling.count();
}

[[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]] void settle_arrears_uncounted(
    FamilyCases& cases, const FamilyChances& chances) {
    for (const std::size_t debt : {small_debt, large_debt})
        for (std::size_t s = 0; s < family_situations; ++s) {
            const Four freed = cases[debt][s] * chance_of_owing_nothing(chances, s, debt);
            cases[no_debt][s] += freed;
            cases[debt][s] -= freed;
        }
}

}  // namespace ccsim
