#include "tests/reference/reference_run.h"

#include <algorithm>

#include "tests/reference/reference_count.h"

namespace ccsim::reference {
namespace {

bool lists(const ClosurePhase& phase, int segment) {
    return std::count(phase.segments.begin(), phase.segments.end(), segment) > 0;
}

Selection eligible(const Distribution& cases, const Closure& closure) {
    Selection in_segment;
    for (const auto& [s, m] : cases)
        if (is_family(s) && s.notice_segment == 0)
            (s.standing == Standing::direct
                 ? in_segment.direct
                 : in_segment.others)[static_cast<std::size_t>(segment_of(s, closure) - 1)] += m.cases;
    return in_segment;
}

/// Selects from one segment what capacity is left: by halving, until as many are taken.
double select_from(const Selection& eligible, std::size_t at, double odds_direct, double left, Selection& chances) {
    const auto of_direct = [odds_direct](double x) {
        return x < 1 ? odds(x, odds_direct) : odds_direct > 0 ? 1.0 : 0.0;
    };
    const auto taken = [&](double x) { return x * eligible.others[at] + of_direct(x) * eligible.direct[at]; };
    double low = 0, high = 1;
    if (taken(1) > left)
        for (int i = 0; i < 200; ++i) {
            const double middle = (low + high) / 2;
            (taken(middle) > left ? high : low) = middle;
        }
    constexpr double nobody = 1e-12;  // what halving leaves of cases when all are taken
    if (eligible.others[at] > nobody) chances.others[at] = high;
    if (eligible.direct[at] > nobody) chances.direct[at] = of_direct(high);
    return taken(high);
}

Run follow(const Scenario& scenario, Rows rows, const std::vector<Selection>* given) {
    const Closure& closure = scenario.parameters.closure;
    Run run;
    Distribution cases = opening(scenario, rows);
    count_stocks(cases, Amounts(scenario.parameters, 0), closure, run.quarters.emplace_back());
    for (const auto& [state, mass] : cases) run.quarters[0][{"arrivals"}] += mass.cases;
    run.path.emplace_back();
    for (int quarter = 1; quarter <= scenario.quarters(); ++quarter) {
        const auto at = static_cast<std::size_t>(quarter);
        run.path.push_back(given ? (*given)[at]
                                 : selection_chances(closure, scenario.start + quarter, eligible(cases, closure)));
        QuarterStep step(scenario, quarter, run.path.back());
        cases = step(cases, intake(scenario, quarter));
        run.quarters.push_back(step.flows());
        count_stocks(cases, step.amounts(), closure, run.quarters.back());
    }
    return run;
}

}  // namespace

Selection selection_chances(const Closure& closure, Quarter quarter, const Selection& eligible) {
    std::vector<ClosurePhase> phases;  // those begun, by start: the last is in force
    for (const ClosurePhase& phase : closure.phases)
        if (phase.from <= quarter) phases.push_back(phase);
    std::stable_sort(phases.begin(), phases.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    Selection chances{};
    if (phases.empty()) return chances;

    std::vector<int> order;
    for (const int drift : {1, 2, 3}) {
        const bool earlier = std::any_of(phases.begin(), phases.end() - 1,
                                         [=](const ClosurePhase& phase) { return lists(phase, drift); });
        if (earlier && !lists(phases.back(), drift)) order.push_back(drift);
    }
    order.insert(order.end(), phases.back().segments.begin(), phases.back().segments.end());

    double left = 13 * phases.back().capacity_cases_a_week;
    for (const int segment : order)
        left -=
            select_from(eligible, static_cast<std::size_t>(segment - 1), closure.odds_selected_direct, left, chances);
    return chances;
}

Run follow(const Scenario& scenario, Rows rows) { return follow(scenario, rows, nullptr); }

Run follow(const Scenario& scenario, Rows rows, const std::vector<Selection>& path) {
    return follow(scenario, rows, &path);
}

}  // namespace ccsim::reference
