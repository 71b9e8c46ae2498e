#pragma once

#include <algorithm>
#include <array>

#include "sim/scenario/scenario.h"

// Shares that the scenario gives all but one of, made whole.
namespace ccsim::reference {

inline std::array<double, 3> shares(const PayerTypeShares& s) {
    return {s.reliable, 1 - s.reliable - s.unlikely, s.unlikely};
}

inline std::array<double, 3> shares(const LiabilityClassShares& s) {
    return {s.flat_rate, s.to_20_pounds, 1 - s.flat_rate - s.to_20_pounds};
}

/// Of families of 1 to 4 children, those with more than `most` left out.
inline std::array<double, 4> children_shares(double two, double three, double four, int most) {
    std::array<double, 4> of{1 - two - three - four, two, three, four};
    double left = 0;
    for (int i = 0; i < 4; ++i) {
        double& share = of[static_cast<std::size_t>(i)];
        if (i >= most) share = 0;
        left += share;
    }
    if (!(left > 0)) return {1, 0, 0, 0};
    for (double& share : of) share /= left;
    return of;
}

/// Of 0 to 79 quarters until the youngest stops qualifying.
inline std::array<double, 80> quarters_to_go_shares(double to_2, double to_5, double to_9) {
    std::array<double, 80> share{};
    for (std::size_t q = 0; q < 80; ++q)
        share[q] = q < 8 ? to_2 / 8 : q < 20 ? to_5 / 12 : q < 36 ? to_9 / 16 : (1 - to_2 - to_5 - to_9) / 44;
    return share;
}

/// After the run no child's age matters: all such quarters are made one, so that fewer states need following.
inline int within_run(std::size_t quarters_to_go, const Scenario& scenario) {
    return std::min(static_cast<int>(quarters_to_go), scenario.quarters());
}

}  // namespace ccsim::reference
