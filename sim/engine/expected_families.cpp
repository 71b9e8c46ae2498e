#include "sim/engine/expected_families.h"

#include "sim/engine/expected_rows.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr std::size_t outcomes = 5;
constexpr std::size_t no_debt = 0, large_debt = 2;
constexpr auto direct = static_cast<std::size_t>(Situation::direct), nil = static_cast<std::size_t>(Situation::nil);

constexpr std::size_t situation_of(std::size_t service, std::size_t outcome) { return service * outcomes + outcome; }

/// Situations `first` to `last`, excluded, of a group.
struct GroupSpan {
    std::size_t first, last;
};
constexpr std::array<GroupSpan, family_groups> group_spans{{{0, 5}, {5, 10}, {10, 11}, {11, 12}}};

/// One quarter of one block. Q is how many quantities a row holds; only full rows are counted.
template <std::size_t Q>
class FamilyQuarter {
public:
    FamilyQuarter(const FamilyBlock& block, const FamilyChances& chances, const FamilyExits& exits,
                  ExpectedFlows* flows, double* scratch)
        : block_(block),
          c_(chances),
          t_(*chances.tables),
          exits_(exits),
          flows_(flows),
          scratch_(scratch),
          n_(block.row_size / Q) {}

    void run() {
        for (std::size_t debt = 0; debt < debts; ++debt) {
            leave(debt);
            enforce(debt);
            join_or_leave_direct(debt);
        }
        if constexpr (is_counted) count_direct_due();
        for (const std::size_t service : {0, 1}) pay(service);
        settle();
    }

private:
    static constexpr bool is_counted = Q == quantities;

    double* row(std::size_t debt, std::size_t situation) const { return block_.row(debt, situation); }
    double* scratch(std::size_t i) const { return scratch_ + i * block_.row_size; }
    std::size_t size() const { return block_.row_size; }
    void count(std::size_t item, const double* cases, double each = 1) {
        if constexpr (is_counted) flows_->add(item, cases, each);
    }

    /// Ageing out, leaving and reassessment: alike for all of a group, so the group is added up first.
    void leave(std::size_t debt) {
        double *const sum = scratch(0), *const to_nil = scratch(1), *const to_positive = scratch(2);
        rows::clear(to_nil, 2 * size());
        for (std::size_t g = 0; g < family_groups; ++g) {
            rows::clear(sum, size());
            for (std::size_t s = group_spans[g].first; s < group_spans[g].last; ++s) {
                rows::add(sum, row(debt, s), size());
                rows::scale_by_lane(row(debt, s), c_.leaving.stays[g], Q, n_);
            }
            rows::add_by_lane(g == static_cast<std::size_t>(FamilyGroup::nil) ? to_positive : to_nil, sum,
                              c_.leaving.reassessed[g], Q, n_);
            if constexpr (is_counted) let_go(debt, g, sum);
        }
        if constexpr (is_counted) {
            flows_->add(tally::became_nil(), to_nil, 1);
            flows_->add(tally::became_positive(), to_positive, 1);
        }
        rows::add(row(debt, nil), to_nil, size());
        rows::add(row(debt, situation_of(0, 0)), to_positive, size());
    }

    void let_go(std::size_t debt, std::size_t group, const double* sum) {
        const auto count_by_lane = [&](std::size_t item, const double* chance) {
            rows::add_by_lane(flows_->of(item), sum, chance, 1, n_);
        };
        count_by_lane(tally::liabilities_ended(0, route_ageing), c_.leaving.ages_out[group]);
        count_by_lane(tally::liabilities_ended(0, route_withdrawal), c_.leaving.withdraws[group]);
        count_by_lane(tally::liabilities_ended(0, route_reactive), c_.leaving.closes[group]);
        for (const double* const chance :
             {c_.leaving.ages_out[group], c_.leaving.withdraws[group], c_.leaving.closes[group]}) {
            if (debt == no_debt) rows::add_by_lane(flows_->of(tally::went()), sum, chance, 1, n_);
            else
                rows::add_by_lane(chance == c_.leaving.closes[group] ? exits_.ended[debt - 1] : exits_.over[debt - 1],
                                  sum, chance, Q, n_);
        }
        // A change of amount moves nobody; it is drawn among those that stay and are not reassessed.
        const std::size_t first = group_spans[group].first;
        const auto& chances = t_.reassessed[first][c_.profile];
        const double left = 1 - chances[outcome::to_nil_or_positive];
        if (left > 0)
            rows::add_by_lane(flows_->of(tally::amount_changed()), sum,
                              scaled(c_.leaving.stays[group], chances[outcome::amount_changes] / left), 1, n_);
    }

    const double* scaled(const double* by_lane, double factor) {
        double* const out = scratch(3);
        for (std::size_t i = 0; i < n_; ++i) out[i] = by_lane[i] * factor;
        return out;
    }

    void enforce(std::size_t debt) {
        double *const starts = scratch(0), *const lifts = scratch(1);
        for (std::size_t o = 0; o < outcomes; ++o) {
            double *const collected = row(debt, situation_of(0, o)), *const enforced = row(debt, situation_of(1, o));
            rows::clear(starts, 2 * size());
            rows::move(starts, collected, t_.enforcement[situation_of(0, o)][c_.profile][0], size());
            rows::move(lifts, enforced, t_.enforcement[situation_of(1, o)][c_.profile][0], size());
            rows::add(enforced, starts, size());
            rows::add(collected, lifts, size());
            count(tally::enforcement_started(), starts);
            count(tally::enforcement_lifted(), lifts);
        }
    }

    void join_or_leave_direct(std::size_t debt) {
        double *const joins = scratch(0), *const leaves = scratch(1);
        rows::clear(joins, 2 * size());
        rows::move(leaves, row(debt, direct), t_.direct[direct][c_.profile][0], size());
        for (std::size_t o = 0; o < outcomes; ++o)
            rows::move(joins, row(debt, situation_of(0, o)), t_.direct[situation_of(0, o)][c_.profile][0], size());
        rows::add(row(debt, direct), joins, size());
        rows::add(row(debt, situation_of(0, 0)), leaves, size());
        count(tally::joined_direct(), joins);
        count(tally::left_direct(), leaves);
    }

    void count_direct_due() {
        for (std::size_t debt = 0; debt < debts; ++debt)
            count(tally::due_pence(2), row(debt, direct), c_.due_direct_pence);
    }

    /// Highest debt class first, so that debts that grow join those that have paid already.
    void pay(std::size_t service) {
        for (std::size_t debt = debts; debt-- > 0;) {
            double* const before = scratch(0);
            std::copy_n(row(debt, situation_of(service, 0)), outcomes * size(), before);
            rows::clear(row(debt, situation_of(service, 0)), outcomes * size());
            for (std::size_t now = 0; now < outcomes; ++now)
                pay_outcome(service, debt, static_cast<Outcome>(now), before);
        }
    }

    void pay_outcome(std::size_t service, std::size_t debt, Outcome now, const double* before) {
        double *const same = scratch(outcomes), *const nothing_twice = scratch(outcomes + 1);
        rows::clear(same, 2 * size());
        const auto first = static_cast<Situation>(situation_of(service, 0));
        for (std::size_t last = 0; last < outcomes; ++last) {
            const State from{static_cast<Situation>(static_cast<std::size_t>(first) + last), static_cast<Debt>(debt),
                             c_.in_notice ? notice(0, 0) : Stage{0}};
            const double chance = t_.pays[noticed_row(from)][c_.profile][static_cast<std::size_t>(now)];
            if (!(chance > 0)) continue;
            const bool grows = after_paying(from, now).debt == Debt::large && debt != large_debt;
            rows::add_scaled(grows ? nothing_twice : same, before + last * size(), chance, size());
        }
        const State usual{with_outcome(first, Outcome::full), static_cast<Debt>(debt), 0};
        const auto situation = situation_of(service, static_cast<std::size_t>(now));
        arrive(row(static_cast<std::size_t>(after_paying(usual, now).debt), situation), same, service, now);
        if (now == Outcome::nothing && debt != large_debt)
            arrive(row(large_debt, situation), nothing_twice, service, now);
    }

    void arrive(double* to, double* cases, std::size_t service, Outcome now) {
        const auto o = static_cast<std::size_t>(now);
        count(tally::outcomes(service, o), cases);
        if constexpr (is_counted) {
            const double due = now == Outcome::none_yet ? 0 : c_.due_pence;
            count(tally::due_pence(service), cases, due);
            count(tally::paid_pence(service), cases, c_.paid_pence[o]);
            rows::add_scaled(cases + q_arrears * n_, cases, due - c_.paid_pence[o], n_);
            if (now >= Outcome::under_half) rows::clear(cases + q_not_paid * n_, n_);
        }
        rows::add(to, cases, size());
    }

    void settle() {
        for (std::size_t s = 0; s < family_situations; ++s) {
            const auto& without = t_.settles[debt_row({static_cast<Situation>(s), Debt::none, 0})][c_.profile];
            count(tally::overpaying(0), row(no_debt, s), without[outcome::overpays]);
            count(tally::credit_pence(), row(no_debt, s), without[outcome::overpays] * c_.overpaid_pence);
            for (std::size_t debt = 1; debt < debts; ++debt) settle_row(s, debt);
        }
    }

    void settle_row(std::size_t s, std::size_t debt) {
        const auto& chances = t_.settles[debt_row({static_cast<Situation>(s), static_cast<Debt>(debt), 0})][c_.profile];
        const double clears = chances[outcome::clears], repays = chances[outcome::repays],
                     adjusted = chances[outcome::adjusted];
        const double freed = clears + (debt == large_debt ? 0 : adjusted);  ///< with nothing owed any more
        double* const r = row(debt, s);
        const double repaid = clears + repays * c_.fraction_repaid[debt];
        const double taken = adjusted * (debt == large_debt ? c_.fraction_adjusted[debt] : 1);
        if constexpr (is_counted) {
            const std::size_t group = repaying_group(static_cast<Situation>(s));
            const double* const arrears = r + q_arrears * n_;
            count(tally::repaying(group), r, clears + repays);
            count(tally::repaid_pence(group), arrears, repaid);
            count(tally::adjusted(debt - 1), r, adjusted);
            count(tally::adjusted_pence(debt - 1), arrears, taken);
            if (s == nil) rows::add_scaled(exits_.paid_and_nil, r, clears * (1 - c_.ends), n_);
            if (s == nil) rows::add_scaled(flows_->paid_and_gone(), r, clears * c_.ends, n_);
            if (s == direct) rows::add_scaled(flows_->paid_and_gone(), r, clears * c_.ends, n_);
            double* const free = row(no_debt, s);
            rows::add_scaled(free + q_not_paid * n_, r + q_not_paid * n_, freed - clears, n_);
            rows::scale(r + q_arrears * n_, 1 - repaid - taken, n_);
            rows::scale(r + q_secretary_of_state * n_, 1 - repaid - taken, n_);
            rows::scale(r + q_not_paid * n_, 1 - freed - repays, n_);
        }
        rows::add_scaled(row(no_debt, s), r, freed, n_);
        rows::scale(r, 1 - freed, n_);
    }

    const FamilyBlock& block_;
    const FamilyChances& c_;
    const ChanceTables<double>& t_;
    const FamilyExits& exits_;
    ExpectedFlows* flows_;
    double* scratch_;
    std::size_t n_;
};

}  // namespace

[[gnu::flatten, gnu::target_clones("avx512f", "avx2", "default")]] void live_a_quarter(const FamilyBlock& block,
                                                                                       const FamilyChances& chances,
                                                                                       const FamilyExits& exits,
                                                                                       ExpectedFlows& flows,
                                                                                       double* scratch) {
    FamilyQuarter<quantities>(block, chances, exits, &flows, scratch).run();
}

[[gnu::flatten, gnu::target_clones("avx512f", "avx2", "default")]] void live_a_quarter_uncounted(
    const FamilyBlock& block, const FamilyChances& chances, double* scratch) {
    const FamilyExits nowhere;
    FamilyQuarter<1>(block, chances, nowhere, nullptr, scratch).run();
}

}  // namespace ccsim
