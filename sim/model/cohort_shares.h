#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/model/case_state.h"
#include "sim/model/quarter_tables.h"
#include "sim/scenario/scenario.h"

// What cohorts of cases are drawn from: how many they are, and their shares.
namespace ccsim {

/// The family of a case with a qualifying child: independent of everything else given the traits.
struct FamilyAges {
    std::array<double, child_counts> children{};  ///< share of cases by number of qualifying children
    std::vector<double> quarters_to_go;           ///< share of cases by quarters until the youngest stops qualifying
};

inline constexpr std::size_t opening_standings = 5;
inline constexpr std::array<Standing, opening_standings> standings_at_opening{
    Standing::collected, Standing::enforced, Standing::direct, Standing::nil, Standing::no_liability};
constexpr std::size_t opening_standing(Standing s) {
    return s == Standing::no_liability ? 4 : static_cast<std::size_t>(s);
}

/// Where a case of this standing starts; the outcome is looked at for the collection service only.
constexpr Situation opening_situation(Standing standing, Outcome last, bool ended_long_ago) {
    const Situation over = ended_long_ago ? Situation::over_long_ago : Situation::over_recently;
    const std::array<Situation, opening_standings> by_standing{collected(last), enforced(last), Situation::direct,
                                                               Situation::nil, over};
    return by_standing[opening_standing(standing)];
}

/// Where a case of a case file starts.
State opening_state(const CaseFileRow& row);

/// Shares that a cohort is drawn from.
struct CohortShares {
    std::array<double, opening_standings> standing{};
    std::array<std::array<double, 3>, opening_standings> payer_type{};
    std::array<std::array<double, 3>, opening_standings> liability_class{};
    std::array<std::array<std::array<double, 5>, profiles>, 2> outcome{};            ///< collected or enforced, profile
    std::array<std::array<std::array<double, debts>, 3>, opening_standings> debt{};  ///< standing, payer type
    double of_1993 = 0, clerical = 0, ended_long_ago = 0;
    /// Chance of a payment since January 2012, by debt row and profile; collection service by its outcome instead.
    std::array<std::array<double, profiles>, debt_rows> paid_since_january_2012{};
    FamilyAges family;
};

/// `first`: the chances of the first quarter.
CohortShares opening_shares(const Parameters& parameters, const ChanceTables<double>& first);
CohortShares opening_shares(const Scenario& scenario);
/// Newcomers owe nothing yet; families are no larger than `most_children`.
CohortShares intake_shares(const Parameters& parameters, int most_children);

/// Cases that come in, of which each simulated one stands for `scale`.
std::uint32_t simulated_cases(double cases, int scale);
/// The cases of a drawn opening, before scaling.
double drawn_opening_cases(const Opening& opening);
/// The intake of quarter `index` of the run, or nothing: none is listed, or less than one simulated case.
const IntakeQuarter* intake_quarter(const Scenario& scenario, int index, int scale);

}  // namespace ccsim
