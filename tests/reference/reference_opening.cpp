#include <cmath>
#include <utility>
#include <vector>

#include "tests/reference/reference_chances.h"
#include "tests/reference/reference_shares.h"
#include "tests/reference/reference_start.h"

// The opening as the page's section 6 draws it.
namespace ccsim::reference {
namespace {

/// Cases that are alike so far, and their share of them all.
using Shared = std::vector<std::pair<State, double>>;

/// Every case with every value that `set` can give it, by the shares of the values.
template <class Shares, class Set>
Shared with_each(const Shared& cases, const Shares& shares_of, const Set& set) {
    Shared out;
    for (const auto& [state, share] : cases) {
        const auto shares = shares_of(state);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            State s = state;
            set(s, i);
            if (shares[i] > 0) out.emplace_back(s, share * shares[i]);
        }
    }
    return out;
}

/// Two hundred quarters of paying, open, under the first quarter's chances, from a quarter each of what can be paid.
std::array<double, 5> long_run(const Chances& first_quarter, State s) {
    std::array<double, 5> now{0, 0.25, 0.25, 0.25, 0.25};
    for (int quarter = 0; quarter < 200; ++quarter) {
        std::array<double, 5> next{};
        for (std::size_t last = 0; last < 5; ++last) {
            s.outcome = static_cast<Outcome>(last);
            const std::array<double, 5> chances = first_quarter.outcomes(s);
            for (std::size_t i = 0; i < 5; ++i) next[i] += now[last] * chances[i];
        }
        now = next;
    }
    return now;
}

double of_type(const ByPayerType& value, PayerType type) {
    if (type == PayerType::reliable) return value.reliable;
    return type == PayerType::irregular ? value.irregular : value.unlikely;
}

std::array<double, 3> debt_shares(const OpeningArrears& a, const State& s) {
    double with = 1, large = of_type(a.share_large, s.type);
    if (in_service(s)) with = of_type(a.share_with_arrears_collection_service, s.type);
    if (s.standing == Standing::direct) with = a.share_with_arrears_direct;
    if (s.standing == Standing::nil) with = a.share_with_arrears_nil;
    if (s.standing == Standing::no_liability) large = a.share_large_no_liability;
    return {1 - with, with * (1 - large), with * large};
}

/// The share that paid since January 2012.
double paid_lately(const Chances& first_quarter, const State& s) {
    if (in_service(s)) return s.outcome >= Outcome::under_half ? 1 : 0;
    if (s.debt == Debt::none) return 0;
    const auto [clears, repays, adjusted] = first_quarter.settles(s);
    return clears + repays;
}

std::array<double, 2> yes(double share) { return {1 - share, share}; }

Shared standings_and_types(const Opening& o, double all) {
    Shared cases{{State{}, 1}};
    cases = with_each(
        cases,
        [&](const State&) {
            return std::array{o.cases_collected / all, o.cases_enforced / all, o.cases_direct / all, o.cases_nil / all,
                              o.cases_no_liability / all};
        },
        [](State& s, std::size_t i) {
            s.standing = std::array{Standing::collected, Standing::enforced, Standing::direct, Standing::nil,
                                    Standing::no_liability}[i];
        });
    cases = with_each(
        cases,
        [&](const State& s) {
            if (s.standing == Standing::collected) return shares(o.payer_types_collected);
            if (s.standing == Standing::enforced) return shares(o.payer_types_enforced);
            if (s.standing == Standing::direct) return shares(o.payer_types_direct);
            return shares(s.standing == Standing::nil ? o.payer_types_nil : o.payer_types_no_liability);
        },
        [](State& s, std::size_t i) { s.type = static_cast<PayerType>(i); });
    return with_each(
        cases,
        [&](const State& s) {
            if (in_service(s)) return shares(o.classes_collection_service);
            return shares(s.standing == Standing::direct ? o.classes_direct : o.classes_nil);
        },
        [](State& s, std::size_t i) { s.liability_class = static_cast<LiabilityClass>(i); });
}

Shared with_families(Shared cases, const Scenario& scenario) {
    const OpeningChildren& c = scenario.parameters.opening.children;
    const auto children = children_shares(c.share_two, c.share_three, c.share_four_or_more, 4);
    cases = with_each(
        cases,
        [&](const State& s) {
            return is_family(s) ? children : std::array{1.0, 0.0, 0.0, 0.0};
        },
        [](State& s, std::size_t i) { s.children = is_family(s) ? static_cast<int>(i) + 1 : 0; });
    const auto to_go =
        quarters_to_go_shares(c.share_under_2_years_to_go, c.share_2_to_5_years_to_go, c.share_5_to_9_years_to_go);
    return with_each(
        cases, [&](const State& s) { return is_family(s) ? to_go : std::array<double, 80>{1}; },
        [&](State& s, std::size_t i) { s.quarters_to_go = within_run(i, scenario); });
}

}  // namespace

Distribution drawn_opening(const Scenario& scenario) {
    const Opening& o = scenario.parameters.opening;
    const Chances first_quarter(scenario, 1);
    const double all = o.cases_collected + o.cases_enforced + o.cases_direct + o.cases_nil + o.cases_no_liability;
    Shared cases = standings_and_types(o, all);
    cases = with_each(
        cases, [&](const State& s) { return in_service(s) ? long_run(first_quarter, s) : std::array<double, 5>{1}; },
        [](State& s, std::size_t i) { s.outcome = static_cast<Outcome>(i); });
    cases = with_each(
        cases,
        [&](const State& s) {
            return yes(s.standing == Standing::no_liability ? o.share_no_liability_ended_recently : 0);
        },
        [](State& s, std::size_t i) { s.ended_recently = i == 1; });
    cases = with_each(
        cases, [&](const State& s) { return debt_shares(o.arrears, s); },
        [](State& s, std::size_t i) { s.debt = static_cast<Debt>(i); });
    cases = with_each(
        cases, [&](const State& s) { return yes(paid_lately(first_quarter, s)); },
        [](State& s, std::size_t i) { s.paid_since_2012 = i == 1; });
    cases = with_each(
        cases, [&](const State&) { return yes(o.share_1993_scheme); },
        [](State& s, std::size_t i) { s.scheme = i == 1 ? Scheme::of_1993 : Scheme::of_2003; });
    cases = with_each(
        cases, [&](const State&) { return yes(o.share_clerical); },
        [](State& s, std::size_t i) { s.clerical = i == 1; });

    Distribution out;
    for (const auto& [s, share] : with_families(cases, scenario)) {
        const double mean_pounds = s.debt == Debt::none    ? 0
                                   : s.debt == Debt::small ? o.arrears.small_debt_mean_pounds
                                                           : o.arrears.large_debt_mean_pounds;
        out[s] += Mass{1, 100 * mean_pounds, 100 * mean_pounds * o.arrears.share_owed_to_secretary_of_state} *
                  (std::round(all) * share);
    }
    return out;
}

}  // namespace ccsim::reference
