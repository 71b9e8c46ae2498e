#include "sim/engine/expected.h"

#include <utility>

#include "sim/model/eligible_cases.h"
#include "sim/model/quarter_tables.h"

namespace ccsim {
namespace {

int direct_segment_of(const Parameters& parameters) {
    return static_cast<int>(parameters.closure.maintenance_direct_segment) - 1;
}

/// What becomes of all that the closure programme has ended: the same chances for all cases of a route.
void follow_routes(const ChanceTables<double>& chances, ExpectedTally& tally) {
    for (std::size_t route = 0; route < closure_routes; ++route) {
        for (std::size_t scheme = 0; scheme < 2; ++scheme)
            tally[tally::applied(route)] += tally[tally::liabilities_ended(scheme, route)] * chances.applies[route][0];
        const double waiting = tally[tally::finalised(route)];
        for (std::size_t how = 0; how < chances.finalised.size(); ++how)
            tally[tally::finalised(route, how)] = waiting * chances.finalised[how];
    }
}

}  // namespace

ExpectedEngine::ExpectedEngine(const Scenario& scenario, int scale) : scale_(scale) {
    scenario_.start = scenario.start;
    scenario_.last_quarter = scenario.last_quarter;
    if (!scenario.cases.empty()) case_file_.emplace(scenario.cases, scale);
}

const ExpectedRun& ExpectedEngine::evaluate(const Parameters& parameters) {
    scenario_.parameters = parameters;
    ExpectedRules rules(scenario_);
    LanePlan plan(cohorts(rules.first_chances()), direct_segment_of(parameters));
    const auto quarters = static_cast<std::size_t>(scenario_.quarters()) + 1;
    groups_.clear();
    groups_.resize(plan.vectors() * profiles);
    anybody_selected_ = false;
    run_.quarters.assign(quarters, {});
    run_.path.selection.assign(quarters, {});
    for (int index = 0; index <= scenario_.quarters(); ++index) pass_a_quarter(rules, plan, index);
    return run_;
}

std::vector<ExpectedCohort> ExpectedEngine::cohorts(const ChanceTables<double>& first_chances) {
    const Parameters& p = scenario_.parameters;
    const CohortShares shares = opening_shares(p, first_chances);
    std::vector<ExpectedCohort> all;
    all.push_back(case_file_ ? case_file_->opening(shares)
                             : drawn_opening(p, scale_, shares, debt_means_.of(p.opening.arrears)));
    for (int index = 1; index <= scenario_.quarters(); ++index)
        if (auto cohort = expected_intake(scenario_, index, scale_)) all.push_back(std::move(*cohort));
    return all;
}

void ExpectedEngine::arrive(const LanePlan& plan, int index) {
    for (const Arrival& arrival : plan.arrivals(index)) {
        groups_[arrival.lane / lanes_a_vector * profiles + arrival.cases.profile].arrive(arrival.cases,
                                                                                         arrival.lane % lanes_a_vector);
        run_.quarters[static_cast<std::size_t>(index)][tally::arrivals()] += arrival.cases.cases;
    }
}

void ExpectedEngine::pass_a_quarter(ExpectedRules& rules, LanePlan& plan, int index) {
    const auto now = static_cast<std::size_t>(index);
    const bool opening = index == 0;
    ExpectedTally& tally = run_.quarters[now];
    SegmentParts<double>& selection = run_.path.selection[now];
    if (!opening) selection = selection_chances(scenario_, index, eligible_cases(run_.quarters[now - 1], scale_));
    anybody_selected_ = anybody_selected_ || selection.any();
    rules.turn_to(index, anybody_selected_);
    plan.turn_to(index, rules.chances(), selection);
    arrive(plan, index);
    for (std::size_t vector = 0; vector < plan.vectors(); ++vector) {
        flows_.clear();
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            ExpectedGroup& group = groups_[vector * profiles + profile];
            if (group.is_empty()) continue;
            const ProfileQuarter& of_profile = rules.of_profile(profile);
            const LaneQuarter& lanes = plan.quarter(profile, vector);
            if (!opening) group.pass_a_quarter(of_profile, lanes, flows_);
            group.count_stocks(of_profile, lanes, flows_);
        }
        flows_.add_up(plan.quarter(0, vector).traits, tally);
    }
    if (!opening) follow_routes(rules.chances(), tally);
}

ExpectedRun expect(const Scenario& scenario, int scale) {
    ExpectedEngine engine(scenario, scale);
    return engine.evaluate(scenario.parameters);
}

}  // namespace ccsim
