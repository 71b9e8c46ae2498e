#pragma once

#include <array>

#include "sim/scenario/parameters.h"
#include "tests/reference/reference_case.h"

namespace ccsim::reference {

/// What is due and paid in one quarter, by the page's section 7, in pence. For `any_rank`: the mean over all ranks.
class Amounts {
public:
    Amounts(const Parameters& parameters, int quarter);

    /// Of one rank, 0 to 255.
    double weekly(bool direct, LiabilityClass c, int rank) const { return of(direct, c, rank).weekly; }
    double weekly(const State& s) const { return of(s).weekly; }
    double due(const State& s) const { return this_quarter(s, of(s).due); }
    double paid(const State& s, Outcome outcome) const {
        return this_quarter(s, of(s).paid[static_cast<std::size_t>(outcome)]);
    }
    double overpaid(const State& s) const { return this_quarter(s, of(s).overpaid); }
    /// The chance of each weekly band.
    const std::array<double, 8>& bands(const State& s) const { return of(s).bands; }
    /// The rank whose weekly amount is nearest.
    int rank_of(bool direct, LiabilityClass c, double weekly_pence) const;

private:
    /// Of a whole quarter, and of one in which the notice ends.
    struct InQuarter {
        double whole = 0, half = 0;
    };
    static InQuarter in_quarter(double pence);
    static double this_quarter(const State& s, InQuarter amount) { return s.notice_ends ? amount.half : amount.whole; }
    struct Amount {
        double weekly = 0;
        InQuarter due, overpaid;
        std::array<InQuarter, 5> paid{};  ///< by outcome
        std::array<double, 8> bands{};
    };
    Amount amount(const Parameters& parameters, std::size_t liability_class, double weekly) const;
    void add_mean(std::array<Amount, 257>& by_rank) const;
    const Amount& of(const State& s) const { return of(s.standing == Standing::direct, s.liability_class, s.rank); }
    const Amount& of(bool direct, LiabilityClass c, int rank) const {
        return amounts_[direct ? 1 : 0][static_cast<std::size_t>(c)][static_cast<std::size_t>(rank)];
    }

    std::array<std::array<std::array<Amount, 257>, 3>, 2> amounts_{};  ///< service (direct second), class, rank
};

}  // namespace ccsim::reference
