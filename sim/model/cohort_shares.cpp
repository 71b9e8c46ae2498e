#include "sim/model/cohort_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ccsim {
namespace {

constexpr std::size_t over = 4;                     ///< opening_standing of cases with no liability
constexpr std::int32_t large_debt_pence = 100'000;  ///< £1,000 and over, for balances read from a case file
constexpr int quarters_a_year = 4;
constexpr int longest_years_to_go = 20;  ///< a qualifying child may be up to 20 and in education

Debt debt_of_balance(std::int32_t pence) {
    if (pence == 0) return Debt::none;
    return pence < large_debt_pence ? Debt::small : Debt::large;
}

std::array<double, 3> of(const PayerTypeShares& s) { return {s.reliable, 1 - s.reliable - s.unlikely, s.unlikely}; }
std::array<double, 3> of(const LiabilityClassShares& s) {
    return {s.flat_rate, s.to_20_pounds, 1 - s.flat_rate - s.to_20_pounds};
}

std::array<double, child_counts> children_shares(double two, double three, double four, int most) {
    std::array<double, child_counts> shares{0, 1 - two - three - four, two, three, four};
    for (std::size_t k = 0; k < child_counts; ++k)
        if (static_cast<int>(k) > most) shares[k] = 0;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (!(sum > 0)) return {0, 1};  // none as small as that: those that come have one child
    for (double& share : shares) share /= sum;
    return shares;
}

/// Even within each band of years: under 2, 2 to 5, 5 to 9, and the rest to 20.
std::vector<double> quarters_to_go_shares(double under_2, double to_5, double to_9) {
    std::vector<double> shares(std::size_t{longest_years_to_go} * quarters_a_year);
    const auto fill = [&shares](int from_year, int to_year, double share) {
        for (int q = from_year * quarters_a_year; q < to_year * quarters_a_year; ++q)
            shares[static_cast<std::size_t>(q)] = share / ((to_year - from_year) * quarters_a_year);
    };
    fill(0, 2, under_2);
    fill(2, 5, to_5);
    fill(5, 9, to_9);
    fill(9, longest_years_to_go, 1 - under_2 - to_5 - to_9);
    return shares;
}

using OutcomeChances = std::array<std::array<double, 5>, 5>;  ///< by last outcome and this one

OutcomeChances twice(const OutcomeChances& once) {
    OutcomeChances out{};
    for (std::size_t from = 1; from < 5; ++from)
        for (std::size_t by = 1; by < 5; ++by)
            for (std::size_t to = 1; to < 5; ++to) out[from][to] += once[from][by] * once[by][to];
    return out;
}

/// The outcomes that paying settles into under the first quarter's chances, for cases that were due to pay before:
/// those after 2^10 quarters, whatever came first.
std::array<double, 5> long_run_outcomes(const ChanceTables<double>& t, bool in_enforcement, std::size_t profile) {
    OutcomeChances chances{};
    for (std::size_t from = 1; from < 5; ++from) {
        const auto last = static_cast<Outcome>(from);
        chances[from] = t.pays[noticed_row({in_enforcement ? enforced(last) : collected(last)})][profile];
    }
    for (int doubling = 0; doubling < 10; ++doubling) chances = twice(chances);
    std::array<double, 5> settled{};
    for (std::size_t from = 1; from < 5; ++from)
        for (std::size_t to = 1; to < 5; ++to) settled[to] += chances[from][to] / 4;
    return settled;
}

void fill_debts(CohortShares& shares, const OpeningArrears& a) {
    const auto fill = [&shares](std::size_t standing, std::size_t type, double with, double large) {
        shares.debt[standing][type] = {1 - with, with * (1 - large), with * large};
    };
    const std::array<double, 3> with{a.share_with_arrears_collection_service.reliable,
                                     a.share_with_arrears_collection_service.irregular,
                                     a.share_with_arrears_collection_service.unlikely};
    const std::array<double, 3> large{a.share_large.reliable, a.share_large.irregular, a.share_large.unlikely};
    for (std::size_t type = 0; type < 3; ++type) {
        for (const Standing s : {Standing::collected, Standing::enforced})
            fill(opening_standing(s), type, with[type], large[type]);
        fill(opening_standing(Standing::direct), type, a.share_with_arrears_direct, large[type]);
        fill(opening_standing(Standing::nil), type, a.share_with_arrears_nil, large[type]);
        fill(over, type, 1, a.share_large_no_liability);
    }
}

/// Payments between January and March 2012, at the first quarter's chances.
void fill_paid_since_january(CohortShares& shares, const ChanceTables<double>& t) {
    for (std::size_t row = 0; row < debt_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile)
            shares.paid_since_january_2012[row][profile] =
                t.settles[row][profile][outcome::clears] + t.settles[row][profile][outcome::repays];
}

}  // namespace

State opening_state(const CaseFileRow& row) {
    return {opening_situation(row.standing, row.last_outcome, !row.ended_recently), debt_of_balance(row.arrears_pence),
            0};
}

CohortShares opening_shares(const Scenario& scenario) {
    return opening_shares(scenario.parameters, quarter_tables(scenario, 1).chances);
}

CohortShares opening_shares(const Parameters& parameters, const ChanceTables<double>& first) {
    const Opening& o = parameters.opening;
    CohortShares s;
    s.standing = {o.cases_collected, o.cases_enforced, o.cases_direct, o.cases_nil, o.cases_no_liability};
    const double total = std::accumulate(s.standing.begin(), s.standing.end(), 0.0);
    for (double& share : s.standing) share = total > 0 ? share / total : 0;
    s.payer_type = {of(o.payer_types_collected), of(o.payer_types_enforced), of(o.payer_types_direct),
                    of(o.payer_types_nil), of(o.payer_types_no_liability)};
    s.liability_class = {of(o.classes_collection_service), of(o.classes_collection_service), of(o.classes_direct),
                         of(o.classes_nil), of(o.classes_nil)};
    for (std::size_t profile = 0; profile < profiles; ++profile)
        for (const bool in_enforcement : {false, true})
            s.outcome[in_enforcement ? 1 : 0][profile] = long_run_outcomes(first, in_enforcement, profile);
    fill_debts(s, o.arrears);
    fill_paid_since_january(s, first);
    s.of_1993 = o.share_1993_scheme;
    s.clerical = o.share_clerical;
    s.ended_long_ago = 1 - o.share_no_liability_ended_recently;
    s.family = {children_shares(o.children.share_two, o.children.share_three, o.children.share_four_or_more, 4),
                quarters_to_go_shares(o.children.share_under_2_years_to_go, o.children.share_2_to_5_years_to_go,
                                      o.children.share_5_to_9_years_to_go)};
    return s;
}

CohortShares intake_shares(const Parameters& parameters, int most_children) {
    const Intake& in = parameters.intake;
    CohortShares s;
    s.standing = {1 - in.share_direct - in.share_nil, 0, in.share_direct, in.share_nil, 0};
    s.payer_type.fill(of(in.payer_types));
    s.liability_class.fill(of(in.classes));
    for (auto& service : s.outcome)
        for (auto& profile : service) profile = {1, 0, 0, 0, 0};
    for (auto& standing : s.debt)
        for (auto& type : standing) type = {1, 0, 0};
    s.clerical = in.share_clerical;
    s.family = {
        children_shares(in.share_two_children, in.share_three_children, in.share_four_or_more_children, most_children),
        quarters_to_go_shares(in.share_under_2_years_to_go, in.share_2_to_5_years_to_go, in.share_5_to_9_years_to_go)};
    return s;
}

std::uint32_t simulated_cases(double cases, int scale) {
    return static_cast<std::uint32_t>(std::llround(cases / scale));
}

double drawn_opening_cases(const Opening& o) {
    return o.cases_collected + o.cases_enforced + o.cases_direct + o.cases_nil + o.cases_no_liability;
}

const IntakeQuarter* intake_quarter(const Scenario& scenario, int index, int scale) {
    for (const IntakeQuarter& q : scenario.parameters.intake.quarters)
        if (scenario.index_of(q.quarter) == index && simulated_cases(q.cases, scale) > 0) return &q;
    return nullptr;
}

}  // namespace ccsim
