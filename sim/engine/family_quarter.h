#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/family_situations.h"

// One quarter of families, step by step, for the files that compile it.
namespace ccsim::family_quarter {

/// What a quarter is gone through for: where families go with all that they owe; where cases go; or to count what cases
/// do, for which neither debt nor where they go matters.
enum class Purpose { families, cases, counts };

/// One quarter of families, one quantity and one debt class at a time. `ends`: their notice ends in it. They begin the
/// quarter `in` these situations and are nowhere else.
template <Purpose purpose, Situations in = everywhere>
class FamilyQuarter {
public:
    FamilyQuarter(const FamilyChances& chances, bool ends, const LeavingChances& leaving, FamilyExits& exits,
                  ExpectedFlows* flows)
        : c_(chances), amounts_(chances.amounts_if(ends)), leaving_(leaving), exits_(exits), flows_(flows) {}

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

    /// Cases of a debt class, or of all together when they move alike.
    void count(std::size_t debt, BySituation v) {
        join_parts<Quantity::cases>(v);
        decide_before_paying<Quantity::cases>(debt, v);
        count(tally::due_pence(2), v[direct] * amounts_.due_direct);
        count_payment<0>(v);
        count_payment<1>(v);
    }

private:
    static constexpr bool counts = purpose == Purpose::counts;
    void count(std::size_t item, const ByLane& amount) { flows_->add(item, amount); }
    template <Quantity q>
    static constexpr std::size_t first_class =
        q == Quantity::arrears || q == Quantity::secretary_of_state ? small_debt : no_debt;

    /// Where they are after reassessment and so many moves.
    static constexpr Situations in_after(std::size_t moves) {
        Situations all = with_targets(in, Decision::reassessed, outcome::to_nil_or_positive);
        for (std::size_t move = 0; move < moves; ++move) all = with_targets(all, decision_of_move(move), 0);
        return all;
    }
    static constexpr Situations in_when_paying = in_after(family_moves);

    /// Every decision up to paying, for one quantity of one debt class; `before` may be the same as `of_class`.
    template <Quantity q, class Table>
    [[gnu::always_inline]] void decide(std::size_t debt, const BySituation& before, BySituation& of_class,
                                       Table& table) {
        BySituation v;
#pragma GCC unroll 12
        for (std::size_t s = 0; s < family_situations; ++s) v[s] = holds(in, s) ? before[s] : ByLane{};
        join_parts<q>(v);
        decide_before_paying<q>(debt, v);
        of_class[direct] = v[direct];
        of_class[nil] = v[nil];
        pay<q, 0>(debt, v, table);
        pay<q, 1>(debt, v, table);
    }

    template <Quantity q>
    static void join_parts(BySituation& v) {
        if (!holds_any(q, part)) return;
        if (holds(in, part)) v[part] += v[half_to_90];
        if (holds(in, enforced_first + part)) v[enforced_first + part] += v[enforced_first + half_to_90];
    }

    template <Quantity q>
    [[gnu::always_inline]] void decide_before_paying(std::size_t debt, BySituation& v) {
        leave<q>(debt, v);
        for_each_move([&](auto move) __attribute__((always_inline)) { this->template make<q, move>(debt, v); });
    }

    /// Ageing out, leaving and reassessment: alike for all of a group.
    template <Quantity q>
    [[gnu::always_inline]] void leave(std::size_t debt, BySituation& v) {
        std::array<ByLane, family_groups> sums{v[0], v[enforced_first], v[direct], v[nil]};
#pragma GCC unroll 4
        for (const std::size_t o : told_apart) {
            if (o == none_yet || !holds_any(q, o)) continue;
            if (holds(in, o)) sums[0] += v[o];
            if (holds(in, enforced_first + o)) sums[1] += v[enforced_first + o];
        }
        const ByLane to_nil =
            sums[0] * leaving_.reassessed[0] + sums[1] * leaving_.reassessed[1] + sums[2] * leaving_.reassessed[2];
        const ByLane to_positive = sums[3] * leaving_.reassessed[3];
        if constexpr (purpose == Purpose::families) let_go<q>(debt, sums);
        if constexpr (counts) {
            count_leaving(sums);
            count(tally::became_nil(), to_nil);
            count(tally::became_positive(), to_positive);
        }
#pragma GCC unroll 4
        for (const std::size_t o : told_apart)
            if (holds_any(q, o)) {
                if (holds(in, o)) v[o] *= leaving_.stays[0];
                if (holds(in, enforced_first + o)) v[enforced_first + o] *= leaving_.stays[1];
            }
        v[direct] *= leaving_.stays[2];
        v[nil] = v[nil] * leaving_.stays[3] + to_nil;
        v[0] += to_positive;
    }

    template <Quantity q>
    static ByLane& part_of(Owing& owing) {
        if constexpr (q == Quantity::cases) return owing.cases;
        if constexpr (q == Quantity::arrears) return owing.arrears;
        if constexpr (q == Quantity::secretary_of_state) return owing.secretary_of_state;
        if constexpr (q == Quantity::not_paid) return owing.not_paid;
    }

    static ByLane all_of(const std::array<ByLane, family_groups>& sums,
                         const std::array<ByLane, family_groups>& share) {
        return sums[0] * share[0] + sums[1] * share[1] + sums[2] * share[2] + sums[3] * share[3];
    }

    template <Quantity q>
    [[gnu::always_inline]] void let_go(std::size_t debt, const std::array<ByLane, family_groups>& sums) {
        const ByLane over = all_of(sums, leaving_.over), ended = all_of(sums, leaving_.closes);
        if (debt != no_debt) {
            part_of<q>(exits_.over[debt - 1]) += over;
            part_of<q>(exits_.ended[debt - 1]) += ended;
        } else if (q == Quantity::cases) count(tally::went(), over + ended);
    }

    void count_leaving(const std::array<ByLane, family_groups>& sums) {
        count(tally::liabilities_ended(0, route_ageing), (sums[0] + sums[1] + sums[2] + sums[3]) * leaving_.ages_out);
        count(tally::liabilities_ended(0, route_withdrawal), all_of(sums, leaving_.withdraws));
        count(tally::liabilities_ended(0, route_reactive), all_of(sums, leaving_.closes));
        ByLane changed{};
#pragma GCC unroll 4
        for (std::size_t g = 0; g < family_groups; ++g) changed += sums[g] * leaving_.stays[g] * c_.amount_changes[g];
        count(tally::amount_changed(), changed);
    }

    /// A move between situations. What two exchange is netted first; each of the others gives, then takes, or both at
    /// once when all it takes has been given already.
    template <Quantity q, std::size_t move>
    [[gnu::always_inline]] void make(std::size_t debt, BySituation& v) {
        static constexpr MovePlan plan(decision_of_move(move), in_after(move) & held_by(q));
        BySituation out;
        for_each_situation([&](auto s) __attribute__((always_inline)) {
            if constexpr (holds(plan.sources, s)) out[s] = v[s] * c_.moves[debt][move][s];
        });
        for_each_situation([&](auto s) __attribute__((always_inline)) {
            if constexpr (plan.exchanges(s)) {
                if constexpr (s < plan.to[s]) {
                    const ByLane net = out[plan.to[s]] - out[s];
                    v[s] += net;
                    v[plan.to[s]] -= net;
                }
            } else if constexpr (plan.takes_from_those_before(s)) {
                const ByLane taken = sum_of<plan.sources_of(s)>(out);
                if constexpr (holds(plan.sources, s)) v[s] += taken - out[s];
                else v[s] += taken;
            } else if constexpr (holds(plan.sources, s)) v[s] -= out[s];
        });
        for_each_situation([&](auto s) __attribute__((always_inline)) {
            if constexpr (plan.takes_last(s)) v[s] += sum_of<plan.sources_of(s)>(out);
        });
        if constexpr (counts) count_move<move>(out);
    }

    /// What some situations hold, added up in their order.
    template <Situations of>
    [[gnu::always_inline]] static ByLane sum_of(const BySituation& v) {
        ByLane sum{};
        for_each_situation([&](auto s) __attribute__((always_inline)) {
            if constexpr (holds(of, s)) {
                if constexpr ((of & (one(s) - 1)) == 0) sum = v[s];
                else sum += v[s];
            }
        });
        return sum;
    }

    template <std::size_t move>
    [[gnu::always_inline]] void count_move(const BySituation& out) {
        constexpr Decision decision = decision_of_move(move);
        constexpr Situations sources = MovePlan(decision, everywhere).sources;
        for_each_situation([&](auto s) __attribute__((always_inline)) {
            constexpr std::size_t total = total_of(decision, s);
            constexpr Situations alike = counted_in(decision, total) & sources;
            if constexpr (total < tally::size && holds(alike, s) && alike < 2 * one(s))
                count(total, sum_of<alike>(out));
        });
    }

    /// Those that pay `now`, but for those that pay nothing twice running.
    template <Quantity q, std::size_t service>
    [[gnu::always_inline]] ByLane paying(const BySituation& v, std::size_t now) const {
        constexpr std::size_t first = service * outcomes;
        const auto& chances = c_.pays[service];
        ByLane paying{};
        if (holds(in_when_paying, first + none_yet)) paying = v[first + none_yet] * chances[none_yet][now];
        if (now == none_yet) return paying;  // nothing due yet: only for those that had nothing due before
#pragma GCC unroll 3
        for (const std::size_t last : {nothing, full, part})
            if (holds_any(q, last) && holds(in_when_paying, first + last) && (now != nothing || last != nothing))
                paying += v[first + last] * chances[last][now];
        return paying;
    }

    template <Quantity q, std::size_t service, class Table>
    [[gnu::always_inline]] void pay(std::size_t debt, const BySituation& v, Table& table) {
        constexpr std::size_t first = service * outcomes, base = first_class<q>;
        const ByLane twice =
            with_what_accrues<q>(v[first + nothing] * c_.pays[service][nothing][nothing], twice_[service], nothing);
#pragma GCC unroll 5
        for (std::size_t now = 0; now < outcomes; ++now) {
            if (!holds_any(q, now)) continue;
            const ByLane paying = with_what_accrues<q>(this->paying<q, service>(v, now), paid_[service][now], now);
            const bool new_debt = debt == no_debt && now != none_yet && now != full;
            if (new_debt) table[small_debt - base][first + now] += paying;
            table[debt - base][first + now] = new_debt ? ByLane{} : paying;
        }
        table[large_debt - base][first + nothing] += twice;
    }

    /// Cases are remembered by what they paid; when it is the turn of the arrears, what those did not pay comes on top.
    template <Quantity q>
    [[gnu::always_inline]] ByLane with_what_accrues(const ByLane& value, ByLane& cases, std::size_t now) const {
        if constexpr (q == Quantity::cases && purpose == Purpose::families) cases = value;
        if constexpr (q == Quantity::arrears)
            if (now != none_yet) return value + cases * unpaid_pence(now);
        return value;
    }
    double unpaid_pence(std::size_t now) const { return amounts_.due - amounts_.paid[now]; }

    /// Those that owed nothing bring no arrears along, only what they did not pay.
    void accrue_first_debts(FamilyMoney& arrears) const {
        for (std::size_t service = 0; service < 2; ++service) {
            const std::size_t first = service * outcomes;
            for (std::size_t now = nothing; now < full; ++now)
                arrears[small_debt - 1][first + now] += paid_[service][now] * unpaid_pence(now);
            arrears[large_debt - 1][first + nothing] += twice_[service] * unpaid_pence(nothing);
        }
    }

    template <std::size_t service>
    [[gnu::always_inline]] void count_payment(const BySituation& v) {
        constexpr std::size_t first = service * outcomes;
        ByLane due{}, paid_pence{};
#pragma GCC unroll 5
        for (std::size_t now = 0; now < outcomes; ++now) {
            ByLane cases = paying<Quantity::cases, service>(v, now);
            if (now == nothing) cases += v[first + nothing] * c_.pays[service][nothing][nothing];
            count(tally::outcomes(service, now), cases);
            if (now != none_yet) due += cases;
            paid_pence += cases * amounts_.paid[now];
        }
        count(tally::due_pence(service), due * amounts_.due);
        count(tally::paid_pence(service), paid_pence);
    }

    const FamilyChances& c_;
    const FamilyAmounts& amounts_;
    const LeavingChances& leaving_;
    FamilyExits& exits_;
    ExpectedFlows* flows_;
    std::array<std::array<ByLane, outcomes>, 2> paid_{};  ///< cases by service and what they paid
    std::array<ByLane, 2> twice_{};                       ///< those that paid nothing twice running
};

/// Cases alone.
template <Situations in>
[[gnu::always_inline]] inline void live_uncounted(const FamilyCases& before, FamilyCases& cases,
                                                  const FamilyChances& chances, const LeavingChances& leaving) {
    FamilyExits nowhere;
    FamilyQuarter<Purpose::cases, in> quarter(chances, false, leaving, nowhere, nullptr);
    quarter.decide_cases(before, cases);
    settle_arrears_uncounted(cases, chances);
}

}  // namespace ccsim::family_quarter
