#include "tests/support/same_scenario.h"

#include <bit>
#include <cstdint>

#include "sim/scenario/parameter_table.h"

namespace ccsim::tests {
namespace {

bool same(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

bool same(const IntakeQuarter& a, const IntakeQuarter& b) {
    return a.quarter == b.quarter && same(a.cases, b.cases) && a.most_qualifying_children == b.most_qualifying_children;
}

bool same(const ClosurePhase& a, const ClosurePhase& b) {
    return a.from == b.from && a.segments == b.segments && same(a.capacity_cases_a_week, b.capacity_cases_a_week) &&
           a.order == b.order;
}

template <class Items>
bool same_list(const Items& a, const Items& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!same(a[i], b[i])) return false;
    return true;
}

}  // namespace

std::string first_difference(const Scenario& a, const Scenario& b) {
    if (a.name != b.name) return "name";
    if (a.description != b.description) return "description";
    if (a.seed != b.seed) return "seed";
    if (a.start != b.start) return "start";
    if (a.last_quarter != b.last_quarter) return "last_quarter";
    if (a.last_outturn != b.last_outturn) return "last_outturn";
    if (a.maintenance_direct_counted_as != b.maintenance_direct_counted_as) return "maintenance_direct_counted_as";
    const Parameters &p = a.parameters, &q = b.parameters;
    for (const ParameterRow& row : parameter_table())
        if (row.is_quarter() ? quarter_of(row, p) != quarter_of(row, q) : !same(number_of(row, p), number_of(row, q)))
            return std::string(row.path);
    if (!same_list(p.intake.quarters, q.intake.quarters)) return "intake.quarters";
    if (!same_list(p.closure.phases, q.closure.phases)) return "closure.phases";
    if (p.opening.case_file != q.opening.case_file) return "opening.case_file";
    return a.cases.size() == b.cases.size() ? "" : "cases";
}

}  // namespace ccsim::tests
