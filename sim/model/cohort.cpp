#include "sim/model/cohort.h"

#include <cmath>

namespace ccsim {
namespace {

/// What a case draws on arrival, each from its own word.
enum class Attribute : std::uint8_t {
    standing,
    payer_type,
    liability_class,
    outcome,
    debt,
    amount,
    rank,
    children,
    quarters_to_go,
    scheme,
    clerical,
    ended_long_ago,
    paid_since_january_2012
};

/// Says the words by what they decide.
struct NamedArrivalWords {
    const ArrivalWords& blocks;

    std::uint32_t operator[](Attribute a) const {
        const auto i = static_cast<std::size_t>(a);
        return blocks[i / 4][i % 4];
    }
};

}  // namespace

Cohort::Cohort(const Scenario& scenario, int arrived, std::uint32_t size, int scale, CohortShares shares)
    : scenario_(&scenario),
      arrived_(arrived),
      size_(size),
      scale_(static_cast<std::uint32_t>(scale)),
      shares_(std::move(shares)),
      pick_(shares_) {
    const OpeningArrears& a = scenario.parameters.opening.arrears;
    if (from_case_file()) liabilities_ = liability_tables(scenario.parameters, 0);
    else if (arrived == 0)
        debts_ = {small_debts(a.small_debt_mean_pounds), large_debts(a.large_debt_mean_pounds, a.large_debt_log_sd)};
}

Cohort Cohort::opening(const Scenario& scenario, int scale) {
    const auto size = scenario.cases.empty()
                          ? simulated_cases(drawn_opening_cases(scenario.parameters.opening), scale)
                          : static_cast<std::uint32_t>(scenario.cases.size() / static_cast<std::size_t>(scale));
    return {scenario, 0, size, scale, opening_shares(scenario)};
}

std::optional<Cohort> Cohort::intake(const Scenario& scenario, int index, int scale) {
    const IntakeQuarter* const q = intake_quarter(scenario, index, scale);
    if (q == nullptr) return {};
    return Cohort(scenario, index, simulated_cases(q->cases, scale), scale,
                  intake_shares(scenario.parameters, q->most_qualifying_children));
}

Newcomer Cohort::draw(const World& world, std::uint32_t place) const {
    return draw_from(arrival_words(world, {static_cast<std::uint16_t>(arrived_), place}), place);
}

Newcomer Cohort::draw_from(const ArrivalWords& words, std::uint32_t place) const {
    return from_case_file() ? from_row(words, row(place)) : from_shares(words);
}

Newcomer Cohort::from_shares(const ArrivalWords& words) const {
    const NamedArrivalWords w{words};
    const std::size_t standing = pick_.standing(w[Attribute::standing]);
    const std::size_t type = pick_.payer_type[standing](w[Attribute::payer_type]);
    const std::size_t liability = pick_.liability_class[standing](w[Attribute::liability_class]);
    Newcomer c;
    c.scheme = w[Attribute::scheme] < pick_.of_1993 ? Scheme::of_1993 : Scheme::of_2003;
    c.clerical = w[Attribute::clerical] < pick_.clerical;
    c.profile =
        static_cast<std::uint8_t>(profile_of(static_cast<PayerType>(type), static_cast<LiabilityClass>(liability)));
    c.rank = static_cast<std::uint8_t>(w[Attribute::rank] >> 24);
    const auto& outcomes = pick_.outcome[standings_at_opening[standing] == Standing::enforced ? 1 : 0][c.profile];
    const auto last = static_cast<Outcome>(outcomes(w[Attribute::outcome]));
    c.state.situation =
        opening_situation(standings_at_opening[standing], last, w[Attribute::ended_long_ago] < pick_.ended_long_ago);
    c.state.debt = static_cast<Debt>(pick_.debt[standing][type](w[Attribute::debt]));
    if (c.state.debt != Debt::none) {
        c.arrears_pence = (c.state.debt == Debt::small ? debts_->small : debts_->large).pence(w[Attribute::amount]);
        c.secretary_of_state_pence = static_cast<std::int32_t>(
            std::lround(scenario_->parameters.opening.arrears.share_owed_to_secretary_of_state * c.arrears_pence));
    }
    c.paid_since_january_2012 =
        in_collection_service(c.state.situation)
            ? last >= Outcome::under_half
            : w[Attribute::paid_since_january_2012] < pick_.paid_since_january_2012[debt_row(c.state)][c.profile];
    if (has_qualifying_child(c.state.situation)) {
        c.children = static_cast<std::uint8_t>(pick_.children(w[Attribute::children]));
        c.quarters_to_go = static_cast<std::uint16_t>(pick_.quarters_to_go(w[Attribute::quarters_to_go]));
    }
    return c;
}

Newcomer Cohort::from_row(const ArrivalWords& words, const CaseFileRow& row) const {
    const NamedArrivalWords w{words};
    const std::size_t standing = opening_standing(row.standing);
    const auto type = row.payer_type ? static_cast<std::size_t>(*row.payer_type)
                                     : pick_.payer_type[standing](w[Attribute::payer_type]);
    const auto liability = row.weekly_liability_pence
                               ? static_cast<std::size_t>(class_of_amount(*row.weekly_liability_pence))
                               : pick_.liability_class[standing](w[Attribute::liability_class]);
    Newcomer c;
    c.scheme = row.scheme;
    c.clerical = row.clerical;
    c.profile =
        static_cast<std::uint8_t>(profile_of(static_cast<PayerType>(type), static_cast<LiabilityClass>(liability)));
    const std::size_t service = row.standing == Standing::direct ? maintenance_direct : collection_service;
    c.rank = row.weekly_liability_pence
                 ? nearest_rank(liabilities_->weekly[service][liability], *row.weekly_liability_pence)
                 : static_cast<std::uint8_t>(w[Attribute::rank] >> 24);
    c.state = opening_state(row);
    c.children = row.qualifying_children;
    c.quarters_to_go = row.quarters_to_go;
    c.paid_since_january_2012 = row.paid_since_january_2012;
    c.arrears_pence = row.arrears_pence;
    c.secretary_of_state_pence = row.secretary_of_state_pence;
    return c;
}

}  // namespace ccsim
