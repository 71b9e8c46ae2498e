#include "tests/statistical/closed_forms.h"

#include "sim/core/problems.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim::tests {
namespace {

/// What an error is when the row does not say. Odds that lift a chance of 0.9 to 0.9045 are 0.9045 / 0.0955 over 9.
double half_a_percent_off(const ClosedForm& row, Kind kind) {
    constexpr double odds_off = 0.9045 / 0.0955 / 9;
    return row.value * (kind == Kind::odds ? odds_off : 1.005);
}

const ParameterRow& row_of(std::string_view path) {
    if (const ParameterRow* row = find_parameter(path)) return *row;
    throw Fault("no parameter " + std::string(path));
}

void set(Scenario& scenario, std::string_view path, double value) {
    const ParameterRow& row = row_of(path);
    if (row.is_quarter()) quarter_of(row, scenario.parameters) = scenario.start + static_cast<int>(value);
    else number_of(row, scenario.parameters) = value;
}

/// Cases go where the row's settings name a standing; the shares of a quiet scenario are all nought.
void fill(const ClosedForm& row, Scenario& scenario) {
    if (row.intake) {
        scenario.parameters.intake.quarters = {{scenario.start + 1, static_cast<double>(row.cases), 4}};
        return;
    }
    Opening& o = scenario.parameters.opening;
    for (double* standing :
         {&o.cases_collected, &o.cases_enforced, &o.cases_direct, &o.cases_nil, &o.cases_no_liability})
        *standing *= row.cases;
}

double aged_out(const Series& series) {
    double sum = 0;
    for (const ExpectedTally& t : series) sum += t[tally::liabilities_ended(1, route_ageing)];
    return sum;
}

}  // namespace

Scenario quiet() {
    Scenario s;
    Parameters& p = s.parameters;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter() || row.kind == Kind::pounds || row.kind == Kind::pounds_a_week ||
            row.kind == Kind::log_sd || row.kind == Kind::segment)
            continue;
        number_of(row, p) = row.kind == Kind::odds ? 1 : 0;
    }
    p.leaving.reactive_from = s.start + 1;
    p.payment.trend_until = p.enforcement.starts_change_until = p.maintenance_direct.change_until = s.start + 40;
    p.intake.quarters.clear();
    p.closure.phases.clear();
    return s;
}

Scenario scenario_of(const ClosedForm& row, bool wrong) {
    Scenario s = quiet();
    s.last_quarter = s.start + row.quarters;
    for (const Setting& setting : row.settings) set(s, setting.path, setting.value);
    const double when_wrong = row.wrong ? *row.wrong : half_a_percent_off(row, row_of(row.parameter).kind);
    set(s, row.parameter, wrong ? when_wrong : row.value);
    fill(row, s);
    if (row.closure) s.parameters.closure.phases = {{s.start + 1, {1, 2, 3, 4, 5}, 1e9}};
    return s;
}

std::vector<ClosedForm> years_to_go_forms(const std::array<std::string_view, 3>& bands, const Setting& all_are_there) {
    constexpr std::array quarters_to_the_end{8, 20, 36};
    std::vector<ClosedForm> out;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        out.push_back({bands[i], 0.98, {all_are_there}, quarters_to_the_end[i], aged_out, 0.98});
        out.back().cases = 1'250;
    }
    return out;
}

std::vector<ClosedForm> all_of(std::initializer_list<std::vector<ClosedForm>> several) {
    std::vector<ClosedForm> all;
    for (const auto& forms : several) all.insert(all.end(), forms.begin(), forms.end());
    return all;
}

std::vector<ClosedForm> closed_forms() {
    return all_of({opening_forms(), opening_money_forms(), intake_forms(), exit_forms(), service_forms(),
                   payment_forms(), arrears_forms(), closure_forms()});
}

}  // namespace ccsim::tests
