#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/tally.h"
#include "tests/statistical/closed_forms.h"
#include "tests/support/agreement.h"

// What no single parameter decides: how capacity is shared out, how long a notice is, when children grow up.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr int replicates = 64;

/// All of one file together raise a false alarm for one seed in 10,000; there are fewer than 100 figures.
const double bound = t_quantile(1e-6, replicates);

std::vector<Series> replicates_of(const Scenario& s) { return run(s, {.replicates = replicates}).replicates; }

/// Checks one total of one quarter against the number known by hand.
void check(const std::vector<Series>& all, std::size_t quarter, std::size_t total, double known) {
    std::vector<double> figures;
    for (const Series& series : all) figures.push_back(series[quarter][total]);
    const Agreement a = agreement(figures, known);
    INFO("quarter " << quarter << ", total " << total << ": t " << a.t << ", relative error " << a.relative_error);
    if (a.has_spread) CHECK(std::abs(a.t) <= bound);
    else CHECK(a.relative_error <= 1e-9);
}

Scenario with_nil_cases(double cases, int quarters) {
    Scenario s = quiet();
    s.last_quarter = s.start + quarters;
    s.parameters.opening.cases_nil = cases;
    return s;
}

}  // namespace

TEST_CASE("the chance of selection is the capacity of a quarter over the cases eligible", "[statistical]") {
    Scenario s = with_nil_cases(13'000, 3);
    s.parameters.closure.phases = {{s.start + 1, {1}, 400}};  // 5,200 a quarter: of 13,000, then 7,800, then 2,600
    const auto all = replicates_of(s);
    check(all, 1, tally::selected(0), 5'200);
    check(all, 2, tally::selected(0), 5'200);
    check(all, 3, tally::selected(0), 2'600);
    check(all, 3, tally::open_by_segment(0), 0);
    // And half a percent more of a capacity for 8 in 10 is seen.
    std::vector<double> figures;
    s.parameters.closure.phases[0].capacity_cases_a_week = 804;
    for (const Series& series : replicates_of(s)) figures.push_back(series[1][tally::selected(0)]);
    CHECK(std::abs(agreement(figures, 800 * 13).t) > bound);
}

TEST_CASE("capacity goes to the segments in the order of the phase", "[statistical]") {
    Scenario s = with_nil_cases(2'000, 1);
    s.parameters.opening.cases_direct = 3'000;                      // segment 4
    s.parameters.opening.cases_enforced = 1'000;                    // segment 5
    s.parameters.closure.phases = {{s.start + 1, {5, 1, 4}, 300}};  // 3,900: all of 5, all of 1, 900 of 4
    const auto all = replicates_of(s);
    check(all, 1, tally::selected(4), 1'000);
    check(all, 1, tally::selected(0), 2'000);
    check(all, 1, tally::selected(3), 900);
}

TEST_CASE("cases that drift into a segment worked through before come first", "[statistical]") {
    // In the first quarter all nil cases are selected; of 4,000 direct ones an eighth becomes nil, after selection. In
    // the second the phase names segment 4 only: the 500 come first, and 800 of the 3,500 follow.
    Scenario s = with_nil_cases(1'000, 2);
    s.parameters.opening.cases_direct = 4'000;
    s.parameters.reassessment.chance_to_nil_direct = 0.125;
    s.parameters.closure.phases = {{s.start + 1, {1}, 1e6}, {s.start + 2, {4}, 100}};
    const auto all = replicates_of(s);
    check(all, 1, tally::became_nil(), 500);
    check(all, 2, tally::selected(0), 500);
    check(all, 2, tally::selected(3), 800);
}

TEST_CASE("a case that arrives is not selected in the quarter of its arrival", "[statistical]") {
    Scenario s = quiet();
    s.last_quarter = s.start + 2;
    s.parameters.intake.quarters = {{s.start + 1, 5'000, 4}};
    s.parameters.intake.share_nil = 1;
    s.parameters.closure.phases = {{s.start + 1, {1}, 1e6}};
    const auto all = replicates_of(s);
    check(all, 1, tally::selected(0), 0);
    check(all, 2, tally::selected(0), 5'000);
}

TEST_CASE("a notice ends in the first quarter after it by one chance and in every later one by another",
          "[statistical]") {
    Scenario s = with_nil_cases(6'000, 5);
    Closure& c = s.parameters.closure;
    c.phases = {{s.start + 1, {1}, 1e6}, {s.start + 2, {1}, 0}};
    c.chance_ends_first_quarter_after_notice = 0.3;
    c.chance_ends_later_quarter = 0.6;
    const auto all = replicates_of(s);
    constexpr std::size_t by_segment_1 = tally::liabilities_ended(1, 0);
    check(all, 1, by_segment_1, 0);
    check(all, 2, by_segment_1, 6'000 * 0.3);
    check(all, 3, by_segment_1, 6'000 * 0.7 * 0.6);
    check(all, 4, by_segment_1, 6'000 * 0.7 * 0.4 * 0.6);
    check(all, 5, by_segment_1, 6'000 * 0.7 * 0.4 * 0.4 * 0.6);
    check(all, 5, tally::in_notice(0), 6'000 * 0.7 * 0.4 * 0.4 * 0.4);
}

TEST_CASE("who drops out is open again and may be selected anew", "[statistical]") {
    Scenario s = with_nil_cases(6'000, 3);
    Closure& c = s.parameters.closure;
    c.phases = {{s.start + 1, {1}, 1e6}};
    c.chance_ends_first_quarter_after_notice = 0.2;
    c.chance_drops_out = 0.5;  // of those whose liability does not end
    const auto all = replicates_of(s);
    check(all, 2, tally::dropped_out(0), 6'000 * 0.8 * 0.5);
    check(all, 2, tally::open_by_segment(0), 6'000 * 0.8 * 0.5);
    check(all, 3, tally::selected(0), 6'000 * 0.8 * 0.5);
}

TEST_CASE("arrears wait for finalisation and leave the stock or stay", "[statistical]") {
    Scenario s = with_nil_cases(6'000, 4);
    s.parameters.opening.arrears.share_with_arrears_nil = 1;
    Closure& c = s.parameters.closure;
    c.phases = {{s.start + 1, {1}, 1e6}};
    c.chance_ends_first_quarter_after_notice = 1;
    c.chance_finalised = 0.4;
    c.share_of_arrears_leaving_at_finalisation = 0.7;
    c.share_of_leaving_arrears_moved = 0.6;
    const auto all = replicates_of(s);
    check(all, 2, tally::waiting(0), 6'000);
    check(all, 2, tally::finalised(0, outcome::moved), 0);
    for (const std::size_t q : {3U, 4U}) {
        const double finalised = 6'000 * std::pow(0.6, q - 3) * 0.4;
        check(all, q, tally::finalised(0, outcome::moved), finalised * 0.7 * 0.6);
        check(all, q, tally::finalised(0, outcome::written_off), finalised * 0.7 * 0.4);
        check(all, q, tally::finalised(0, outcome::stays), finalised * 0.3);
        check(all, q, tally::waiting(0), 6'000 * std::pow(0.6, q - 2));
    }
}

TEST_CASE("children grow up evenly over the quarters of their band of years", "[statistical]") {
    Scenario s = with_nil_cases(2'000, 38);
    s.parameters.opening.children = {.share_two = 0,
                                     .share_three = 0,
                                     .share_four_or_more = 0,
                                     .share_under_2_years_to_go = 0.2,
                                     .share_2_to_5_years_to_go = 0.3,
                                     .share_5_to_9_years_to_go = 0.4};
    const auto all = replicates_of(s);
    constexpr std::size_t aged_out = tally::liabilities_ended(1, route_ageing);
    for (const std::size_t q : {1U, 2U, 8U}) check(all, q, aged_out, 2'000 * 0.2 / 8);
    for (const std::size_t q : {9U, 20U}) check(all, q, aged_out, 2'000 * 0.3 / 12);
    for (const std::size_t q : {21U, 36U}) check(all, q, aged_out, 2'000 * 0.4 / 16);
    for (const std::size_t q : {37U, 38U}) check(all, q, aged_out, 2'000 * 0.1 / 44);  // to twenty years
}

TEST_CASE("reactive closure begins in its quarter and spares cases in notice", "[statistical]") {
    Scenario s = with_nil_cases(6'000, 3);
    s.parameters.opening.cases_direct = 6'000;
    Leaving& l = s.parameters.leaving;
    l.reactive_from = s.start + 2;
    l.chance_reactive_nil = l.chance_reactive_direct = 0.5;
    s.parameters.closure.phases = {{s.start + 1, {1}, 1e6}};  // all nil cases are in notice from the first quarter
    const auto all = replicates_of(s);
    check(all, 1, tally::liabilities_ended(1, route_reactive), 0);
    check(all, 2, tally::liabilities_ended(1, route_reactive), 3'000);
    check(all, 3, tally::liabilities_ended(1, route_reactive), 1'500);
}

TEST_CASE("withdrawal comes before reactive closure and takes its cases first", "[statistical]") {
    Scenario s = with_nil_cases(6'000, 1);
    s.parameters.leaving.chance_withdraws_nil = 0.4;
    s.parameters.leaving.chance_reactive_nil = 0.5;
    const auto all = replicates_of(s);
    check(all, 1, tally::liabilities_ended(1, route_withdrawal), 2'400);
    check(all, 1, tally::liabilities_ended(1, route_reactive), 1'800);
}
