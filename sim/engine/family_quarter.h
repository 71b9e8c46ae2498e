#pragma once

#include "sim/engine/expected_families.h"
#include "sim/model/decisions.h"

// One quarter of families, step by step, for the files that compile it.
namespace ccsim::family_quarter {

inline constexpr std::size_t outcomes = payment_outcomes;
inline constexpr std::size_t no_debt = 0, small_debt = 1, large_debt = 2;
inline constexpr auto none_yet = static_cast<std::size_t>(Outcome::none_yet),
                      nothing = static_cast<std::size_t>(Outcome::nothing),
                      under_half = static_cast<std::size_t>(Outcome::under_half),
                      half_to_90 = static_cast<std::size_t>(Outcome::half_to_90),
                      full = static_cast<std::size_t>(Outcome::full);
inline constexpr auto direct = static_cast<std::size_t>(Situation::direct),
                      nil = static_cast<std::size_t>(Situation::nil);
inline constexpr std::size_t enforced_first = static_cast<std::size_t>(Situation::enforced_none_yet);

/// What a table holds of the cases in a state.
enum class Quantity { cases, arrears, secretary_of_state, not_paid };

/// Those whose last outcome is a payment have paid since January 2012.
constexpr bool holds_any(Quantity q, std::size_t outcome) { return q != Quantity::not_paid || outcome <= nothing; }

/// Situations as bits.
using Situations = unsigned;
constexpr Situations one(std::size_t situation) { return 1U << situation; }
constexpr Situations everywhere = one(family_situations) - 1;

/// One quarter of families, one quantity and one debt class at a time. Only `counted` ones have more than cases. They
/// begin the quarter `in` these situations and are nowhere else.
template <bool counted, Situations in = everywhere>
class FamilyQuarter {
public:
    FamilyQuarter(const FamilyChances& chances, const LeavingChances& leaving, const LaneTraits& traits,
                  FamilyExits& exits, ExpectedFlows* flows)
        : c_(chances), leaving_(leaving), traits_(traits), exits_(exits), flows_(flows) {}

    /// Highest debt class first: debts that grow join those that have decided already.
    [[gnu::always_inline]] void decide_cases(const FamilyCases& before, FamilyCases& cases) {
        for (std::size_t debt = debts; debt-- > 0;) decide<Quantity::cases>(debt, before[debt], cases[debt], cases);
    }

    void decide_all(Families& f, bool owes_secretary_of_state) {
        for (std::size_t debt = debts; debt-- > 0;) {
            decide<Quantity::cases>(debt, f.cases[debt], f.cases[debt], f.cases);
            decide<Quantity::not_paid>(debt, f.not_paid[debt], f.not_paid[debt], f.not_paid);
            if (debt == no_debt) {
                accrue_first_debts(f.arrears);
                continue;
            }
            decide<Quantity::arrears>(debt, f.arrears[debt - 1], f.arrears[debt - 1], f.arrears);
            if (owes_secretary_of_state)
                decide<Quantity::secretary_of_state>(debt, f.secretary_of_state[debt - 1],
                                                     f.secretary_of_state[debt - 1], f.secretary_of_state);
        }
    }

private:
    void count(std::size_t item, const Four& amount) { flows_->add(item, amount); }
    /// Flows are counted once, with the cases.
    template <Quantity q>
    static constexpr bool counts = counted&& q == Quantity::cases;
    template <Quantity q>
    static constexpr std::size_t first_class =
        q == Quantity::arrears || q == Quantity::secretary_of_state ? small_debt : no_debt;

    /// Where they are after leaving and reassessment, changing the service, and moving to or from Maintenance Direct.
    static constexpr Situations positive = everywhere & ~one(nil), of_service = one(outcomes) - 1;
    static constexpr Situations in_after_leaving =
        in | ((in & positive) != 0 ? one(nil) : 0) | ((in & one(nil)) != 0 ? one(0) : 0);
    static constexpr Situations either = (in_after_leaving | in_after_leaving >> enforced_first) & of_service;
    static constexpr Situations in_after_enforcement = in_after_leaving | either | either << enforced_first;
    static constexpr Situations in_when_paying =
        in_after_enforcement | one(direct) | ((in_after_enforcement & one(direct)) != 0 ? one(0) : 0);
    static constexpr bool holds(Situations situations, std::size_t s) { return (situations & one(s)) != 0; }

    /// Every decision up to paying, for one quantity of one debt class; `before` may be the same as `of_class`.
    template <Quantity q, class Table>
    [[gnu::always_inline]] void decide(std::size_t debt, const BySituation& before, BySituation& of_class,
                                       Table& table) {
        BySituation v;
        if constexpr (in == everywhere) v = before;
        else {
#pragma GCC unroll 12
            for (std::size_t s = 0; s < family_situations; ++s) v[s] = holds(in, s) ? before[s] : Four{};
        }
        leave<q>(debt, v);
        enforce<q>(v);
        join_or_leave_direct<q>(v);
        if constexpr (counts<q>) count(tally::due_pence(2), v[direct] * c_.due_direct_pence);
        of_class[direct] = v[direct];
        of_class[nil] = v[nil];
        pay<q, 0>(debt, v, table);
        pay<q, 1>(debt, v, table);
    }

    /// Ageing out, leaving and reassessment: alike for all of a group.
    template <Quantity q>
    [[gnu::always_inline]] void leave(std::size_t debt, BySituation& v) {
        std::array<Four, family_groups> sums{v[0], v[enforced_first], v[direct], v[nil]};
#pragma GCC unroll 5
        for (std::size_t o = nothing; o < outcomes; ++o) {
            if (!holds_any(q, o)) continue;
            if (holds(in, o)) sums[0] += v[o];
            if (holds(in, enforced_first + o)) sums[1] += v[enforced_first + o];
        }
        const Four to_nil =
            sums[0] * leaving_.reassessed[0] + sums[1] * leaving_.reassessed[1] + sums[2] * leaving_.reassessed[2];
        const Four to_positive = sums[3] * leaving_.reassessed[3];
        if constexpr (counted) let_go<q>(debt, sums);
        if constexpr (counts<q>) {
            count(tally::became_nil(), to_nil);
            count(tally::became_positive(), to_positive);
        }
#pragma GCC unroll 5
        for (std::size_t o = 0; o < outcomes; ++o)
            if (holds_any(q, o)) {
                if (holds(in, o)) v[o] *= leaving_.stays[0];
                if (holds(in, enforced_first + o)) v[enforced_first + o] *= leaving_.stays[1];
            }
        v[direct] *= leaving_.stays[2];
        v[nil] = v[nil] * leaving_.stays[3] + to_nil;
        v[0] += to_positive;
    }

    template <Quantity q>
    static Four& part_of(Owing& owing) {
        if constexpr (q == Quantity::cases) return owing.cases;
        if constexpr (q == Quantity::arrears) return owing.arrears;
        if constexpr (q == Quantity::secretary_of_state) return owing.secretary_of_state;
        if constexpr (q == Quantity::not_paid) return owing.not_paid;
    }

    template <Quantity q>
    [[gnu::always_inline]] void let_go(std::size_t debt, const std::array<Four, family_groups>& sums) {
        const Four ages_out = (sums[0] + sums[1] + sums[2] + sums[3]) * leaving_.ages_out;
        Four withdraws{}, closes{};
#pragma GCC unroll 4
        for (std::size_t g = 0; g < family_groups; ++g) {
            withdraws += sums[g] * leaving_.withdraws[g];
            closes += sums[g] * leaving_.closes[g];
        }
        if (debt != no_debt) {
            part_of<q>(exits_.over[debt - 1]) += ages_out + withdraws;
            part_of<q>(exits_.ended[debt - 1]) += closes;
        }
        if constexpr (!counts<q>) return;
        if (debt == no_debt) count(tally::went(), ages_out + withdraws + closes);
        flows_->add_by_scheme(traits_, tally::liabilities_ended, route_ageing, 0, ages_out);
        flows_->add_by_scheme(traits_, tally::liabilities_ended, route_withdrawal, 0, withdraws);
        flows_->add_by_scheme(traits_, tally::liabilities_ended, route_reactive, 0, closes);
        Four changed{};
#pragma GCC unroll 4
        for (std::size_t g = 0; g < family_groups; ++g) changed += sums[g] * leaving_.stays[g] * c_.amount_changes[g];
        count(tally::amount_changed(), changed);
    }

    template <Quantity q>
    [[gnu::always_inline]] void enforce(BySituation& v) {
        Four starts{}, lifts{};
#pragma GCC unroll 5
        for (std::size_t o = 0; o < outcomes; ++o) {
            if (!holds_any(q, o) || !holds(either, o)) continue;
            const Four start = v[o] * c_.starts[o], lift = v[enforced_first + o] * c_.lifted[o];
            v[o] += lift - start;
            v[enforced_first + o] += start - lift;
            starts += start;
            lifts += lift;
        }
        if constexpr (!counts<q>) return;
        count(tally::enforcement_started(), starts);
        count(tally::enforcement_lifted(), lifts);
    }

    template <Quantity q>
    [[gnu::always_inline]] void join_or_leave_direct(BySituation& v) {
        const Four leaves = v[direct] * c_.leaves_direct;
        Four joins{};
#pragma GCC unroll 5
        for (std::size_t o = 0; o < outcomes; ++o) {
            if (!holds_any(q, o) || !holds(either, o)) continue;
            const Four joining = v[o] * c_.joins[o];
            v[o] -= joining;
            joins += joining;
        }
        v[direct] += joins - leaves;
        v[0] += leaves;
        if constexpr (!counts<q>) return;
        count(tally::joined_direct(), joins);
        count(tally::left_direct(), leaves);
    }

    template <Quantity q, std::size_t service, class Table>
    [[gnu::always_inline]] void pay(std::size_t debt, const BySituation& v, Table& table) {
        constexpr std::size_t first = service * outcomes, base = first_class<q>;
        const auto& chances = c_.pays[service];
        const Four part = v[first + under_half] + v[first + half_to_90];
        const Four twice =
            with_what_accrues<q>(v[first + nothing] * chances[nothing][nothing], twice_[service], nothing);
#pragma GCC unroll 5
        for (std::size_t now = 0; now < outcomes; ++now) {
            if (!holds_any(q, now)) continue;
            Four paying{};
            if (holds(in_when_paying, first + none_yet)) paying = v[first + none_yet] * chances[none_yet][now];
            if (now != none_yet) {  // nothing due yet: only for those that had nothing due before
#pragma GCC unroll 2
                for (const std::size_t last : {nothing, full})
                    if (holds_any(q, last) && holds(in_when_paying, first + last) &&
                        (now != nothing || last != nothing))
                        paying += v[first + last] * chances[last][now];
                if (holds_any(q, under_half) &&
                    (holds(in_when_paying, first + under_half) || holds(in_when_paying, first + half_to_90))) {
                    if (c_.parts_pay_alike) {
                        paying += part * chances[under_half][now];
                    } else {
                        paying += v[first + under_half] * chances[under_half][now];
                        paying += v[first + half_to_90] * chances[half_to_90][now];
                    }
                }
            }
            paying = with_what_accrues<q>(paying, paid_[service][now], now);
            if constexpr (counts<q>) count_payment(service, now, now == nothing ? paying + twice : paying);
            const bool new_debt = debt == no_debt && now != none_yet && now != full;
            if (new_debt) table[small_debt - base][first + now] += paying;
            table[debt - base][first + now] = new_debt ? Four{} : paying;
        }
        table[large_debt - base][first + nothing] += twice;
    }

    /// Cases are remembered by what they paid; when it is the turn of the arrears, what those did not pay comes on top.
    template <Quantity q>
    [[gnu::always_inline]] Four with_what_accrues(const Four& value, Four& cases, std::size_t now) const {
        if constexpr (q == Quantity::cases && counted) cases = value;
        if constexpr (q == Quantity::arrears)
            if (now != none_yet) return value + cases * unpaid_pence(now);
        return value;
    }
    double unpaid_pence(std::size_t now) const { return c_.due_pence - c_.paid_pence[now]; }

    /// Those that owed nothing bring no arrears along, only what they did not pay.
    void accrue_first_debts(FamilyMoney& arrears) const {
        for (std::size_t service = 0; service < 2; ++service) {
            const std::size_t first = service * outcomes;
            for (std::size_t now = nothing; now < full; ++now)
                arrears[small_debt - 1][first + now] += paid_[service][now] * unpaid_pence(now);
            arrears[large_debt - 1][first + nothing] += twice_[service] * unpaid_pence(nothing);
        }
    }

    void count_payment(std::size_t service, std::size_t now, const Four& cases) {
        count(tally::outcomes(service, now), cases);
        if (now == none_yet) return;
        count(tally::due_pence(service), cases * c_.due_pence);
        if (now > nothing) count(tally::paid_pence(service), cases * c_.paid_pence[now]);
    }

    const FamilyChances& c_;
    const LeavingChances& leaving_;
    const LaneTraits& traits_;
    FamilyExits& exits_;
    ExpectedFlows* flows_;
    std::array<std::array<Four, outcomes>, 2> paid_{};  ///< cases by service and what they paid
    std::array<Four, 2> twice_{};                       ///< those that paid nothing twice running
};

/// Of cases that are counted elsewhere.
template <Situations in>
[[gnu::always_inline]] inline void live_uncounted(const FamilyCases& before, FamilyCases& cases,
                                                  const FamilyChances& chances, const LeavingChances& leaving) {
    const LaneTraits nobody;
    FamilyExits nowhere;
    FamilyQuarter<false, in> quarter(chances, leaving, nobody, nowhere, nullptr);
    quarter.decide_cases(before, cases);
    settle_arrears_uncounted(cases, chances);
}

}  // namespace ccsim::family_quarter
