#pragma once

#include <algorithm>
#include <compare>
#include <map>
#include <string_view>

#include "sim/core/terms.h"

// The reference: the model written a second time, from its page (sim/model/README.md) alone, slowly and plainly. It
// follows every branch of every decision with its probability and shares no code with the engines, so that a mistake in
// what they share shows.
namespace ccsim::reference {

/// A rank of which only this is known: it is even on 0 to 255, whatever else is true of the case.
inline constexpr int any_rank = 256;

/// Routes by which a liability ends: 0 to 4 are segments 1 to 5 of the programme.
inline constexpr int reactive = 5, withdrawal = 6, ageing_out = 7;

/// All of a case that a chance or a count looks at, but for what it owes.
struct State {
    Scheme scheme = Scheme::of_2003;
    bool clerical = false;
    PayerType type = PayerType::reliable;
    LiabilityClass liability_class = LiabilityClass::flat_rate;
    Standing standing = Standing::collected;
    Outcome outcome = Outcome::none_yet;  ///< none yet for any but the collection service
    Debt debt = Debt::none;
    bool ended_recently = false;
    int notice_segment = 0;  ///< 1 to 5; 0: open
    int notice_age = 0;
    int route = 0;  ///< of ended cases
    int rank = any_rank;
    int children = 0;
    int quarters_to_go = 0;
    bool paid_since_2012 = false;
    bool received = false;     ///< a payment, in this quarter
    bool notice_ends = false;  ///< in this quarter

    friend constexpr auto operator<=>(const State&, const State&) = default;
};

constexpr bool in_service(const State& s) {
    return s.standing == Standing::collected || s.standing == Standing::enforced;
}
constexpr bool with_liability(const State& s) { return in_service(s) || s.standing == Standing::direct; }
constexpr bool is_family(const State& s) { return with_liability(s) || s.standing == Standing::nil; }
constexpr bool contributes(const State& s) {
    return s.standing == Standing::direct || (in_service(s) && s.outcome >= Outcome::under_half);
}

/// The probability of a state (in cases) and the expected balances there, each times that probability. Means are
/// enough: no chance looks at a balance, and each step changes it by a share of itself or by an amount that the state
/// fixes (or, for `any_rank`, that is independent of everything else). So merging equal states loses nothing.
struct Mass {
    double cases = 0, arrears_pence = 0, secretary_of_state_pence = 0;

    constexpr Mass& operator+=(const Mass& more) {
        cases += more.cases;
        arrears_pence += more.arrears_pence;
        secretary_of_state_pence += more.secretary_of_state_pence;
        return *this;
    }
    friend constexpr Mass operator*(Mass m, double share) {
        return {m.cases * share, m.arrears_pence * share, m.secretary_of_state_pence * share};
    }
};

using Distribution = std::map<State, Mass>;

/// The name of a total, with up to three numbers to tell its parts.
struct Total {
    std::string_view name;
    int i = 0, j = 0, k = 0;
    friend auto operator<=>(const Total&, const Total&) = default;
};

/// The totals of one quarter. What is absent is 0.
using Totals = std::map<Total, double>;

/// Where a case stands, as one number for a part of a total: standing; outcome in the collection service; and whether
/// the liability ended recently.
constexpr int place(Standing standing, Outcome outcome, bool ended_recently) {
    return 10 * static_cast<int>(standing) + static_cast<int>(outcome) + (ended_recently ? 5 : 0);
}

}  // namespace ccsim::reference
