#include "sim/scenario/scenario_numbers.h"

#include <string_view>

#include "sim/core/number.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

void line(std::string& out, std::string_view path, const std::string& value) {
    out.append(path).append("=").append(value).append("\n");
}

}  // namespace

std::string numbers_of(const Scenario& scenario) {
    const Parameters& p = scenario.parameters;
    std::string out;
    line(out, "start", scenario.start.last_day());
    for (const ParameterRow& row : parameter_table())
        line(out, row.path, row.is_quarter() ? quarter_of(row, p).last_day() : shortest(number_of(row, p)));
    for (const IntakeQuarter& quarter : p.intake.quarters)
        line(out, "intake.quarters[" + quarter.quarter.last_day() + ']',
             shortest(quarter.cases) + ' ' + std::to_string(quarter.most_qualifying_children));
    for (const ClosurePhase& phase : p.closure.phases) {
        std::string segments;
        for (const int segment : phase.segments) segments += ' ' + std::to_string(segment);
        if (phase.order == SelectionOrder::random) segments += " at random";
        line(out, "closure.phases[" + phase.from.last_day() + ']', shortest(phase.capacity_cases_a_week) + segments);
    }
    if (!p.opening.case_file.empty()) line(out, "opening.case_file", "a file");
    return out;
}

}  // namespace ccsim
