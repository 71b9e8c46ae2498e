#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/model/tally_fwd.h"

// The two published rates, and what they are made of by service.
namespace ccsim {

/// Contributing: the share of cases with a current liability that pay (measure pct_cases_contributing). Full payment:
/// the share of collection-service cases due to pay that pay 90% or more (measure pct_cases_paying_full_liability).
enum class Rate : std::uint8_t { contributing, full_payment };
inline constexpr std::array<Rate, 2> both_rates{Rate::contributing, Rate::full_payment};

/// "contributing", "full_payment": the first word of a term's name.
std::string_view word_of(Rate rate);

enum class Service : std::uint8_t { collected, enforced, direct };
inline constexpr std::size_t service_count = 3;
inline constexpr std::array<std::string_view, service_count> service_words{"collected", "enforced", "direct"};

/// Cases that a rate is a share of, and those of them that pay, by service.
struct ServiceCounts {
    std::array<double, service_count> cases{}, paying{};

    double all_cases() const { return cases[0] + cases[1] + cases[2]; }
    double all_paying() const { return paying[0] + paying[1] + paying[2]; }
    /// 0 when there are no cases.
    double percent() const { return all_cases() > 0 ? 100 * all_paying() / all_cases() : 0; }
};

/// The counts at the end of a quarter. The full payment rate has no cases of Maintenance Direct.
ServiceCounts service_counts(const ExpectedTally& tally, Rate rate);

/// Ways in which a rate moves: Maintenance Direct's share of the cases, which counts as paying; the share of enforced
/// cases in the collection service; and paying within each of its two parts.
enum class Channel : std::uint8_t { direct_share, enforced_share, within_collected, within_enforced };
inline constexpr std::size_t channel_count = 4;
inline constexpr std::array<std::string_view, channel_count> channel_words{"direct_share", "enforced_share",
                                                                           "within_collected", "within_enforced"};
using ByChannel = std::array<double, channel_count>;

/// The change of a rate by channel, in points: Das Gupta's effects of the four factors of
/// d + (1 - d) (e r_enforced + (1 - e) r_collected). They add up to the change exactly.
ByChannel change_by_channel(const ServiceCounts& before, const ServiceCounts& after);

/// The same from what is published alone: Maintenance Direct's share, and paying within the collection service.
struct TwoFactorSplit {
    double direct_share = 0, within_collection_service = 0;
};
TwoFactorSplit two_factor_split(const ServiceCounts& before, const ServiceCounts& after);

}  // namespace ccsim
