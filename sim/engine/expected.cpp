#include "sim/engine/expected.h"

#include <algorithm>

#include "sim/engine/expected_rows.h"

namespace ccsim {
namespace {

int direct_segment_of(const Scenario& scenario) {
    return static_cast<int>(scenario.parameters.closure.maintenance_direct_segment) - 1;
}

/// Adds up a family whose first dimension is the scheme; lanes hold both in a fixed share.
void add_up_by_scheme(Family family, const ExpectedFlows& flows, const std::vector<Lane>& lanes, ExpectedTally& tally) {
    const std::size_t half = family.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
        const double* const row = flows.of(family.first + i);
        double all = 0, of_1993 = 0;
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            all += row[lane];
            of_1993 += row[lane] * lanes[lane].of_1993;
        }
        tally[family.first + i] += of_1993;
        tally[family.first + half + i] += all - of_1993;
    }
}

/// Items that look at whether a lane is clerical, from the cases by situation and from those that paid and are gone.
void add_up_clerical(const ExpectedFlows& flows, const std::vector<Lane>& lanes, int direct_segment,
                     ExpectedTally& tally) {
    const auto count_live = [&](std::size_t lane, double cases) {
        const std::size_t clerical = lanes[lane].clerical ? 1 : 0;
        tally[tally::live_without_liability_or_arrears(0, clerical)] += cases * lanes[lane].of_1993;
        tally[tally::live_without_liability_or_arrears(1, clerical)] += cases * (1 - lanes[lane].of_1993);
    };
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        count_live(lane, flows.paid_and_gone()[lane] + flows.paid_and_nil()[lane]);
        tally[tally::live_children(0)] += flows.paid_and_gone()[lane];
        for (std::size_t s = 0; s < situations; ++s)
            for (std::size_t debt = 0; debt < debts; ++debt) {
                const auto situation = static_cast<Situation>(s);
                const double cases = flows.of(tally::cases(0, s, debt))[lane];
                if (lanes[lane].clerical) tally[tally::clerical(s, debt > 0 ? 1 : 0)] += cases;
                if (is_contributing(situation))
                    tally[tally::contributing_by_segment(static_cast<std::size_t>(
                        segment_of(situation, lanes[lane].clerical, direct_segment)))] += cases;
            }
    }
}

void add_up(const ExpectedFlows& flows, const std::vector<Lane>& lanes, int direct_segment, ExpectedTally& tally) {
    const std::array by_scheme{tally::cases, tally::liabilities_ended, tally::overpaying};
    for (const Family family : by_scheme) add_up_by_scheme(family, flows, lanes, tally);
    add_up_clerical(flows, lanes, direct_segment, tally);
    for (std::size_t item = 0; item < tally::size; ++item)
        if (std::ranges::none_of(by_scheme, [item](Family f) { return item >= f.first && item < f.end(); }))
            tally[item] += rows::sum(flows.of(item), lanes.size());
}

}  // namespace

void ExpectedEngine::make_room(std::size_t lanes, std::size_t quarters) {
    if (flows_.empty() || flows_.front().lanes() != lanes) {
        profiles_.clear();
        for (std::size_t profile = 0; profile < profiles; ++profile) profiles_.emplace_back(profile, lanes);
        flows_.assign(1, ExpectedFlows(lanes));
    } else {
        for (ExpectedProfile& profile : profiles_) profile.clear();
    }
    run_.quarters.assign(quarters, {});
    run_.path.selection.assign(quarters, {});
}

const ExpectedRun& ExpectedEngine::evaluate(const Scenario& scenario, int scale) {
    LanePlan plan(scenario, scale);
    const QuarterTableMaker maker(scenario);
    make_room(plan.lanes().size(), static_cast<std::size_t>(scenario.quarters()) + 1);
    for (int index = 0; index <= scenario.quarters(); ++index) pass_a_quarter(scenario, maker, scale, plan, index);
    return run_;
}

void ExpectedEngine::pass_a_quarter(const Scenario& scenario, const QuarterTableMaker& maker, int scale, LanePlan& plan,
                                    int index) {
    const auto now = static_cast<std::size_t>(index);
    const bool opening = index == 0;
    ExpectedTally& tally = run_.quarters[now];
    ExpectedFlows& flows = flows_.front();
    QuarterTables tables = opening ? QuarterTables{} : maker.tables(index);
    if (opening) tables.liabilities = maker.liabilities(0);
    const MeanAmounts means = means_of(tables.liabilities);
    ExpectedQuarter quarter{.tables = tables,
                            .means = means,
                            .plan = plan,
                            .index = index,
                            .direct_segment = direct_segment_of(scenario),
                            .selection = {}};
    if (!opening) {
        std::array<double, segments> eligible{};
        for (std::size_t s = 0; s < segments; ++s)
            eligible[s] = run_.quarters[now - 1][tally::open_by_segment(s)] * scale;
        quarter.selection = run_.path.selection[now] = selection_chances(scenario, index, eligible);
        plan.grow_older(index, tables.chances);
    }
    flows.clear();
    for (const Arrival& arrival : plan.arrivals())
        if (arrival.index == index) {
            profiles_[arrival.cases.profile].arrive(arrival);
            tally[tally::arrivals()] += arrival.cases.cases;
        }
    for (ExpectedProfile& profile : profiles_) {
        if (!opening) profile.pass_a_quarter(quarter, flows, tally);
        profile.count_stocks(quarter, flows, tally);
    }
    add_up(flows, plan.lanes(), quarter.direct_segment, tally);
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        tally[tally::applied(route_reactive)] +=
            tally[tally::liabilities_ended(scheme, route_reactive)] * tables.chances.applies[route_reactive][0];
}

ExpectedRun expect(const Scenario& scenario, int scale) {
    ExpectedEngine engine;
    return engine.evaluate(scenario, scale);
}

}  // namespace ccsim
