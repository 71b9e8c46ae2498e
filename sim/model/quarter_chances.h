#pragma once

#include <array>
#include <cstdint>

#include "sim/model/chance_tables.h"
#include "sim/model/odds.h"
#include "sim/scenario/scenario.h"

// The chances of one quarter. They are computed here and nowhere else.
namespace ccsim {

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
