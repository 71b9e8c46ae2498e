#include "sim/engine/expected_families.h"

#include "sim/engine/four_lanes.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr std::size_t outcomes = 5;
constexpr std::size_t no_debt = 0, small_debt = 1, large_debt = 2;
constexpr auto nothing = static_cast<std::size_t>(Outcome::nothing),
               none_yet = static_cast<std::size_t>(Outcome::none_yet), full = static_cast<std::size_t>(Outcome::full);
constexpr auto direct = static_cast<std::size_t>(Situation::direct), nil = static_cast<std::size_t>(Situation::nil);
constexpr std::size_t enforced_first = static_cast<std::size_t>(Situation::enforced_none_yet);

/// The chances of moving between services and of paying, picked out of the tables once a block.
struct ServiceChances {
    std::array<double, outcomes> starts{}, lifted{}, joins{};
    double leaves_direct = 0;
    std::array<std::array<std::array<double, outcomes>, outcomes>, 2> pays{};  ///< service, last outcome, this one

    explicit ServiceChances(const FamilyChances& c) {
        const ChanceTables<double>& t = *c.tables;
        for (std::size_t o = 0; o < outcomes; ++o) {
            starts[o] = t.enforcement[o][c.profile][0];
            lifted[o] = t.enforcement[enforced_first + o][c.profile][0];
            joins[o] = t.direct[o][c.profile][0];
            for (const std::size_t service : {0, 1}) {
                const State s{static_cast<Situation>(service * outcomes + o), Debt::none,
                              c.in_notice ? notice(0, 0) : Stage{0}};
                pays[service][o] = t.pays[noticed_row(s)][c.profile];
            }
        }
        leaves_direct = t.direct[direct][c.profile][0];
    }
};

/// One quarter of one block, four lanes at a time. Q is how many quantities a row holds; only full rows are counted.
template <std::size_t Q>
class FamilyQuarter {
public:
    FamilyQuarter(const FamilyBlock& block, const FamilyChances& chances, const FamilyExits& exits,
                  ExpectedFlows* flows)
        : block_(block), c_(chances), service_(chances), exits_(exits), flows_(flows), n_(block.row_size / Q) {}

    void run() {
        // Highest debt class first: debts that grow join those that have decided already.
        for (std::size_t debt = debts; debt-- > 0;)
            for (lane_ = 0; lane_ < n_; lane_ += lanes_a_vector) {
                load_leaving_chances();
                decide<q_cases>(debt);
                if constexpr (is_counted) {
                    decide<q_arrears>(debt);
                    decide<q_secretary_of_state>(debt);
                    decide<q_not_paid>(debt);
                }
            }
        for (std::size_t s = 0; s < family_situations; ++s)
            for (lane_ = 0; lane_ < n_; lane_ += lanes_a_vector) settle(s);
    }

private:
    static constexpr bool is_counted = Q == quantities;
    using Situations = std::array<Four, family_situations>;

    double* at(std::size_t debt, std::size_t situation, std::size_t quantity) const {
        return block_.row(debt, situation) + quantity * n_ + lane_;
    }
    /// Flows are counted once, with the cases.
    template <std::size_t q>
    static constexpr bool counts_cases = is_counted&& q == q_cases;
    void count(std::size_t item, const Four& cases) { add_to(flows_->of(item) + lane_, cases); }

    void load_leaving_chances() {
        for (std::size_t g = 0; g < family_groups; ++g) {
            ages_out_[g] = load(c_.leaving.ages_out[g] + lane_);
            withdraws_[g] = load(c_.leaving.withdraws[g] + lane_);
            closes_[g] = load(c_.leaving.closes[g] + lane_);
            reassessed_[g] = load(c_.leaving.reassessed[g] + lane_);
            stays_[g] = load(c_.leaving.stays[g] + lane_);
        }
    }

    /// Every decision up to paying, for one quantity of one debt class.
    template <std::size_t q>
    void decide(std::size_t debt) {
        Situations v;
#pragma GCC unroll 12
        for (std::size_t s = 0; s < family_situations; ++s) v[s] = load(at(debt, s, q));
        leave<q>(debt, v);
        enforce<q>(v);
        join_or_leave_direct<q>(v);
        if constexpr (counts_cases<q>) count(tally::due_pence(2), v[direct] * c_.due_direct_pence);
        store(at(debt, direct, q), v[direct]);
        store(at(debt, nil, q), v[nil]);
        pay<q, 0>(debt, v);
        pay<q, 1>(debt, v);
    }

    /// Ageing out, leaving and reassessment: alike for all of a group.
    template <std::size_t q>
    void leave(std::size_t debt, Situations& v) {
        const std::array<Four, family_groups> sums{v[0] + v[1] + v[2] + v[3] + v[4], v[5] + v[6] + v[7] + v[8] + v[9],
                                                   v[direct], v[nil]};
        const Four to_nil = sums[0] * reassessed_[0] + sums[1] * reassessed_[1] + sums[2] * reassessed_[2];
        const Four to_positive = sums[3] * reassessed_[3];
        if constexpr (is_counted) let_go<q>(debt, sums);
        if constexpr (counts_cases<q>) {
            count(tally::became_nil(), to_nil);
            count(tally::became_positive(), to_positive);
        }
#pragma GCC unroll 5
        for (std::size_t o = 0; o < outcomes; ++o) {
            v[o] *= stays_[0];
            v[enforced_first + o] *= stays_[1];
        }
        v[direct] *= stays_[2];
        v[nil] = v[nil] * stays_[3] + to_nil;
        v[0] += to_positive;
    }

    template <std::size_t q>
    void let_go(std::size_t debt, const std::array<Four, family_groups>& sums) {
        Four ages_out{}, withdraws{}, closes{};
#pragma GCC unroll 4
        for (std::size_t g = 0; g < family_groups; ++g) {
            ages_out += sums[g] * ages_out_[g];
            withdraws += sums[g] * withdraws_[g];
            closes += sums[g] * closes_[g];
        }
        if (debt != no_debt) {
            add_to(exits_.over[debt - 1] + q * n_ + lane_, ages_out + withdraws);
            add_to(exits_.ended[debt - 1] + q * n_ + lane_, closes);
        }
        if constexpr (!counts_cases<q>) return;
        if (debt == no_debt) count(tally::went(), ages_out + withdraws + closes);
        count(tally::liabilities_ended(0, route_ageing), ages_out);
        count(tally::liabilities_ended(0, route_withdrawal), withdraws);
        count(tally::liabilities_ended(0, route_reactive), closes);
        for (std::size_t g = 0; g < family_groups; ++g)
            count(tally::amount_changed(), sums[g] * stays_[g] * c_.amount_changes[g]);
    }

    template <std::size_t q>
    void enforce(Situations& v) {
        Four starts{}, lifts{};
#pragma GCC unroll 5
        for (std::size_t o = 0; o < outcomes; ++o) {
            const Four start = v[o] * service_.starts[o], lift = v[enforced_first + o] * service_.lifted[o];
            v[o] += lift - start;
            v[enforced_first + o] += start - lift;
            starts += start;
            lifts += lift;
        }
        if constexpr (!counts_cases<q>) return;
        count(tally::enforcement_started(), starts);
        count(tally::enforcement_lifted(), lifts);
    }

    template <std::size_t q>
    void join_or_leave_direct(Situations& v) {
        const Four leaves = v[direct] * service_.leaves_direct;
        Four joins{};
#pragma GCC unroll 5
        for (std::size_t o = 0; o < outcomes; ++o) {
            const Four joining = v[o] * service_.joins[o];
            v[o] -= joining;
            joins += joining;
        }
        v[direct] += joins - leaves;
        v[0] += leaves;
        if constexpr (!counts_cases<q>) return;
        count(tally::joined_direct(), joins);
        count(tally::left_direct(), leaves);
    }

    template <std::size_t q, std::size_t service>
    void pay(std::size_t debt, const Situations& v) {
        constexpr std::size_t first = service * outcomes;
        const auto& chances = service_.pays[service];
        const Four twice =
            with_what_accrues<q>(v[first + nothing] * chances[nothing][nothing], twice_[service], nothing);
#pragma GCC unroll 5
        for (std::size_t now = 0; now < outcomes; ++now) {
            Four cases = v[first + none_yet] * chances[none_yet][now];
            if (now != none_yet) {  // nothing due yet: only for those that had nothing due before
#pragma GCC unroll 5
                for (std::size_t last = nothing; last < outcomes; ++last)
                    if (now != nothing || last != nothing) cases += v[first + last] * chances[last][now];
            }
            cases = with_what_accrues<q>(cases, paid_[service][now], now);
            if constexpr (counts_cases<q>) count_payment(service, now, now == nothing ? cases + twice : cases);
            arrive<q>(debt, first, now, cases);
        }
        add_to(at(large_debt, first + nothing, q), twice);
    }

    /// Cases are remembered by what they paid; when it is the turn of the arrears, what those did not pay comes on top.
    template <std::size_t q>
    Four with_what_accrues(const Four& value, Four& cases, std::size_t now) const {
        if constexpr (q == q_cases) cases = value;
        if constexpr (is_counted) {
            if (q == q_arrears && now != none_yet) return value + cases * (c_.due_pence - c_.paid_pence[now]);
            if (q == q_not_paid && now > nothing) return Four{};
        }
        return value;
    }

    /// A debt of those that did not pay in full is small where there was none. The rows of the class itself were taken
    /// up whole, so they are written anew.
    template <std::size_t q>
    void arrive(std::size_t debt, std::size_t first, std::size_t now, const Four& cases) {
        const bool new_debt = debt == no_debt && now != none_yet && now != full;
        if (new_debt) add_to(at(small_debt, first + now, q), cases);
        store(at(debt, first + now, q), new_debt ? Four{} : cases);
    }

    void count_payment(std::size_t service, std::size_t now, const Four& cases) {
        count(tally::outcomes(service, now), cases);
        if (now != none_yet) count(tally::due_pence(service), cases * c_.due_pence);
        count(tally::paid_pence(service), cases * c_.paid_pence[now]);
    }

    void settle(std::size_t s) {
        if constexpr (is_counted) {
            const double overpays = chances_of_settling(s, no_debt)[outcome::overpays];
            const Four cases = load(at(no_debt, s, q_cases));
            if (overpays > 0) {
                count(tally::overpaying(0), cases * overpays);
                count(tally::credit_pence(), cases * (overpays * c_.overpaid_pence));
            }
        }
        settle_debt(s, small_debt);
        settle_debt(s, large_debt);
    }

    const std::array<double, 4>& chances_of_settling(std::size_t s, std::size_t debt) const {
        return c_.tables->settles[debt_row({static_cast<Situation>(s), static_cast<Debt>(debt), 0})][c_.profile];
    }

    void settle_debt(std::size_t s, std::size_t debt) {
        const auto& chances = chances_of_settling(s, debt);
        const double clears = chances[outcome::clears], repays = chances[outcome::repays],
                     adjusted = chances[outcome::adjusted];
        const double freed = clears + (debt == large_debt ? 0 : adjusted);  ///< with nothing owed any more
        const Four cases = load(at(debt, s, q_cases));
        if constexpr (is_counted) {
            const double repaid = clears + repays * c_.fraction_repaid[debt];
            const double taken = adjusted * (debt == large_debt ? c_.fraction_adjusted[debt] : 1);
            const std::size_t group = repaying_group(static_cast<Situation>(s));
            const Four arrears = load(at(debt, s, q_arrears)), not_paid = load(at(debt, s, q_not_paid));
            if (clears + repays > 0) {
                count(tally::repaying(group), cases * (clears + repays));
                count(tally::repaid_pence(group), arrears * repaid);
            }
            count(tally::adjusted(debt - 1), cases * adjusted);
            count(tally::adjusted_pence(debt - 1), arrears * taken);
            if (s == nil) add_to(exits_.paid_and_nil + lane_, cases * (clears * (1 - c_.ends)));
            if (s == nil || s == direct) add_to(flows_->paid_and_gone() + lane_, cases * (clears * c_.ends));
            add_to(at(no_debt, s, q_not_paid), not_paid * (freed - clears));
            store(at(debt, s, q_arrears), arrears * (1 - repaid - taken));
            store(at(debt, s, q_secretary_of_state), load(at(debt, s, q_secretary_of_state)) * (1 - repaid - taken));
            store(at(debt, s, q_not_paid), not_paid * (1 - freed - repays));
        }
        add_to(at(no_debt, s, q_cases), cases * freed);
        store(at(debt, s, q_cases), cases * (1 - freed));
    }

    const FamilyBlock& block_;
    const FamilyChances& c_;
    const ServiceChances service_;
    const FamilyExits& exits_;
    ExpectedFlows* flows_;
    std::size_t n_, lane_ = 0;
    std::array<Four, family_groups> ages_out_{}, withdraws_{}, closes_{}, reassessed_{}, stays_{};
    std::array<std::array<Four, outcomes>, 2> paid_{};  ///< cases by service and what they paid
    std::array<Four, 2> twice_{};                       ///< those that paid nothing twice running
};

}  // namespace

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void live_a_quarter(const FamilyBlock& block,
                                                                            const FamilyChances& chances,
                                                                            const FamilyExits& exits,
                                                                            ExpectedFlows& flows) {
    FamilyQuarter<quantities>(block, chances, exits, &flows).run();
}

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void live_a_quarter_uncounted(const FamilyBlock& block,
                                                                                      const FamilyChances& chances) {
    const FamilyExits nowhere;
    FamilyQuarter<1>(block, chances, nowhere, nullptr).run();
}

}  // namespace ccsim
