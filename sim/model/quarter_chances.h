#pragma once

#include <array>
#include <cstdint>

#include "sim/model/bands.h"
#include "sim/model/case_state.h"
#include "sim/model/decisions.h"
#include "sim/model/odds.h"
#include "sim/scenario/scenario.h"

// The chances of one quarter. They are computed here and nowhere else.
namespace ccsim {

/// Rows of the tables whose chances depend on the situation and on being in notice.
inline constexpr std::size_t noticed_rows = std::size_t{2} * situations;
constexpr std::size_t noticed_row(State s) {
    return static_cast<std::size_t>(s.situation) + (in_notice(s) ? situations : 0);
}
/// Rows of the table whose chances depend on the situation and the debt.
inline constexpr std::size_t debt_rows = std::size_t{debts} * situations;
constexpr std::size_t debt_row(State s) {
    return static_cast<std::size_t>(s.debt) * situations + static_cast<std::size_t>(s.situation);
}

template <class Number, std::size_t outcomes>
using ByProfile = std::array<std::array<Number, outcomes>, profiles>;

/// Chances (double) or cumulative thresholds (std::uint32_t) of every decision but selection, by row and profile.
template <class Number>
struct ChanceTables {
    std::array<ByProfile<Number, 2>, noticed_rows> leaves{};    ///< withdraws, closes reactively
    std::array<ByProfile<Number, 2>, situations> reassessed{};  ///< to nil or positive, amount changes
    std::array<ByProfile<Number, 1>, situations> enforcement{};
    std::array<ByProfile<Number, 1>, situations> direct{};
    std::array<ByProfile<Number, 5>, noticed_rows> pays{};        ///< by Outcome
    std::array<ByProfile<Number, 4>, debt_rows> settles{};        ///< clears, repays, adjusted, overpays
    std::array<std::array<Number, 2>, notice_ages> progresses{};  ///< by age of the notice: ends, drops out
    std::array<Number, 3> finalised{};                            ///< moved, written off, stays
    std::array<Number, 1> lapses{};
    std::array<std::array<Number, 1>, closure_routes> applies{};
    std::array<std::array<Number, 1>, child_counts> child_stops{};
};

/// The chances that are the same in every quarter, withdrawing among them; the rest are 0.
ChanceTables<double> lasting_chances(const Parameters& parameters);

/// Chances of closing reactively once that has begun, by situation and profile.
using ReactiveChances = std::array<std::array<double, profiles>, family_situations>;
ReactiveChances reactive_chances(const Leaving& leaving);

/// The chances of a scenario's quarters, one quarter after another in the same place: what does not change from quarter
/// to quarter is worked out once. The scenario must outlive it.
class QuarterChances {
public:
    explicit QuarterChances(const Scenario& scenario);
    /// Those of quarter `index` of the run, from 1. Valid until the next call.
    const ChanceTables<double>& of(int index);
    /// Those of the latest call.
    const ChanceTables<double>& latest() const { return chances_; }
    /// How often they have changed: they are the same as when this was the same.
    int changes() const { return changes_; }

private:
    /// What has changed since the opening: multipliers of a quarter.
    struct Trends {
        double odds_pays = 0, odds_full = 0, starts = 0, joins = 0, leaves = 0;
        friend bool operator==(const Trends&, const Trends&) = default;
    };
    struct PaymentOdds {
        double pays = 1, full = 1;
    };
    static constexpr std::size_t payment_situations = 10;  ///< of the collection service

    Trends trends_of(int index) const;
    void fill_payment(const Trends& trends);
    void fill_services(const Trends& trends);
    void fill_reactive(bool reactive);

    const Scenario* scenario_;
    ChanceTables<double> chances_;
    /// Before the quarter's trend: by situation, in notice, profile.
    std::array<std::array<std::array<PaymentOdds, profiles>, 2>, payment_situations> payment_odds_;
    ReactiveChances closes_reactively_;  ///< once it has begun
    Trends trends_;
    bool reactive_ = false;
    int changes_ = 0;
};

}  // namespace ccsim
