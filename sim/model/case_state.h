#pragma once

#include <array>
#include <cstdint>

#include "sim/core/terms.h"

// What a case is. The traits never change; the state moves from quarter to quarter; money and counters ride along.
namespace ccsim {

/// Standing, with the last outcome for the collection service, and for a liability that has ended whether that was
/// recent. `ended`: through closure, waiting for its arrears to be finalised; `over`: no liability by any other route.
enum class Situation : std::uint8_t {
    collected_none_yet,
    collected_nothing,
    collected_under_half,
    collected_half_to_90,
    collected_full,
    enforced_none_yet,
    enforced_nothing,
    enforced_under_half,
    enforced_half_to_90,
    enforced_full,
    direct,
    nil,
    ended_recently,
    ended_long_ago,
    over_recently,
    over_long_ago
};
inline constexpr int situations = 16;
inline constexpr int family_situations = 12;  ///< those with a qualifying child come first

inline constexpr int debts = 3;

inline constexpr int segments = 5;
inline constexpr int notice_ages = 3;  ///< selected this quarter, last quarter, before that

/// Where a case is in the closure programme. For a case with a qualifying child 0 is open and 1 + 3 (segment - 1) + age
/// is in notice; for an ended one it is the route by which it ended: 0 to 4 for segments 1 to 5, 5 for reactive.
using Stage = std::uint8_t;
inline constexpr int stages = 1 + segments * notice_ages;
inline constexpr int closure_routes = segments + 1;
inline constexpr int reactive_route = segments;

/// The part of a case that chances depend on and that changes.
struct State {
    Situation situation = Situation::over_recently;
    Debt debt = Debt::none;
    Stage stage = 0;
    friend constexpr bool operator==(State, State) = default;
};

/// A state as a number below `state_codes`.
using StateCode = std::uint16_t;
inline constexpr int state_codes = stages * debts * situations;

constexpr StateCode code_of(State s) {
    return static_cast<StateCode>((s.stage * debts + static_cast<int>(s.debt)) * situations +
                                  static_cast<int>(s.situation));
}

constexpr State state_of(StateCode code) {
    return {static_cast<Situation>(code % situations), static_cast<Debt>(code / situations % debts),
            static_cast<Stage>(code / situations / debts)};
}

/// No liability and nothing owed: the case has left the schemes.
inline constexpr State gone{Situation::over_recently, Debt::none, 0};

constexpr bool is_collected(Situation s) { return s <= Situation::collected_full; }
constexpr bool is_enforced(Situation s) { return s >= Situation::enforced_none_yet && s <= Situation::enforced_full; }
constexpr bool in_collection_service(Situation s) { return s <= Situation::enforced_full; }
constexpr bool has_current_liability(Situation s) { return s <= Situation::direct; }
constexpr bool has_qualifying_child(Situation s) { return s <= Situation::nil; }
constexpr bool is_ended(Situation s) { return s == Situation::ended_recently || s == Situation::ended_long_ago; }
constexpr bool is_over(Situation s) { return s >= Situation::over_recently; }
constexpr bool is_recent(Situation s) { return s == Situation::ended_recently || s == Situation::over_recently; }
constexpr bool is_gone(State s) { return s.situation >= Situation::ended_recently && s.debt == Debt::none; }

constexpr Standing standing_of(State s) {
    if (is_gone(s)) return Standing::gone;
    if (is_collected(s.situation)) return Standing::collected;
    if (is_enforced(s.situation)) return Standing::enforced;
    if (s.situation == Situation::direct) return Standing::direct;
    if (s.situation == Situation::nil) return Standing::nil;
    return is_ended(s.situation) ? Standing::ended : Standing::no_liability;
}

/// The last outcome of a case of the collection service.
constexpr Outcome outcome_of(Situation s) { return static_cast<Outcome>(static_cast<int>(s) % 5); }

constexpr Situation collected(Outcome o) { return static_cast<Situation>(o); }
constexpr Situation enforced(Outcome o) { return static_cast<Situation>(5 + static_cast<int>(o)); }

/// The same service with another outcome.
constexpr Situation with_outcome(Situation s, Outcome o) { return is_enforced(s) ? enforced(o) : collected(o); }

/// A payment was received in the quarter, or the case is paying through Maintenance Direct.
constexpr bool is_contributing(Situation s) {
    return s == Situation::direct || (in_collection_service(s) && outcome_of(s) >= Outcome::under_half);
}

constexpr bool in_notice(State s) { return has_qualifying_child(s.situation) && s.stage > 0; }
constexpr int notice_segment(Stage stage) { return (stage - 1) / notice_ages; }
constexpr int notice_age(Stage stage) { return (stage - 1) % notice_ages; }
constexpr Stage notice(int segment, int age) { return static_cast<Stage>(1 + segment * notice_ages + age); }

/// The part of a case that some chance depends on and that never changes, as a number below `profiles`.
inline constexpr int profiles = 9;
constexpr int profile_of(PayerType type, LiabilityClass liability) {
    return static_cast<int>(type) * 3 + static_cast<int>(liability);
}
constexpr PayerType type_of_profile(int profile) { return static_cast<PayerType>(profile / 3); }
constexpr LiabilityClass class_of_profile(int profile) { return static_cast<LiabilityClass>(profile % 3); }

/// The closure segment (0 for segment 1, ... 4 for segment 5) of a case with a qualifying child, by its state at the
/// start of a quarter. Maintenance Direct is with the compliant cases when `direct_segment` is 3 (clerical
/// ones in segment 3), or in `direct_segment`, clerical or not.
constexpr int segment_of(Situation s, bool clerical, int direct_segment) {
    if (is_enforced(s)) return 4;
    if (s == Situation::nil) return 0;
    if (s == Situation::collected_nothing) return 1;
    constexpr int with_compliant_cases = 3;
    if (s == Situation::direct && direct_segment != with_compliant_cases) return direct_segment;
    return clerical ? 2 : 3;
}

}  // namespace ccsim
