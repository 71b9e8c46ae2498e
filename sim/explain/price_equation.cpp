#include "sim/explain/price_equation.h"

namespace ccsim {
namespace {

/// Cases, and what they paid before and after.
struct Sums {
    double cases = 0, before = 0, after = 0;
    void add(const Sums& more) {
        cases += more.cases;
        before += more.before;
        after += more.after;
    }
    double mean_before() const { return cases > 0 ? before / cases : 0; }
    double mean_after() const { return cases > 0 ? after / cases : 0; }
};

Sums sums_of(const FlowCell& cell, Paid paid) {
    const auto cases = static_cast<double>(cell.cases);
    if (paid == Paid::realised)
        return {cases, static_cast<double>(cell.paying_before), static_cast<double>(cell.paying_after)};
    const auto one = static_cast<double>(certain);
    return {cases, static_cast<double>(cell.chance_before) / one, static_cast<double>(cell.chance_after) / one};
}

double share(double part, double of) { return of > 0 ? part / of : 0; }

}  // namespace

FlowTerms price_terms(const RateFlows& flows, Paid paid) {
    Sums left, arrived, stayed;
    for (std::size_t f = 0; f < flow::count; ++f)
        for (const FlowCell& cell : flows.cells[f])
            (flow::is_out(f) ? left : flow::is_in(f) ? arrived : stayed).add(sums_of(cell, paid));
    const double cases_before = left.cases + stayed.cases, cases_after = arrived.cases + stayed.cases;
    FlowTerms terms{.before = 100 * share(left.before + stayed.before, cases_before),
                    .after = 100 * share(arrived.after + stayed.after, cases_after),
                    .points = {}};
    for (std::size_t f = 0; f < flow::count; ++f)
        for (std::size_t type = 0; type < payer_types; ++type) {
            const Sums s = sums_of(flows.cells[f][type], paid);
            double& points = terms.points[f][type];
            if (flow::is_out(f)) points = 100 * share(stayed.mean_before() * s.cases - s.before, cases_before);
            else if (flow::is_in(f)) points = 100 * share(s.after - stayed.mean_after() * s.cases, cases_after);
            else points = 100 * share(s.after - s.before, stayed.cases);
        }
    return terms;
}

}  // namespace ccsim
