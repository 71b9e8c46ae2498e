#pragma once

#include <array>

#include "tests/reference/reference_chances.h"
#include "tests/reference/reference_money.h"

namespace ccsim::reference {

/// Numbers or chances of cases, by segment: element 0 is segment 1. Maintenance Direct and the others.
struct Selection {
    std::array<double, 5> direct{}, others{};
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// The segment of a family, 1 to 5, by its state at the start of a quarter.
int segment_of(const State& s, const Closure& closure);

/// A quarter of the model: from the cases at its start, and those that arrive in it, to the cases at its end. Flows are
/// added to the totals.
class QuarterStep {
public:
    QuarterStep(const Scenario& scenario, int quarter, const Selection& selection)
        : parameters_(&scenario.parameters),
          selection_(selection),
          chances_(scenario, quarter),
          amounts_(scenario.parameters, quarter) {}

    Distribution operator()(const Distribution& at_start, const Distribution& arrivals);

    const Totals& flows() const { return flows_; }
    const Amounts& amounts() const { return amounts_; }

private:
    // Each step follows every case of a distribution to what it may become.
    Distribution time_passes(const Distribution& cases) const;
    Distribution select(const Distribution& cases);
    Distribution age_out(const Distribution& cases);
    Distribution leave(const Distribution& cases);
    Distribution reassess(const Distribution& cases);
    Distribution enforce(const Distribution& cases);
    Distribution maintenance_direct(const Distribution& cases);
    Distribution tell_endings_apart(const Distribution& cases) const;
    Distribution pay(const Distribution& cases);
    Distribution settle(const Distribution& cases);
    Distribution progress(const Distribution& cases);

    void settle_arrears(const State& s, Mass m, Distribution& out);
    void finalise(const State& s, Mass m, Distribution& out);
    void end_liability(State s, Mass m, int route, Distribution& out);
    /// Adds a state, unless the case is gone by it.
    void put(const State& s, Mass m, Distribution& out);
    void goes(const State& s, Mass m);
    void count(Total total, double amount) { flows_[total] += amount; }

    const Parameters* parameters_;
    Selection selection_;
    Chances chances_;
    Amounts amounts_;
    Totals flows_;
};

}  // namespace ccsim::reference
