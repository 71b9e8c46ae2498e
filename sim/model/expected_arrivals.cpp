#include "sim/model/expected_arrivals.h"

#include "sim/model/quantile_table.h"

namespace ccsim {
namespace {

/// Shares by the situations that a standing can start in; the rest are 0.
std::array<double, situations> starts(const CohortShares& s, std::size_t standing, std::size_t profile) {
    const Standing in = standings_at_opening[standing];
    std::array<double, situations> out{};
    if (in == Standing::collected || in == Standing::enforced) {
        for (std::size_t o = 0; o < 5; ++o)
            out[static_cast<std::size_t>(opening_situation(in, static_cast<Outcome>(o), false))] =
                s.outcome[standing][profile][o];
    } else if (in == Standing::no_liability) {
        out[static_cast<std::size_t>(Situation::over_recently)] = 1 - s.ended_long_ago;
        out[static_cast<std::size_t>(Situation::over_long_ago)] = s.ended_long_ago;
    } else {
        out[static_cast<std::size_t>(opening_situation(in, Outcome::none_yet, false))] = 1;
    }
    return out;
}

double paid_since_january(const CohortShares& s, State state, std::size_t profile) {
    if (in_collection_service(state.situation)) return outcome_of(state.situation) >= Outcome::under_half ? 1 : 0;
    return s.paid_since_january_2012[debt_row(state)][profile];
}

std::vector<ExpectedArrivals> drawn(std::uint32_t size, const CohortShares& shares, const OpeningDebtMeans& mean) {
    std::vector<ExpectedArrivals> out;
    for (std::size_t standing = 0; standing < opening_standings; ++standing)
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const std::size_t type = profile / 3;
            const double of_profile = shares.standing[standing] * shares.payer_type[standing][type] *
                                      shares.liability_class[standing][profile % 3];
            if (!(of_profile > 0)) continue;
            const auto by_situation = starts(shares, standing, profile);
            for (std::size_t s = 0; s < situations; ++s) {
                if (!(by_situation[s] > 0)) continue;
                for (std::size_t debt = 0; debt < debts; ++debt)
                    for (const bool clerical : {false, true}) {
                        const double n = size * of_profile * by_situation[s] * shares.debt[standing][type][debt] *
                                         (clerical ? shares.clerical : 1 - shares.clerical);
                        const State state{static_cast<Situation>(s), static_cast<Debt>(debt), 0};
                        if (n > 0)
                            out.push_back({shares.of_1993, clerical, static_cast<std::uint8_t>(profile), state, n,
                                           n * mean.arrears[debt], n * mean.secretary_of_state[debt],
                                           n * (1 - paid_since_january(shares, state, profile))});
                    }
            }
        }
    return out;
}

}  // namespace

OpeningDebtMeans opening_debt_means(const OpeningArrears& a) {
    const double share = a.share_owed_to_secretary_of_state;
    const QuantileTable small = small_debts(a.small_debt_mean_pounds),
                        large = large_debts(a.large_debt_mean_pounds, a.large_debt_log_sd);
    return {.arrears = {0, small.mean(), large.mean()},
            .secretary_of_state = {0, small.mean(share), large.mean(share)}};
}

const OpeningDebtMeans& OpeningDebtMeansMemo::of(const OpeningArrears& a) {
    const Numbers numbers{a.small_debt_mean_pounds, a.large_debt_mean_pounds, a.large_debt_log_sd,
                          a.share_owed_to_secretary_of_state};
    if (numbers_ != numbers) {
        numbers_ = numbers;
        means_ = opening_debt_means(a);
    }
    return means_;
}

ExpectedCohort drawn_opening(const Parameters& parameters, int scale, const CohortShares& shares,
                             const OpeningDebtMeans& debt_means) {
    return {
        0, drawn(simulated_cases(drawn_opening_cases(parameters.opening), scale), shares, debt_means), {shares.family}};
}

ExpectedCohort expected_opening(const Scenario& scenario, int scale) {
    const CohortShares shares = opening_shares(scenario);
    if (!scenario.cases.empty()) return CaseFileCells(scenario.cases, scale).opening(shares);
    return drawn_opening(scenario.parameters, scale, shares, opening_debt_means(scenario.parameters.opening.arrears));
}

std::optional<ExpectedCohort> expected_intake(const Scenario& scenario, int index, int scale) {
    const IntakeQuarter* const q = intake_quarter(scenario, index, scale);
    if (q == nullptr) return {};
    const CohortShares shares = intake_shares(scenario.parameters, q->most_qualifying_children);
    return ExpectedCohort{index, drawn(simulated_cases(q->cases, scale), shares, {}), {shares.family}};
}

}  // namespace ccsim
