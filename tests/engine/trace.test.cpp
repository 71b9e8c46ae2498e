#include "sim/engine/trace.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <utility>

#include "sim/core/problems.h"
#include "sim/engine/run.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr World world{.seed = 2012, .draw = 0, .replicate = 1};

/// Every case of the scenario that arrives in these quarters, traced.
std::vector<Trace> traces_of(const Scenario& scenario, const std::map<int, int>& cases_by_quarter) {
    std::vector<Trace> traces;
    for (const auto& [arrived, cases] : cases_by_quarter)
        for (int place = 0; place < cases; ++place)
            traces.push_back(trace_case(scenario, world,
                                        {static_cast<std::uint16_t>(arrived), static_cast<std::uint32_t>(place)}, 1));
    return traces;
}

/// The words a case drew, by quarter and decision.
using Words = std::map<std::pair<int, Decision>, std::uint32_t>;

Words words_of(const Trace& trace) {
    Words words;
    for (const TracedQuarter& quarter : trace.quarters)
        for (const auto& event : quarter.events)
            if (const auto* draw = std::get_if<TracedDraw>(&event)) words[{quarter.index, draw->decision}] = draw->word;
    return words;
}

bool same_arrival(const Newcomer& a, const Newcomer& b) {
    return a.scheme == b.scheme && a.clerical == b.clerical && a.profile == b.profile && a.state == b.state &&
           a.rank == b.rank && a.children == b.children && a.quarters_to_go == b.quarters_to_go &&
           a.paid_since_january_2012 == b.paid_since_january_2012 && a.arrears_pence == b.arrears_pence &&
           a.secretary_of_state_pence == b.secretary_of_state_pence;
}

void add_stocks(const Newcomer& c, std::int64_t weekly_pence, ExpectedTally& sums) {
    if (is_gone(c.state)) return;
    const auto situation = static_cast<std::size_t>(c.state.situation), debt = static_cast<std::size_t>(c.state.debt);
    sums[tally::cases(static_cast<std::size_t>(c.scheme), situation, debt)] += 1;
    sums[tally::arrears_pence(situation, debt)] += c.arrears_pence;
    sums[tally::secretary_of_state_pence()] += c.secretary_of_state_pence;
    if (c.state.debt != Debt::none && !c.paid_since_january_2012) sums[tally::not_paid_since_january_2012()] += 1;
    if (is_contributing(c.state.situation)) sums[tally::children_benefiting()] += c.children;
    if (in_notice(c.state)) sums[tally::in_notice(static_cast<std::size_t>(notice_segment(c.state.stage)))] += 1;
    if (is_ended(c.state.situation)) sums[tally::waiting(c.state.stage)] += 1;
    sums[tally::weekly_liability_pence(c.state.situation == Situation::direct ? 1 : 0)] +=
        static_cast<double>(weekly_pence);
}

/// Families of totals that a trace tells in full; flows of pence go to the first entry of their family.
const std::vector<Family> stocks{tally::cases,
                                 tally::arrears_pence,
                                 tally::secretary_of_state_pence,
                                 tally::not_paid_since_january_2012,
                                 tally::children_benefiting,
                                 tally::in_notice,
                                 tally::waiting};

void add_flows(const TracedQuarter& quarter, ExpectedTally& sums) {
    sums[tally::due_pence()] += static_cast<double>(quarter.due);
    sums[tally::paid_pence()] += static_cast<double>(quarter.paid);
    sums[tally::repaid_pence()] += static_cast<double>(quarter.repaid);
    sums[tally::adjusted_pence()] += static_cast<double>(quarter.adjusted);
    sums[tally::moved_pence()] += static_cast<double>(quarter.moved);
    sums[tally::written_off_pence()] += static_cast<double>(quarter.written_off);
    sums[tally::credit_pence()] += static_cast<double>(quarter.credit);
    if (is_gone(quarter.after.state)) sums[tally::went()] += 1;
}

Series sum_of(const std::vector<Trace>& traces, int quarters) {
    Series sums(static_cast<std::size_t>(quarters) + 1);
    for (const Trace& trace : traces) {
        sums[trace.id.arrived][tally::arrivals()] += 1;
        if (trace.id.arrived == 0) add_stocks(trace.arrival, 0, sums[0]);
        for (const TracedQuarter& quarter : trace.quarters) {
            ExpectedTally& tally = sums[static_cast<std::size_t>(quarter.index)];
            add_flows(quarter, tally);
            add_stocks(quarter.after, quarter.weekly_liability_pence, tally);
        }
    }
    return sums;
}

double due_from_collection_service(const ExpectedTally& t) { return t[tally::due_pence(0)] + t[tally::due_pence(1)]; }

}  // namespace

TEST_CASE("the traces of all cases of a scenario add up to its run") {
    const Scenario scenario = short_and_eventful();
    const Series traced = sum_of(traces_of(scenario, {{0, 200}, {1, 30}, {3, 20}}), scenario.quarters());
    const Series ran = run(scenario, {.replicates = 2, .scale = 1}).replicates[world.replicate];
    REQUIRE(traced.size() == ran.size());
    for (std::size_t q = 0; q < ran.size(); ++q) {
        INFO("quarter " << q);
        for (const Family& stock : stocks)
            for (std::size_t i = stock.first; i < stock.end(); ++i) CHECK(traced[q][i] == ran[q][i]);
        CHECK(traced[q][tally::due_pence()] == due_from_collection_service(ran[q]));
        for (const Family flow : {tally::paid_pence, tally::repaid_pence, tally::adjusted_pence, tally::moved_pence,
                                  tally::written_off_pence, tally::credit_pence, tally::arrivals, tally::went})
            CHECK(traced[q].total(flow) == ran[q].total(flow));
        if (q > 0) CHECK(traced[q].total(tally::weekly_liability_pence) == ran[q].total(tally::weekly_liability_pence));
    }
    // Enough happens for that to mean something.
    double repaid = 0, moved = 0, went = 0;
    for (const ExpectedTally& t : ran) {
        repaid += t.total(tally::repaid_pence);
        moved += t.total(tally::moved_pence);
        went += t.total(tally::went);
    }
    CHECK(repaid > 0);
    CHECK(moved > 0);
    CHECK(went > 20);
}

TEST_CASE("a traced quarter begins as the last one ended") {
    for (const Trace& trace : traces_of(short_and_eventful(), {{0, 40}, {1, 10}})) {
        Newcomer last = trace.arrival;
        for (const TracedQuarter& quarter : trace.quarters) {
            CHECK(same_arrival(quarter.before, last));
            CHECK(last.arrears_pence + quarter.due - quarter.paid - quarter.repaid - quarter.adjusted - quarter.moved -
                      quarter.written_off ==
                  quarter.after.arrears_pence);
            CHECK(quarter.after.secretary_of_state_pence <= quarter.after.arrears_pence);
            last = quarter.after;
        }
    }
}

TEST_CASE("a case keeps its id, its arrival and its draws in another scenario") {
    const Scenario usual = short_and_eventful();
    Scenario reform = usual;
    for (double* cases : {&reform.parameters.opening.cases_collected, &reform.parameters.opening.cases_enforced,
                          &reform.parameters.opening.cases_direct, &reform.parameters.opening.cases_nil,
                          &reform.parameters.opening.cases_no_liability})
        *cases *= 3;  // more cases rename none of the others
    reform.parameters.intake.quarters.clear();
    reform.parameters.closure.phases[0].capacity_cases_a_week = 0;
    reform.parameters.leaving.chance_withdraws_nil = 0;
    int compared = 0;
    for (std::uint32_t place = 0; place < 40; ++place) {
        const Trace a = trace_case(usual, world, {0, place}, 1), b = trace_case(reform, world, {0, place}, 1);
        CHECK(same_arrival(a.arrival, b.arrival));
        const Words others = words_of(b);
        for (const auto& [name, word] : words_of(a))
            if (const auto other = others.find(name); other != others.end()) {
                CHECK(other->second == word);
                ++compared;
            }
    }
    CHECK(compared > 500);
}

TEST_CASE("no two decisions, quarters, cases or replicates share a word") {
    std::vector<std::uint32_t> words;
    for (const std::uint32_t replicate : {0U, 1U})
        for (std::uint32_t place = 0; place < 40; ++place)
            for (const auto& [name, word] : words_of(trace_case(
                     short_and_eventful(), {.seed = 2012, .draw = 0, .replicate = replicate}, {0, place}, 1)))
                words.push_back(word);
    REQUIRE(words.size() > 1'000);
    std::sort(words.begin(), words.end());
    // Some thousand words of 32 bits hold a pair by chance for one seed in some hundreds, and the seed is fixed.
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
}

TEST_CASE("a case that the scenario does not have is refused") {
    CHECK_THROWS_AS(trace_case(short_and_eventful(), world, {0, 200}, 1), InputError);
    CHECK_THROWS_AS(trace_case(short_and_eventful(), world, {1, 30}, 1), InputError);
    CHECK_THROWS_AS(trace_case(short_and_eventful(), world, {2, 0}, 1), InputError);
    CHECK_NOTHROW(trace_case(short_and_eventful(), world, {0, 199}, 1));
}
