#pragma once

#include <array>
#include <functional>

#include "sim/scenario/parameters.h"
#include "tests/reference/reference_case.h"

namespace ccsim::reference {

/// What is due and paid in one quarter, by the page's section 7, in pence. For `any_rank`: the mean over all ranks.
class Amounts {
public:
    Amounts(const Parameters& parameters, int quarter);

    /// Of one rank, 0 to 255.
    double weekly(bool direct, LiabilityClass c, int rank) const;
    double weekly(const State& s) const;
    double due(const State& s) const;
    double paid(const State& s, Outcome outcome) const;
    double overpaid(const State& s) const;
    /// The share of the ranks that `s` may have whose weekly amount passes.
    double share_where(const State& s, const std::function<bool(double)>& passes) const;
    /// The rank whose weekly amount is nearest.
    int rank_of(bool direct, LiabilityClass c, double weekly_pence) const;

private:
    double mean_over_ranks(const State& s, const std::function<double(double)>& of_weekly) const;

    const Parameters* parameters_;
    std::array<std::array<std::array<double, 256>, 3>, 2> weekly_{};  ///< service (direct second), class, rank
};

}  // namespace ccsim::reference
