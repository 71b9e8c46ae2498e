#pragma once

#include "sim/engine/case_step.h"
#include "sim/scenario/parameter_table.h"

// Cases whose quarter is known in advance: a scenario in which nothing happens until a test says that it must.
namespace ccsim::tests {

/// No chance of anything, no odds, no trend; every case of the collection service pays in full, and owes £5 a week.
inline Scenario quiet_scenario() {
    Scenario scenario;
    Parameters& p = scenario.parameters;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter()) continue;
        if (row.kind == Kind::chance || row.kind == Kind::percent_a_year) number_of(row, p) = 0;
        if (row.kind == Kind::odds) number_of(row, p) = 1;
    }
    p.liabilities.flat_rate_pounds_a_week = 5;
    p.payment.fraction_paid_under_half_flat_rate = 0.25, p.payment.fraction_paid_half_to_90_flat_rate = 0.70;
    p.payment.chance_pays = {1, 1, 1};
    p.payment.chance_full_if_pays = {1, 1, 1};
    p.leaving.reactive_from = scenario.start + 1;
    return scenario;
}

inline constexpr std::int32_t week = 500, quarter = 13 * week;  ///< pence due by the cases below

inline Newcomer a_case(State state, std::int32_t arrears_pence = 0) {
    Newcomer c;
    c.profile = static_cast<std::uint8_t>(profile_of(PayerType::irregular, LiabilityClass::flat_rate));
    c.state = state;
    c.children = has_qualifying_child(state.situation) ? 1 : 0;
    c.quarters_to_go = 40;
    c.arrears_pence = arrears_pence;
    return c;
}

/// What a quarter left: the case and what was counted.
struct Played {
    Newcomer c;
    SampledTally tally;
};

inline constexpr CaseId some_case{0, 7};

inline SampledQuarter sampled_quarter(const Scenario& scenario, int index,
                                      const std::array<double, segments>& selection = {}) {
    SampledQuarter q;
    q.index = static_cast<std::uint16_t>(index);
    q.tables = quarter_tables(scenario, index);
    q.thresholds = thresholds_of(q.tables.chances);
    q.direct_segment = static_cast<int>(scenario.parameters.closure.maintenance_direct_segment) - 1;
    q.select = thresholds_of({.direct = selection, .others = selection});
    return q;
}

inline Played play(const Newcomer& c, const SampledQuarter& q, CaseId id = some_case, const World& world = {}) {
    Played played{c, {}};
    NoRecorder nobody;
    CaseStep(played.c, world, id, q, played.tally, nobody).run();
    return played;
}

inline Played play(const Newcomer& c, const Scenario& scenario, int index = 1) {
    return play(c, sampled_quarter(scenario, index));
}

}  // namespace ccsim::tests
