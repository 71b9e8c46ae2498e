#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/run.h"
#include "tests/support/scenarios.h"
#include "tests/support/selection_bias.h"

// Selection looks at expected totals, so that cases are independent. Here the caseload lives each world twice, selected
// by expected totals and by the realised ones; the mean difference is what the macro path leaves out, its bias. It is
// one thing away from the kink where a segment runs out (a constant number of cases, so 1 / N of them), and another at
// it (1 / sqrt(N)).

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// Nil cases that owe nothing and do nothing but withdraw, with a chance of 0.3 a quarter, or be closed.
Scenario nil_cases(double cases) {
    Scenario s = baseline();
    Parameters& p = s.parameters;
    Opening& o = p.opening;
    o.cases_collected = o.cases_enforced = o.cases_direct = o.cases_no_liability = 0;
    o.cases_nil = cases;
    p.opening.share_1993_scheme = 1;
    p.opening.arrears.share_with_arrears_nil = 0;
    p.opening.children.share_under_2_years_to_go = p.opening.children.share_2_to_5_years_to_go =
        p.opening.children.share_5_to_9_years_to_go = 0;
    p.intake.quarters.clear();
    p.intake.share_nil = 1;
    p.intake.share_direct = p.intake.share_under_2_years_to_go = p.intake.share_2_to_5_years_to_go =
        p.intake.share_5_to_9_years_to_go = 0;
    p.reassessment.chance_to_positive = 0;
    p.closure.chance_drops_out = 0;
    p.closure.chance_ends_first_quarter_after_notice = 1;
    p.leaving.chance_withdraws_nil = 0.3;
    p.leaving.odds_withdraws_reliable = p.leaving.odds_withdraws_unlikely = p.leaving.odds_withdraws_flat_rate =
        p.leaving.odds_withdraws_to_20_pounds = 1;
    return s;
}

/// Capacity in the second quarter for the cases that are then expected to be eligible, to the case.
Scenario where_capacity_meets_the_eligible(double cases) {
    Scenario s = nil_cases(cases);
    s.last_quarter = s.start + 2;
    s.parameters.closure.phases = {{s.last_quarter, {1}, 0.7 * cases / weeks_per_quarter}};
    return s;
}

/// Old cases of the 1993 scheme, half of them selected in the second quarter, share the capacity of the third with new
/// ones of the 2003 scheme. The old ones left vary by more than chance, as the capacity takes the same number whatever
/// is there; a share of old among all then is not the share of their means. No segment comes near to running out.
Scenario old_and_new(double cases) {
    Scenario s = nil_cases(cases);
    s.last_quarter = s.start + 4;
    s.parameters.intake.quarters = {{s.start + 2, 0.2 * cases, 4}};
    s.parameters.closure.phases = {{s.start + 2, {1}, 0.5 * cases / weeks_per_quarter},
                                   {s.start + 3, {1}, 0.14 * cases / weeks_per_quarter},
                                   {s.start + 4, {1}, 0}};
    return s;
}

/// The figure at sizes that differ by the scale.
SelectionBias bias_of(const Scenario& scenario, int scale, std::size_t worlds, const LifeFigure& figure) {
    const SelectionBias bias = selection_biases(WholeCaseload(scenario, scale), scenario.seed, worlds, {figure})[0];
    WARN(line_of(figure, bias));
    return bias;
}

}  // namespace

TEST_CASE("kept whole and selected by expected totals the caseload is that of the sampled engine", "[statistical]") {
    constexpr int scale = 1'000;
    const Scenario scenario = baseline();
    const WholeCaseload caseload(scenario, scale);
    const RunResult usual = run(scenario, {.replicates = 2, .scale = scale});
    for (std::uint32_t replicate : {0U, 1U}) {
        const TwoLives lives = caseload.live({.seed = scenario.seed, .replicate = replicate});
        REQUIRE(lives.by_expected.size() == usual.replicates[replicate].size());
        for (std::size_t q = 0; q < lives.by_expected.size(); ++q)
            for (std::size_t i = 0; i < tally::size; ++i)
                REQUIRE(static_cast<double>(lives.by_expected[q][i]) * scale == usual.replicates[replicate][q][i]);
        CHECK_FALSE(lives.by_realised == lives.by_expected);
    }
}

TEST_CASE("away from the kink the macro path leaves out a constant number of cases", "[statistical]") {
    const LifeFigure old_closed{"old cases closed", [](const std::vector<SampledTally>& quarters) {
                                    return static_cast<double>(quarters[4][tally::liabilities_ended(0, 0)]);
                                }};
    const Scenario scenario = old_and_new(6'400);
    const SelectionBias small = bias_of(scenario, 64, 20'000, old_closed),
                        large = bias_of(scenario, 16, 20'000, old_closed);
    CHECK(large.cases == 4 * small.cases);
    CHECK(z_score(small.bias, 0) < -5);
    CHECK(z_score(large.bias, 0) < -5);
    CHECK(std::abs(apart(large, 1, small)) < 3);  // the same number of cases: 1 / N of them
    CHECK(apart(large, 2, small) > 3);            // and not twice as many, which 1 / sqrt(N) would make
}

TEST_CASE("where capacity meets the eligible the macro path leaves out what runs out by chance", "[statistical]") {
    const LifeFigure selected{"selected", [](const std::vector<SampledTally>& quarters) {
                                  return static_cast<double>(quarters[2][tally::selected(0)]);
                              }};
    const Scenario scenario = where_capacity_meets_the_eligible(6'400);
    for (const int scale : {64, 16, 4}) {
        const SelectionBias found = bias_of(scenario, scale, 4'000, selected);
        const double n = found.cases;
        const boost::math::binomial eligible(n, 0.7);
        double expected = -0.7 * n;  // the mean of the lesser of eligible and capacity, less the capacity
        for (double k = 0; k <= n; ++k) expected += std::min(k, 0.7 * n) * boost::math::pdf(eligible, k);
        CHECK(std::abs(z_score(found.bias, expected)) < 5);
        CHECK(z_score(found.bias, 0) < -5);
        CHECK(expected == Approx(-std::sqrt(n * 0.7 * 0.3 / (2 * M_PI))).epsilon(0.01));  // 1 / sqrt(N) of the cases
    }
}
