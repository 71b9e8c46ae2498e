#include "tests/property/drawn_scenarios.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/scenario/check_scenario.h"
#include "sim/scenario/parameter_table.h"
#include "tests/model/random_parameters.h"

namespace ccsim::tests {
namespace {

constexpr int steps = 12;

/// A row of the parameter table and how far along its range the number is, in twelfths.
using Change = std::pair<std::size_t, int>;

rc::Gen<std::vector<Change>> changes() {
    return rc::gen::container<std::vector<Change>>(
        rc::gen::pair(rc::gen::inRange<std::size_t>(0, parameter_table().size()), rc::gen::inRange(0, steps + 1)));
}

/// Chances, shares and fractions go anywhere; of the rest, whose ranges hold caseloads that take hours, from half to
/// twice the baseline's.
void make(const Change& change, Scenario& scenario) {
    const ParameterRow& row = parameter_table()[change.first];
    const double along = static_cast<double>(change.second) / steps;
    if (row.is_quarter()) {
        quarter_of(row, scenario.parameters) = scenario.start + change.second;
        return;
    }
    double& number = number_of(row, scenario.parameters);
    const Range range = range_of(row);
    const bool anywhere = range.high <= 1;
    number = anywhere ? range.low + along * (range.high - range.low)
                      : std::clamp(number * std::exp2(2 * along - 1), range.low, range.high);
    if (row.kind == Kind::segment) number = range.low + std::round(along * (range.high - range.low));
}

bool is_valid(const Scenario& scenario) {
    Layered layered{scenario, Origins(""), {}};
    check_together(layered);
    return layered.problems.empty();
}

Scenario changed(const std::vector<Change>& changes, int shorter, double capacity) {
    Scenario scenario;
    for (const Change& change : changes) make(change, scenario);
    fit_shares(scenario.parameters);
    scenario.last_quarter = scenario.start + (30 - shorter);
    for (ClosurePhase& phase : scenario.parameters.closure.phases) phase.capacity_cases_a_week *= capacity;
    return scenario;
}

/// Thirteenths of a chance, away from never and always.
rc::Gen<double> chance() {
    return rc::gen::map(rc::gen::inRange(1, 13), [](int thirteenths) { return thirteenths / 13.0; });
}

/// Nothing but paying happens from here on.
void still_everything_else(Parameters& p) {
    Leaving& l = p.leaving;
    for (double* chance : {&l.chance_withdraws_collected, &l.chance_withdraws_enforced, &l.chance_withdraws_direct,
                           &l.chance_withdraws_nil, &l.chance_reactive_collected, &l.chance_reactive_enforced,
                           &l.chance_reactive_direct, &l.chance_reactive_nil})
        *chance = 0;
    p.older_children = {0, 0, 0};
    p.reassessment.chance_to_nil_collection_service = p.reassessment.chance_to_nil_direct = 0;
    p.reassessment.chance_to_positive = p.reassessment.chance_amount_changes = 0;
    p.enforcement.chance_starts = p.enforcement.chance_lifted = 0;
    p.maintenance_direct.chance_joins = p.maintenance_direct.chance_leaves = 0;
    p.arrears.chance_adjusted_small = p.arrears.chance_adjusted_large = 0;
    p.closure.phases.clear();
    p.intake.quarters.clear();
}

Scenario paying_with(const std::vector<double>& chances) {
    Scenario scenario;
    Parameters& p = scenario.parameters;
    still_everything_else(p);
    Opening& o = p.opening;
    o.cases_collected = 8;
    o.cases_enforced = 4;
    o.cases_direct = o.cases_nil = o.cases_no_liability = 0;
    Payment& pay = p.payment;
    pay.chance_pays = {chances[0], chances[1], chances[2]};
    pay.chance_full_if_pays = {chances[3], chances[4], chances[5]};
    pay.odds_pays_after_nothing = chances[6];
    pay.odds_pays_after_full = 1 / chances[7];
    pay.odds_full_after_nothing = chances[8];
    pay.odds_full_after_full = 1 / chances[9];
    p.arrears.fraction_repaid_small = std::max(chances[10], chances[11]);
    p.arrears.fraction_repaid_large = std::min(chances[10], chances[11]);
    p.arrears.chance_clears_if_repays_small = chances[12];
    scenario.last_quarter = scenario.start + 12;
    return scenario;
}

}  // namespace

rc::Gen<Scenario> scenarios() {
    return rc::gen::suchThat(
        rc::gen::apply(&changed, changes(), rc::gen::inRange(0, 30), rc::gen::element(1.0, 0.0, 0.5, 3.0, 100.0)),
        &is_valid);
}

rc::Gen<Scenario> only_paying() {
    return rc::gen::map(rc::gen::container<std::vector<double>>(13, chance()), &paying_with);
}

}  // namespace ccsim::tests

namespace ccsim {

void showValue(const Scenario& scenario, std::ostream& out) {
    const Parameters usual;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter()) {
            if (quarter_of(row, scenario.parameters) != quarter_of(row, usual))
                out << row.path << " = " << quarter_of(row, scenario.parameters).last_day() << '\n';
        } else if (number_of(row, scenario.parameters) != number_of(row, usual)) {
            out << row.path << " = " << number_of(row, scenario.parameters) << '\n';
        }
    }
    out << "to " << scenario.last_quarter.last_day() << ", capacity by phase:";
    for (const ClosurePhase& phase : scenario.parameters.closure.phases) out << ' ' << phase.capacity_cases_a_week;
}

}  // namespace ccsim
