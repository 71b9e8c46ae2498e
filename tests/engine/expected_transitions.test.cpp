#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/expected_group.h"
#include "tests/support/transitions.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr int quarters = 6;

/// The states that cases come in with.
std::vector<State> states_on_arrival() {
    std::vector<State> all;
    for (int situation = 0; situation < situations; ++situation)
        for (int debt = 0; debt < debts; ++debt) {
            const State s{static_cast<Situation>(situation), static_cast<Debt>(debt), 0};
            if (!is_gone(s) && !is_ended(s.situation)) all.push_back(s);
        }
    return all;
}

/// Selection by quarter: much at first, then some, then none.
SegmentParts<double> selection_in(int quarter) {
    SegmentParts<double> selection;
    for (std::size_t s = 0; s < segments; ++s) {
        const double part = quarter == 0 ? 0.6 : (quarter == 1 ? 0.3 : 0);
        selection.others[s] = part + 0.05 * static_cast<double>(s) * part;
        selection.direct[s] = 0.8 * selection.others[s];
    }
    return selection;
}

/// What the table says of the stocks that the engine counts.
ExpectedTally stocks_of(const StateShares& shares, const StateQuarter& q) {
    ExpectedTally tally;
    for (std::size_t code = 0; code < shares.size(); ++code) {
        const State s = state_of(static_cast<StateCode>(code));
        if (is_gone(s)) continue;
        const double share = shares[code];
        const std::size_t situation = index_of(s.situation);
        tally[tally::cases(0, situation, index_of(s.debt))] += share;
        if (q.clerical) tally[tally::clerical(situation, s.debt == Debt::none ? 0 : 1)] += share;
        if (is_ended(s.situation)) tally[tally::waiting(s.stage)] += share;
        if (in_notice(s)) tally[tally::in_notice(index_of(notice_segment(s.stage)))] += share;
        if (!has_qualifying_child(s.situation)) continue;
        const std::size_t segment = index_of(segment_of(s.situation, q.clerical, q.direct_segment));
        if (is_contributing(s.situation)) tally[tally::contributing_by_segment(segment)] += share;
        if (s.stage > 0) continue;
        tally[tally::open_by_segment(segment)] += share;
        if (s.situation == Situation::direct) tally[tally::open_direct_by_segment(segment)] += share;
    }
    return tally;
}

/// Totals of cases that both the table and a group of the engine count; finalisations by outcome are counted later.
const std::vector<Family> counted{tally::cases,
                                  tally::clerical,
                                  tally::waiting,
                                  tally::in_notice,
                                  tally::open_by_segment,
                                  tally::open_direct_by_segment,
                                  tally::contributing_by_segment,
                                  tally::went,
                                  tally::selected,
                                  tally::dropped_out,
                                  tally::liabilities_ended,
                                  tally::joined_direct,
                                  tally::left_direct,
                                  tally::enforcement_started,
                                  tally::enforcement_lifted,
                                  tally::became_nil,
                                  tally::became_positive,
                                  tally::amount_changed,
                                  tally::outcomes,
                                  tally::repaying,
                                  tally::overpaying,
                                  tally::adjusted};

/// One case that comes in, through quarters of different chances, in the engine and by the table.
class OneCase {
public:
    OneCase(const Scenario& scenario, std::size_t profile, bool clerical, int direct_segment)
        : scenario_(scenario),
          profile_(profile),
          clerical_(clerical),
          direct_segment_(direct_segment),
          chances_(scenario),
          amounts_(scenario.parameters) {}

    void live_from(State start, std::vector<bool>& visited) {
        ExpectedGroup group;
        ExpectedArrivals arrival;
        arrival.state = start;
        arrival.cases = 1;
        arrival.arrears_pence = start.debt == Debt::none ? 0 : 1'000;
        group.arrive(arrival, 0);
        StateShares shares = all_in(start);
        for (int quarter = 0; quarter < quarters; ++quarter) {
            const ChanceTables<double>& of_scenario = chances_.of(1 + 2 * quarter);
            const ChanceTables<double> chances = quarter % 3 == 1 ? looking_at_debt(of_scenario) : of_scenario;
            const StateQuarter q{chances,  selection_in(quarter), direct_segment_, clerical_,
                                 profile_, ages_out(quarter)};
            const StatesAfter after = follow_table(shares, q);
            ExpectedTally expected = stocks_of(after.shares, q);
            for (std::size_t item = 0; item < tally::size; ++item) expected[item] += after.counted[item];
            const ExpectedTally engine = pass_a_quarter(group, q);
            for (const Family& family : counted)
                for (std::size_t item = family.first; item < family.end(); ++item)
                    if (std::abs(engine[item] - expected[item]) > 1e-12) {
                        INFO("from " << code_of(start) << ", quarter " << quarter << ", total " << item << ", profile "
                                     << profile_);
                        CHECK(engine[item] == Approx(expected[item]).margin(1e-12));
                    }
            shares = after.shares;
            for (std::size_t code = 0; code < shares.size(); ++code)
                if (shares[code] > 1e-9) visited[code] = true;
        }
    }

private:
    static double ages_out(int quarter) { return quarter == 2 ? 0.07 : 0.02; }

    ExpectedTally pass_a_quarter(ExpectedGroup& group, const StateQuarter& q) const {
        const MeanAmounts means = amounts_.means(1);
        ProfileQuarter of_profile{q.chances,
                                  means,
                                  profile_,
                                  {q.chances, scenario_.parameters.arrears, profile_, false},
                                  {q.chances, scenario_.parameters.arrears, profile_, true}};
        for (FamilyChances* chances : {&of_profile.open, &of_profile.in_notice}) {
            chances->pick_moves(q.chances);
            chances->pick_amounts(means);
        }
        LaneQuarter lanes;
        lanes.traits.of_1993.set(0, 1);
        lanes.traits.clerical.set(0, clerical_ ? 1 : 0);
        lanes.may_be_selected.set(0, 1);
        lanes.families.ages_out.set(0, q.ages_out);
        lanes.selection = q.selection;
        lanes.direct_segment = direct_segment_;
        ExpectedFlows flows;
        group.pass_a_quarter(of_profile, lanes, flows);
        group.count_stocks(of_profile, lanes, flows);
        ExpectedTally tally;
        flows.add_up(lanes.traits, tally);
        return tally;
    }

    const Scenario& scenario_;
    std::size_t profile_;
    bool clerical_;
    int direct_segment_;
    QuarterChances chances_;
    LiabilityTableMaker amounts_;
};

}  // namespace

TEST_CASE("the expected engine takes every state where the decision table has it go and as often") {
    std::size_t number = 0;
    for (const Scenario& scenario : scenarios_of_many_chances()) {
        INFO("scenario " << number);
        for (std::size_t profile = number == 1 ? 0 : number; profile < profiles; profile += number == 1 ? 1 : 5)
            for (const int direct_segment : {2, 3, 4})
                for (const bool clerical : {false, true}) {
                    OneCase one(scenario, profile, clerical, direct_segment);
                    std::vector<bool> visited(state_codes);
                    for (const State start : states_on_arrival()) one.live_from(start, visited);
                    if (number != 1) continue;
                    // Every state that a case can come to at all has been gone through.
                    QuarterChances chances(scenario);
                    const StateQuarter all{chances.of(11), selection_in(0), direct_segment, clerical, profile, 0.05};
                    const std::vector<bool> reached = reached_from(states_on_arrival(), all);
                    for (std::size_t code = 0; code < visited.size(); ++code) {
                        INFO("state " << code);
                        if (reached[code] != visited[code]) CHECK(reached[code] == visited[code]);
                    }
                }
        ++number;
    }
}
