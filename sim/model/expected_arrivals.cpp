#include <algorithm>
#include <map>
#include <tuple>

#include "sim/model/cohort.h"

namespace ccsim {
namespace {

constexpr std::array<Standing, opening_standings> standings{Standing::collected, Standing::enforced, Standing::direct,
                                                            Standing::nil, Standing::no_liability};

/// A situation a standing can start in, with its share.
struct Start {
    Situation situation;
    double share;
};

std::vector<Start> starts(const CohortShares& s, std::size_t standing, std::size_t profile) {
    std::vector<Start> out;
    for (std::size_t o = 0; o < 5; ++o) {
        const auto outcome = static_cast<Outcome>(o);
        if (standings[standing] == Standing::collected) out.push_back({collected(outcome), s.outcome[0][profile][o]});
        if (standings[standing] == Standing::enforced) out.push_back({enforced(outcome), s.outcome[1][profile][o]});
    }
    if (standings[standing] == Standing::direct) out.push_back({Situation::direct, 1});
    if (standings[standing] == Standing::nil) out.push_back({Situation::nil, 1});
    if (standings[standing] == Standing::no_liability)
        out = {{Situation::over_recently, 1 - s.ended_long_ago}, {Situation::over_long_ago, s.ended_long_ago}};
    return out;
}

double paid_since_january(const CohortShares& s, State state, std::size_t profile) {
    if (in_collection_service(state.situation)) return outcome_of(state.situation) >= Outcome::under_half ? 1 : 0;
    return s.paid_since_january_2012[debt_row(state)][profile];
}

/// Calls body(profile, share) for every profile a row of a case file may have.
template <class Body>
void for_each_profile(const CohortShares& s, const CaseFileRow& row, const Body& body) {
    const std::size_t standing = opening_standing(row.standing);
    for (std::size_t type = 0; type < 3; ++type) {
        const double of_type = row.payer_type ? (static_cast<std::size_t>(*row.payer_type) == type ? 1.0 : 0.0)
                                              : s.payer_type[standing][type];
        for (std::size_t liability = 0; liability < 3; ++liability) {
            const double of_class =
                row.weekly_liability_pence
                    ? (static_cast<std::size_t>(class_of_amount(*row.weekly_liability_pence)) == liability ? 1.0 : 0.0)
                    : s.liability_class[standing][liability];
            if (of_type * of_class > 0)
                body(profile_of(static_cast<PayerType>(type), static_cast<LiabilityClass>(liability)),
                     of_type * of_class);
        }
    }
}

}  // namespace

std::vector<ExpectedArrivals> Cohort::expected() const {
    return from_case_file() ? expected_from_rows() : expected_from_shares();
}

std::vector<ExpectedArrivals> Cohort::expected_from_rows() const {
    using Traits = std::tuple<Scheme, bool, int, StateCode>;
    std::map<Traits, ExpectedArrivals> sums;
    const World any;
    for (std::uint32_t place = 0; place < size_; ++place) {
        const Newcomer c = from_row(any, place, row(place));
        for_each_profile(shares_, row(place), [&](int profile, double share) {
            ExpectedArrivals& sum = sums[{c.scheme, c.clerical, profile, code_of(c.state)}];
            sum.of_1993 = c.scheme == Scheme::of_1993 ? 1 : 0;
            sum.clerical = c.clerical;
            sum.profile = static_cast<std::uint8_t>(profile);
            sum.state = c.state;
            sum.cases += share;
            sum.arrears_pence += share * c.arrears_pence;
            sum.secretary_of_state_pence += share * c.secretary_of_state_pence;
            sum.not_paid_since_january_2012 += c.paid_since_january_2012 ? 0 : share;
        });
    }
    std::vector<ExpectedArrivals> out;
    for (const auto& [traits, sum] : sums) out.push_back(sum);
    return out;
}

std::vector<ExpectedArrivals> Cohort::expected_from_shares() const {
    const double sos = scenario_->parameters.opening.arrears.share_owed_to_secretary_of_state;
    std::array<double, debts> mean{}, mean_sos{};
    if (debts_) {
        mean = {0, debts_->small.mean(), debts_->large.mean()};
        mean_sos = {0, debts_->small.mean(sos), debts_->large.mean(sos)};
    }
    std::vector<ExpectedArrivals> out;
    for (std::size_t standing = 0; standing < opening_standings; ++standing)
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const std::size_t type = profile / 3;
            const double of_profile = shares_.standing[standing] * shares_.payer_type[standing][type] *
                                      shares_.liability_class[standing][profile % 3];
            for (const Start& start : starts(shares_, standing, profile))
                for (std::size_t debt = 0; debt < debts; ++debt)
                    for (const bool clerical : {false, true}) {
                        const double n = size_ * of_profile * start.share * shares_.debt[standing][type][debt] *
                                         (clerical ? shares_.clerical : 1 - shares_.clerical);
                        const State state{start.situation, static_cast<Debt>(debt), 0};
                        if (n > 0)
                            out.push_back({shares_.of_1993, clerical, static_cast<std::uint8_t>(profile), state, n,
                                           n * mean[debt], n * mean_sos[debt],
                                           n * (1 - paid_since_january(shares_, state, profile))});
                    }
        }
    return out;
}

std::vector<FamilyAges> Cohort::families() const {
    if (!from_case_file()) return {shares_.family};
    std::vector<FamilyAges> families(4 * profiles);
    std::vector<double> cases(families.size());
    for (std::uint32_t place = 0; place < size_; ++place) {
        const CaseFileRow& r = row(place);
        if (r.standing == Standing::no_liability) continue;
        for_each_profile(shares_, r, [&](int profile, double share) {
            const std::size_t traits = (r.scheme == Scheme::of_1993 ? 0U : 2U) + (r.clerical ? 1U : 0U);
            const std::size_t i = traits * profiles + static_cast<std::size_t>(profile);
            FamilyAges& ages = families[i];
            cases[i] += share;
            ages.children[r.qualifying_children] += share;
            ages.quarters_to_go.resize(std::max(ages.quarters_to_go.size(), std::size_t{r.quarters_to_go} + 1));
            ages.quarters_to_go[r.quarters_to_go] += share;
        });
    }
    for (std::size_t i = 0; i < families.size(); ++i) {
        if (cases[i] > 0) {
            for (double& share : families[i].children) share /= cases[i];
            for (double& share : families[i].quarters_to_go) share /= cases[i];
        } else {
            families[i] = shares_.family;  // of nobody
        }
    }
    return families;
}

}  // namespace ccsim
