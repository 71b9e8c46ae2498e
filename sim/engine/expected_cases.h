#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/model/case_state.h"

// The expected engine's caseload: for every state, how many cases are expected to be in it and what they owe.
namespace ccsim {

/// What is kept of the cases in a state. Money in pence.
enum class Quantity : std::uint8_t {
    cases,
    arrears,
    secretary_of_state,
    not_paid_since_january_2012,
    paid_this_quarter
};
inline constexpr std::size_t quantities = 5;

/// Traits that chances, hazards or counts look at beside the profile: one lane a cohort, scheme and clerical.
struct Lane {
    int arrived = 0;  ///< quarter of arrival; 0 for the opening caseload
    Scheme scheme = Scheme::of_2003;
    bool clerical = false;
};

/// Cases and arrears of one profile in one state.
struct RowSums {
    std::array<double, 2> cases_of_scheme{};
    double arrears = 0;

    double cases() const { return cases_of_scheme[0] + cases_of_scheme[1]; }
};

/// One outcome of a decision for the cases of a state: where they go and what happens to their balances on the way.
struct Way {
    State to;
    double chance = 0;
    double keeps = 1;       ///< fraction of the arrears
    double adds_pence = 0;  ///< to the arrears, a case
    bool pays = false;      ///< a payment is received
};

/// Cases by state, profile and lane. Decisions move cases out of their states at once and let them arrive together, so
/// that nobody decides twice.
class ExpectedCases {
public:
    explicit ExpectedCases(std::vector<Lane> lanes);

    std::span<const Lane> lanes() const { return lanes_; }
    /// A quantity of the cases of one profile in one state, by lane.
    std::span<double> row(StateCode state, std::size_t profile, Quantity q) {
        return {&now_[at(state, profile, q)], lanes_.size()};
    }
    std::span<const double> row(StateCode state, std::size_t profile, Quantity q) const {
        return {&now_[at(state, profile, q)], lanes_.size()};
    }
    RowSums sums(StateCode state, std::size_t profile) const;

    /// Moves the cases of one profile out of a state along the ways; the rest stay. The chances add up to 1 at most.
    void move(StateCode from, std::size_t profile, std::span<const Way> ways);
    /// Moves a chance of each lane's cases from one state to another, balances unchanged.
    void move_by_lane(StateCode from, std::size_t profile, StateCode to, std::span<const double> chance_by_lane);
    /// Lets everybody moved arrive.
    void settle();

    /// Nobody has paid yet in the new quarter.
    void begin_quarter();
    /// Nobody is in the state any more.
    void clear(StateCode state);

private:
    std::size_t at(StateCode state, std::size_t profile, Quantity q) const {
        return ((std::size_t{state} * profiles + profile) * quantities + static_cast<std::size_t>(q)) * lanes_.size();
    }
    std::size_t row_size() const { return quantities * lanes_.size(); }
    double* arriving(StateCode to, std::size_t profile);

    std::vector<Lane> lanes_;
    std::vector<double> now_, moved_;
    std::vector<std::size_t> touched_;  ///< rows of moved_ that somebody is in
    std::vector<std::uint8_t> is_touched_;
};

}  // namespace ccsim
