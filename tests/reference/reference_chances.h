#pragma once

#include <array>

#include "sim/scenario/scenario.h"
#include "tests/reference/reference_case.h"

namespace ccsim::reference {

/// p m / (1 - p + p m): a chance whose odds are multiplied. 0 and 1 stay.
double odds(double p, double m);

/// The chances of one quarter, by the page's sections 3 and 4. Each is of the state as it is when the step begins.
class Chances {
public:
    Chances(const Scenario& scenario, int quarter) : scenario_(&scenario), quarter_(quarter) {}

    double withdraws(const State& s) const;
    double closes_reactively(const State& s) const;
    double becomes_nil(const State& s) const;
    double amount_changes(const State& s) const;
    double enforcement_starts(const State& s) const;
    double joins_direct(const State& s) const;
    double leaves_direct(const State& s) const;
    /// By outcome, adding up to 1.
    std::array<double, 5> outcomes(const State& s) const;

    struct Settling {
        double clears = 0, repays = 0, adjusted = 0;
    };
    Settling settles(const State& s) const;
    /// One of two, three or four children stops qualifying.
    double one_child_stops(int children) const;

private:
    const Parameters& p() const { return scenario_->parameters; }
    /// (1 + percent / 100) to the years from the start to now, or to the end of `until`.
    double trend(double percent_a_year, Quarter until) const;

    const Scenario* scenario_;
    int quarter_;
};

}  // namespace ccsim::reference
