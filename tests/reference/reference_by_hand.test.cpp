#include <catch2/catch.hpp>
#include <cmath>

#include "tests/reference/engine_totals.h"
#include "tests/reference/reference_run.h"
#include "tests/reference/reference_scenarios.h"

using namespace ccsim;
using namespace ccsim::reference;

// The reference itself, against figures that the numbers in the test give by hand.
namespace {

/// One case at £5 a week that paid nothing last quarter and owes nothing; all chances are 0.
Scenario one_case(int quarters) {
    Scenario scenario = nothing_happens(quarters);
    CaseFileRow row;
    row.payer_type = PayerType::irregular;
    row.weekly_liability_pence = 500;
    row.last_outcome = Outcome::nothing;
    row.qualifying_children = 2;
    row.quarters_to_go = 8;
    scenario.cases = {row};
    return scenario;
}

int at_collected(Outcome outcome) { return place(Standing::collected, outcome, false); }

}  // namespace

TEST_CASE("the reference multiplies odds and not chances") {
    CHECK(odds(0.5, 3) == Approx(0.75));
    CHECK(odds(0.2, 0.5) == Approx(1.0 / 9));
    CHECK(odds(0, 7) == 0);
    CHECK(odds(1, 0.1) == 1);
}

TEST_CASE("in the reference thirteen weeks unpaid become arrears and a second quarter of nothing a large debt") {
    const Run run = follow(one_case(2), Rows::as_they_are);
    const int large = static_cast<int>(Debt::large);
    CHECK(of(run.quarters[1], {"arrears", at_collected(Outcome::nothing), large}) == Approx(6'500));
    CHECK(of(run.quarters[2], {"arrears", at_collected(Outcome::nothing), large}) == Approx(13'000));
    CHECK(of(run.quarters[2], {"not paid since January 2012"}) == Approx(1));
}

TEST_CASE("the reference follows each outcome with its chance") {
    Scenario scenario = one_case(1);
    Payment& y = scenario.parameters.payment;
    y.chance_pays.irregular = 0.5;
    y.odds_pays_after_nothing = 0.25;  // 1 to 1 becomes 1 to 4: pays with 0.2
    y.chance_full_if_pays.irregular = 0.5;
    y.odds_full_after_nothing = 1;
    y.odds_pays_flat_rate = y.odds_full_flat_rate = 1;
    y.odds_pays_trend_percent_a_year = y.odds_full_trend_percent_a_year = 0;
    y.share_of_part_payers_over_half = 0.5;
    y.fraction_paid_under_half_flat_rate = 0.2;
    y.fraction_paid_half_to_90_flat_rate = 0.6;
    const Totals totals = follow(scenario, Rows::as_they_are).quarters[1];
    CHECK(of(totals, {"outcome", 0, 1}) == Approx(0.8));
    CHECK(of(totals, {"outcome", 0, 2}) == Approx(0.05));
    CHECK(of(totals, {"outcome", 0, 3}) == Approx(0.05));
    CHECK(of(totals, {"outcome", 0, 4}) == Approx(0.1));
    CHECK(of(totals, {"paid", 0}) == Approx(0.05 * 1'300 + 0.05 * 3'900 + 0.1 * 6'500));
    CHECK(of(totals, {"children benefiting"}) == Approx(0.2 * 2));
}

TEST_CASE("the reference gives capacity to drift first and then to the phase in its order") {
    Closure closure;
    closure.phases = {{{2014, 3}, {1, 2}, 1}, {{2015, 1}, {4, 2}, 1}};  // 13 cases a quarter
    const Selection eligible{.direct = {}, .others = {4, 8, 5, 6, 9}};
    const Selection none = selection_chances(closure, {2014, 2}, eligible);
    CHECK(none == Selection{});
    const std::array first = selection_chances(closure, {2014, 4}, eligible).others;
    CHECK(first[0] == Approx(1));  // 4, then 8 of the 9 left
    CHECK(first[1] == Approx(1));
    CHECK(first[3] == 0);
    const std::array second = selection_chances(closure, {2015, 2}, eligible).others;
    CHECK(second[0] == Approx(1));  // drift: 4; then 6 of segment 4; then the 3 left of segment 2's 8
    CHECK(second[3] == Approx(1));
    CHECK(second[1] == Approx(3.0 / 8));
    CHECK(second[4] == 0);
}

TEST_CASE("the mean of the reference's ranks is the mean of their distribution") {
    Parameters parameters;
    parameters.liabilities.growth_over_20_percent_a_year = 0;
    const Amounts amounts(parameters, 0);
    const Liabilities& l = parameters.liabilities;
    const reference::State s{.liability_class = LiabilityClass::over_20_pounds};
    const double median = l.median_over_20_collection_service_pounds_a_week;
    const double mean = 2'000 + 100 * (median - 20) * std::exp(l.log_sd_over_20 * l.log_sd_over_20 / 2);
    CHECK(amounts.weekly(s) == Approx(mean).margin(0.5));
    CHECK(amounts.due({.liability_class = LiabilityClass::to_20_pounds}) == Approx(13 * 1'250).margin(7));
}

TEST_CASE("in the reference no case and no penny is lost") {
    const Run run = follow(with_intake(6), Rows::as_they_are);
    for (std::size_t q = 1; q < run.quarters.size(); ++q) {
        const Totals &before = run.quarters[q - 1], &now = run.quarters[q];
        CHECK(sum(before, "cases") + sum(now, "arrivals") - sum(now, "gone") == Approx(sum(now, "cases")));
        const double due = of(now, {"due", 0}) + of(now, {"due", 1});
        const double taken = sum(now, "paid") + sum(now, "repaid") + sum(now, "adjusted pence") +
                             sum(now, "moved pence") + sum(now, "written off pence");
        CHECK(sum(before, "arrears") + due - taken == Approx(sum(now, "arrears")));
    }
}
