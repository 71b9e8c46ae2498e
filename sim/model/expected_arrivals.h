#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/model/case_file_cells.h"
#include "sim/model/cohort_shares.h"
#include "sim/scenario/scenario.h"

// Cases as they come in, for the expected engine: what the draws of a cohort expect.
namespace ccsim {

/// Mean balances at a drawn opening by debt class, in pence: exactly the means of the tables that are drawn from.
struct OpeningDebtMeans {
    std::array<double, debts> arrears{}, secretary_of_state{};
};
OpeningDebtMeans opening_debt_means(const OpeningArrears& arrears);

/// Remembers the latest means: most evaluations differ in other numbers.
class OpeningDebtMeansMemo {
public:
    const OpeningDebtMeans& of(const OpeningArrears& arrears);

private:
    using Numbers = std::array<double, 4>;  ///< that the means depend on
    std::optional<Numbers> numbers_;
    OpeningDebtMeans means_;
};

/// A drawn opening.
ExpectedCohort drawn_opening(const Parameters& parameters, int scale, const CohortShares& shares,
                             const OpeningDebtMeans& debt_means);
/// The opening of a scenario, drawn or of its case file.
ExpectedCohort expected_opening(const Scenario& scenario, int scale);
/// The intake of quarter `index`; nothing when there is none.
std::optional<ExpectedCohort> expected_intake(const Scenario& scenario, int index, int scale);

}  // namespace ccsim
