#include "sim/engine/expected.h"

#include <utility>

#include "sim/engine/expected_lanes.h"

namespace ccsim {
namespace {

int direct_segment_of(const Parameters& parameters) {
    return static_cast<int>(parameters.closure.maintenance_direct_segment) - 1;
}

/// What a quarter does to the four lanes from `first`, but for their families.
LaneQuarter lane_quarter(const LanePlan& plan, std::size_t first, int index) {
    LaneQuarter lanes;
    for (std::size_t i = 0; i < lanes_a_vector; ++i) {
        const Lane& lane = plan.lanes()[first + i];
        lanes.traits.of_1993.set(i, lane.of_1993);
        lanes.traits.of_2003.set(i, 1 - lane.of_1993);
        lanes.traits.clerical.set(i, lane.clerical ? 1 : 0);
        lanes.may_be_selected.set(i, lane.arrived < index ? 1 : 0);
    }
    return lanes;
}

std::array<double, segments> eligible_cases(const ExpectedTally& before, int scale) {
    std::array<double, segments> eligible{};
    for (std::size_t s = 0; s < segments; ++s) eligible[s] = before[tally::open_by_segment(s)] * scale;
    return eligible;
}

}  // namespace

ExpectedEngine::ExpectedEngine(const Scenario& scenario, int scale) : scale_(scale) {
    scenario_.start = scenario.start;
    scenario_.last_quarter = scenario.last_quarter;
    if (!scenario.cases.empty()) case_file_.emplace(scenario.cases, scale);
}

const ExpectedRun& ExpectedEngine::evaluate(const Parameters& parameters) {
    scenario_.parameters = parameters;
    const QuarterTableMaker maker(scenario_);
    LanePlan plan(cohorts(maker));
    const auto quarters = static_cast<std::size_t>(scenario_.quarters()) + 1;
    groups_.clear();
    groups_.resize(plan.lanes().size() / lanes_a_vector * profiles);
    run_.quarters.assign(quarters, {});
    run_.path.selection.assign(quarters, {});
    for (int index = 0; index <= scenario_.quarters(); ++index) pass_a_quarter(maker, plan, index);
    return run_;
}

std::vector<ExpectedCohort> ExpectedEngine::cohorts(const QuarterTableMaker& maker) const {
    const Parameters& p = scenario_.parameters;
    const CohortShares shares = opening_shares(p, maker.tables(1).chances);
    std::vector<ExpectedCohort> all;
    all.push_back(case_file_ ? case_file_->opening(shares)
                             : drawn_opening(p, scale_, shares, opening_debt_means(p.opening.arrears)));
    for (int index = 1; index <= scenario_.quarters(); ++index)
        if (auto cohort = expected_intake(scenario_, index, scale_)) all.push_back(std::move(*cohort));
    return all;
}

void ExpectedEngine::pass_a_quarter(const QuarterTableMaker& maker, LanePlan& plan, int index) {
    const auto now = static_cast<std::size_t>(index);
    const bool opening = index == 0;
    ExpectedTally& tally = run_.quarters[now];
    const QuarterTables tables = maker.tables(index);
    const MeanAmounts means = means_of(tables.liabilities);
    std::array<double, segments>& selection = run_.path.selection[now];
    if (!opening) {
        selection = selection_chances(scenario_, index, eligible_cases(run_.quarters[now - 1], scale_));
        plan.grow_older(index, tables.chances);
    }
    for (const Arrival& arrival : plan.arrivals())
        if (arrival.index == index) {
            groups_[arrival.lane / lanes_a_vector * profiles + arrival.cases.profile].arrive(
                arrival.cases, arrival.lane % lanes_a_vector);
            tally[tally::arrivals()] += arrival.cases.cases;
        }
    flows_.clear();
    for (std::size_t profile = 0; profile < profiles; ++profile) {
        const ProfileQuarter of_profile(tables, means, profile);
        for (std::size_t first = 0; first < plan.lanes().size(); first += lanes_a_vector) {
            ExpectedGroup& group = groups_[first / lanes_a_vector * profiles + profile];
            if (group.is_empty()) continue;
            LaneQuarter lanes = lane_quarter(plan, first, index);
            lanes.families = plan.families(profile, first);
            lanes.selection = selection;
            lanes.direct_segment = direct_segment_of(scenario_.parameters);
            if (!opening) group.pass_a_quarter(of_profile, lanes, flows_);
            group.count_stocks(of_profile, lanes, flows_);
        }
    }
    flows_.add_up(tally);
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        tally[tally::applied(route_reactive)] +=
            tally[tally::liabilities_ended(scheme, route_reactive)] * tables.chances.applies[route_reactive][0];
}

ExpectedRun expect(const Scenario& scenario, int scale) {
    ExpectedEngine engine(scenario, scale);
    return engine.evaluate(scenario.parameters);
}

}  // namespace ccsim
