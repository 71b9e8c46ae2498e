#pragma once

#include <cstdint>

// The words of the field that scenario, model and results share.
namespace ccsim {

enum class Scheme : std::uint8_t { of_1993, of_2003 };

/// A lasting difference between non-resident parents that no record shows ("frailty").
enum class PayerType : std::uint8_t { reliable, irregular, unlikely };

/// £5 or less, up to £20, over £20 a week.
enum class LiabilityClass : std::uint8_t { flat_rate, to_20_pounds, over_20_pounds };

/// What the last quarter brought, for a case of the collection service. "Full" is 90% or more of what was due.
enum class Outcome : std::uint8_t { none_yet, nothing, under_half, half_to_90, full };

/// Collected: positive liability through the Collection Service, no enforcement. Enforced: the same with a deduction
/// from earnings order or other enforcement. Direct: Maintenance Direct. Ended: by closure, waiting for its arrears to
/// be finalised. No liability: none any more, kept for its arrears.
enum class Standing : std::uint8_t { collected, enforced, direct, nil, ended, no_liability, gone };

/// Small: under £1,000 when the caseload opened, and every new debt. Large: the rest, and debts of cases that paid
/// nothing for two quarters running.
enum class Debt : std::uint8_t { none, small, large };

}  // namespace ccsim
