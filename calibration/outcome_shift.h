#pragma once

#include <array>

#include "sim/model/tally_fwd.h"

// How a misfit of the shares contributing and paying in full moves collection-service cases between outcomes.
namespace ccsim {

/// Something of collection-service cases by outcome: none yet, nothing, under half, half to 90%, full.
using ByOutcome = std::array<double, 5>;

/// The fractions of the cases of an outcome that have another one.
struct OutcomeShift {
    double nothing_to_part = 0, part_to_nothing = 0, part_to_full = 0, full_to_part = 0;
};

/// A share with its log odds moved: 0 and 1 stay.
double shifted_share(double share, double log_odds);

/// Moves the log odds of the shares that contribute, and that pay in full, among all cases of the collection service
/// that were due to pay. Only cases with arrears move, as who does not pay in full owes the rest; each within its
/// scheme, service and debt class, where these have part payers at all. A misfit that would leave no part payers is met
/// as far as there are any.
OutcomeShift outcome_shift(const ExpectedTally& t, double contributing, double paying_in_full);

/// Cases with arrears of one group, or what they owe, afterwards. The sum stays.
ByOutcome after(const OutcomeShift& shift, ByOutcome of);

}  // namespace ccsim
