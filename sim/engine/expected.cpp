#include "sim/engine/expected.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/engine/expected_quarter.h"
#include "sim/model/cohort.h"

namespace ccsim {
namespace {

int direct_segment_of(const Scenario& scenario) {
    return static_cast<int>(scenario.parameters.closure.maintenance_direct_segment) - 1;
}

/// A cohort with its lanes and what they start with.
struct Arrivals {
    int arrived = 0;
    std::vector<ExpectedArrivals> cases;
    std::vector<std::size_t> lane_of_case;
};

/// Takes cohorts apart into lanes.
class LanePlan {
public:
    void add(const Cohort& cohort) {
        Arrivals arrivals{.arrived = cohort.arrived(), .cases = cohort.expected(), .lane_of_case = {}};
        for (const ExpectedArrivals& c : arrivals.cases) arrivals.lane_of_case.push_back(lane_for(cohort, c));
        arrivals_.push_back(std::move(arrivals));
    }
    const std::vector<Lane>& lanes() const { return lanes_; }
    const std::vector<Arrivals>& arrivals() const { return arrivals_; }
    /// The families of a profile in a lane, on arrival.
    const FamilyAges& family(std::size_t profile, std::size_t lane) const { return families_[lane][profile]; }

private:
    std::size_t lane_for(const Cohort& cohort, const ExpectedArrivals& c) {
        for (std::size_t i = 0; i < lanes_.size(); ++i)
            if (lanes_[i].arrived == cohort.arrived() && lanes_[i].scheme == c.scheme &&
                lanes_[i].clerical == c.clerical)
                return i;
        lanes_.push_back({cohort.arrived(), c.scheme, c.clerical});
        std::array<FamilyAges, profiles> families;
        for (int profile = 0; profile < profiles; ++profile)
            families[static_cast<std::size_t>(profile)] = cohort.family(c.scheme, c.clerical, profile);
        families_.push_back(std::move(families));
        return lanes_.size() - 1;
    }

    std::vector<Lane> lanes_;
    std::vector<Arrivals> arrivals_;
    std::vector<std::array<FamilyAges, profiles>> families_;  ///< by lane
};

LanePlan plan_of(const Scenario& scenario, int scale) {
    LanePlan plan;
    plan.add(Cohort::opening(scenario, scale));
    for (int index = 1; index <= scenario.quarters(); ++index)
        if (const auto cohort = Cohort::intake(scenario, index, scale)) plan.add(*cohort);
    return plan;
}

void arrive(const LanePlan& plan, int index, ExpectedCases& cases, ExpectedTally& tally) {
    for (const Arrivals& arrivals : plan.arrivals()) {
        if (arrivals.arrived != index) continue;
        for (std::size_t i = 0; i < arrivals.cases.size(); ++i) {
            const ExpectedArrivals& c = arrivals.cases[i];
            const std::size_t lane = arrivals.lane_of_case[i];
            const StateCode state = code_of(c.state);
            cases.row(state, c.profile, Quantity::cases)[lane] += c.cases;
            cases.row(state, c.profile, Quantity::arrears)[lane] += c.arrears_pence;
            cases.row(state, c.profile, Quantity::secretary_of_state)[lane] += c.secretary_of_state_pence;
            cases.row(state, c.profile, Quantity::not_paid_since_january_2012)[lane] += c.not_paid_since_january_2012;
            tally[tally::arrivals()] += c.cases;
        }
    }
}

/// The chance that the youngest child stops qualifying in the `age`-th quarter (0 is the first), if not before.
double hazard(const std::vector<double>& quarters_to_go, std::size_t age) {
    double later = 0;
    for (std::size_t q = age; q < quarters_to_go.size(); ++q) later += quarters_to_go[q];
    return later > 0 ? quarters_to_go[age] / later : 1;
}

/// Families as they are when they arrive; of lanes still to come, too.
ExpectedFamilies families_on_arrival(const LanePlan& plan) {
    ExpectedFamilies families(plan.lanes().size());
    for (std::size_t profile = 0; profile < profiles; ++profile)
        for (std::size_t lane = 0; lane < plan.lanes().size(); ++lane)
            families.of(profile, lane).children = plan.family(profile, lane).children;
    return families;
}

/// A quarter passes: the hazard of the quarter, and older children who stop qualifying.
void grow_older(const LanePlan& plan, int index, const ChanceTables<double>& chances, ExpectedFamilies& families) {
    for (std::size_t lane = 0; lane < plan.lanes().size(); ++lane) {
        const int first = std::max(plan.lanes()[lane].arrived, 1);
        if (index < first) continue;
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            ExpectedFamily& family = families.of(profile, lane);
            family.ages_out =
                hazard(plan.family(profile, lane).quarters_to_go, static_cast<std::size_t>(index - first));
            for (std::size_t k = 2; k < child_counts; ++k) {  // upwards, so that nobody falls twice
                const double fall = family.children[k] * chances.child_stops[k][0];
                family.children[k] -= fall;
                family.children[k - 1] += fall;
            }
        }
    }
}

}  // namespace

ExpectedRun expect(const Scenario& scenario, int scale) {
    const LanePlan plan = plan_of(scenario, scale);
    const int direct_segment = direct_segment_of(scenario);
    ExpectedCases cases(plan.lanes());
    ExpectedFamilies families = families_on_arrival(plan);
    ExpectedRun run;
    run.quarters.resize(static_cast<std::size_t>(scenario.quarters()) + 1);
    run.path.selection.resize(run.quarters.size());
    arrive(plan, 0, cases, run.quarters[0]);
    count_expected_stocks(cases, families, means_of(liability_tables(scenario.parameters, 0)), direct_segment,
                          run.quarters[0]);
    for (int index = 1; index <= scenario.quarters(); ++index) {
        ExpectedTally& tally = run.quarters[static_cast<std::size_t>(index)];
        const QuarterTables tables = quarter_tables(scenario, index);
        cases.begin_quarter();
        arrive(plan, index, cases, tally);
        grow_older(plan, index, tables.chances, families);
        ExpectedQuarter quarter(tables, index, direct_segment, cases, tally);
        quarter.pass_time();
        std::array<double, segments> eligible = quarter.eligible();
        for (double& of_segment : eligible) of_segment *= scale;
        const auto chances = selection_chances(scenario, index, eligible);
        run.path.selection[static_cast<std::size_t>(index)] = chances;
        quarter.select(chances);
        quarter.age_out(families);
        quarter.leave();
        quarter.reassess();
        quarter.enforce();
        quarter.join_or_leave_direct();
        quarter.pay();
        quarter.settle_arrears();
        quarter.progress();
        quarter.remove_gone();
        count_expected_stocks(cases, families, means_of(tables.liabilities), direct_segment, tally);
    }
    return run;
}

}  // namespace ccsim
