#pragma once

#include <array>
#include <cstddef>

#include "sim/engine/expected_flows.h"
#include "sim/model/quarter_tables.h"

// The expected engine's families: cases with a qualifying child, of one profile, at one place of the closure programme
// (open, or in notice for so long). A block holds a row for each debt class and situation.
namespace ccsim {

inline constexpr std::size_t family_rows = std::size_t{debts} * family_situations;

/// What a full row holds of the cases in a state; money in pence. A row of cases only has the first.
enum Quantity : std::size_t { q_cases, q_arrears, q_secretary_of_state, q_not_paid, quantities };

/// Families by debt class and situation.
struct FamilyBlock {
    double* first = nullptr;
    std::size_t row_size = 0;

    double* row(std::size_t debt, std::size_t situation) const {
        return first + (debt * family_situations + situation) * row_size;
    }
    std::size_t size() const { return family_rows * row_size; }
};

/// Groups of situations that age, leave and are reassessed alike.
enum class FamilyGroup : std::size_t { collected, enforced, direct, nil };
inline constexpr std::size_t family_groups = 4;

/// Where the families of one profile go before they pay, by group and lane. Each is a list of one chance a lane.
struct LeavingChances {
    std::array<const double*, family_groups> ages_out{}, withdraws{}, closes{}, reassessed{}, stays{};
};

/// The chances of one profile at one place of the programme.
struct FamilyChances {
    const ChanceTables<double>* tables = nullptr;
    std::size_t profile = 0;
    bool in_notice = false;
    double ends = 0;  ///< that a notice ends this quarter
    LeavingChances leaving;
    double due_pence = 0, due_direct_pence = 0, overpaid_pence = 0;  ///< mean of the quarter, of the profile's class
    std::array<double, family_groups> amount_changes{};              ///< of those that stay and are not reassessed
    std::array<double, 5> paid_pence{};                              ///< by Outcome
    std::array<double, debts> fraction_repaid{}, fraction_adjusted{};
};

/// Where those go who stop being families. Rows by debt class (small, large); those without a debt are gone.
struct FamilyExits {
    std::array<double*, 2> over{};   ///< by ageing out and withdrawal
    std::array<double*, 2> ended{};  ///< by reactive closure
    double* paid_and_nil = nullptr;  ///< cases only: those that paid in the quarter, are nil and owe nothing
};

/// Takes a block through ageing out, leaving, reassessment, enforcement, Maintenance Direct, payment and arrears.
/// Counts the flows. `scratch` has room for family_scratch_rows rows.
void live_a_quarter(const FamilyBlock& block, const FamilyChances& chances, const FamilyExits& exits,
                    ExpectedFlows& flows);

/// The same for a block that holds cases only and that counts nothing: a part of others that are counted.
void live_a_quarter_uncounted(const FamilyBlock& block, const FamilyChances& chances);

}  // namespace ccsim
