#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/explain/case_flows.h"
#include "sim/model/cohort.h"

namespace ccsim {

/// Hears, as a recorder of the scalar step, what a case decided in a quarter that its state does not tell afterwards.
class PaymentListener {
public:
    void forget() { *this = {}; }
    void drew(Decision decision, std::uint32_t, std::span<const std::uint32_t> thresholds, int outcome) {
        if (decision == Decision::pays) std::ranges::copy(thresholds, pays_.begin());
        if (decision == Decision::leaves && outcome < 2) route_ = route_of_leaving(outcome);
        if (decision == Decision::progresses) ends_ = outcome == outcome::ends;
    }
    void changed(std::string_view, const Newcomer&) {}

    /// The route by which the liability of a case ended that was in this state before the quarter.
    std::size_t route_from(State before) const {
        if (ends_ && in_notice(before)) return static_cast<std::size_t>(notice_segment(before.stage));
        return static_cast<std::size_t>(route_ >= 0 ? route_ : route_ageing);
    }
    /// The chance of paying anything, of 2^32 - 1, as the case stood when it came to pay.
    std::int64_t chance_of_paying() const { return certain - pays_[1]; }
    /// The chance of paying in full, when anything is due.
    std::int64_t chance_of_full_payment() const {
        const std::int64_t due = certain - pays_[0];
        return due > 0 ? std::llround(static_cast<double>(certain - pays_[3]) / static_cast<double>(due) *
                                      static_cast<double>(certain))
                       : 0;
    }

private:
    std::array<std::uint32_t, 5> pays_{};  ///< cumulative, by Outcome
    int route_ = -1;
    bool ends_ = false;
};

}  // namespace ccsim
