#include <fmt/format.h>

#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <string>

#include "sim/engine/parallel.h"
#include "sim/engine/run.h"
#include "tests/support/realised_totals.h"
#include "tests/support/scenarios.h"
#include "tests/support/z_score.h"

// Selection looks at expected totals, so that cases are independent. Here the caseload lives each world twice, selected
// by expected totals and by the realised ones; the mean difference is what the macro path leaves out, its bias. It is
// one thing away from the kink where a segment runs out (a constant number of cases, so 1 / N of them), and another at
// it (1 / sqrt(N)).

using namespace ccsim;
using namespace ccsim::tests;

namespace {

using Item = std::function<double(const std::vector<SampledTally>&)>;

/// The mean over worlds of realised less expected, in simulated cases.
Estimate bias_of(const WholeCaseload& caseload, std::uint64_t seed, std::size_t worlds, const Item& item) {
    std::vector<double> differences(worlds);
    for_each_index(worlds, 0, [&](std::size_t world) {
        const TwoLives lives = caseload.live({.seed = seed, .replicate = static_cast<std::uint32_t>(world)});
        differences[world] = item(lives.by_realised) - item(lives.by_expected);
    });
    const auto n = static_cast<double>(worlds);
    double sum = 0, squares = 0;
    for (const double d : differences) sum += d;
    for (const double d : differences) squares += (d - sum / n) * (d - sum / n);
    return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

double difference_in_errors(Estimate a, double times, Estimate b) {
    return (a.mean - times * b.mean) / std::hypot(a.standard_error, times * b.standard_error);
}

std::string words_of(const std::string& item, double cases, Estimate bias) {
    return fmt::format("{}: {:.0f} cases, bias {:.4f} (standard error {:.4f}) cases, x sqrt(N) / N {:.4f}", item, cases,
                       bias.mean, bias.standard_error, bias.mean / std::sqrt(cases));
}

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

Item selected_from_start(std::size_t segment) {
    return [segment](const std::vector<SampledTally>& quarters) {
        double sum = 0;
        for (const SampledTally& quarter : quarters) sum += static_cast<double>(quarter[tally::selected(segment)]);
        return sum;
    };
}

double old_cases_closed(const std::vector<SampledTally>& quarters) {
    return static_cast<double>(quarters[4][tally::liabilities_ended(0, 0)]);
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
    constexpr double cases = 6'400;
    const Scenario scenario = old_and_new(cases);
    const WholeCaseload small(scenario, 64), large(scenario, 16);
    const Estimate of_small = bias_of(small, scenario.seed, 20'000, old_cases_closed),
                   of_large = bias_of(large, scenario.seed, 20'000, old_cases_closed);
    WARN(words_of("old cases closed", small.cases(), of_small));
    WARN(words_of("old cases closed", large.cases(), of_large));
    CHECK(z_score(of_small, 0) < -5);
    CHECK(z_score(of_large, 0) < -5);
    CHECK(std::abs(difference_in_errors(of_large, 1, of_small)) < 3);  // the same number of cases: 1 / N of them
    CHECK(difference_in_errors(of_large, 2, of_small) > 3);            // four times the cases: not twice the bias
}

TEST_CASE("where capacity meets the eligible the macro path leaves out what runs out by chance", "[statistical]") {
    constexpr double cases = 6'400;
    const Scenario scenario = where_capacity_meets_the_eligible(cases);
    for (const int scale : {64, 16, 4}) {
        const WholeCaseload caseload(scenario, scale);
        const Estimate bias = bias_of(caseload, scenario.seed, 4'000, selected_from_start(0));
        WARN(words_of("selected", caseload.cases(), bias));
        const double n = caseload.cases();
        const boost::math::binomial eligible(n, 0.7);
        double expected = -0.7 * n;  // E[min(eligible, capacity)] - capacity
        for (double k = 0; k <= n; ++k) expected += std::min(k, 0.7 * n) * boost::math::pdf(eligible, k);
        CHECK(std::abs(z_score(bias, expected)) < 5);
        CHECK(z_score(bias, 0) < -5);
        CHECK(expected == Approx(-std::sqrt(n * 0.21 / (2 * M_PI))).epsilon(0.01));  // so 1 / sqrt(N) of the cases
    }
}
