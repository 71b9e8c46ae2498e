#include "calibration/projected_misfit.h"

#include <Eigen/LU>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "calibration/published_history.h"
#include "sim/core/problems.h"
#include "sim/measures/measure.h"
#include "sim/model/tally.h"
#include "tests/support/caseload_laws.h"
#include "tests/support/scenarios.h"

using namespace ccsim;

namespace {

constexpr Quarter opening{2012, 1};
constexpr std::size_t quarters = 28;  // to December 2018, the opening included
constexpr auto liability = static_cast<std::size_t>(Base::current_liability);

/// Three figures that load on one base series, each of them alone and fully: on its own logarithm.
constexpr std::array<std::size_t, 3> at{8, 12, 18};  // March 2014, March 2015, September 2016
constexpr std::array<double, 3> printed{760'000, 652'000, 280'000};
constexpr double step = 5'000;

std::string row_of(std::size_t i) {
    return (opening + static_cast<int>(at[i])).last_day() + ",cases_with_current_liability,all," +
           std::to_string(static_cast<int>(printed[i])) + ",cases," + std::to_string(static_cast<int>(step)) +
           ",made-up,\n";
}

History three_figures() {
    std::string text = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
    for (std::size_t i = 0; i < at.size(); ++i) text += row_of(i);
    return parse_history(text, "three.csv");
}

const ProjectedMisfit& of_three_figures() {
    static const ProjectedMisfit misfit(tests::baseline(), tests::baseline().parameters, three_figures(), {2016, 3});
    return misfit;
}

const ProjectedMisfit& of_all_figures() {
    static const ProjectedMisfit misfit(tests::baseline(), tests::baseline().parameters, published_history(),
                                        {2016, 3});
    return misfit;
}

Parameters with_more_cases(double times) {
    Parameters p = tests::baseline().parameters;
    p.opening.cases_collected *= times;
    return p;
}

/// How a base series goes together with itself so many quarters later: its variance, and exp(-1/4) a quarter.
double covariance(double sd, std::size_t a, std::size_t b) {
    return sd * sd * std::exp(-0.25 * std::abs(static_cast<double>(a) - static_cast<double>(b)));
}

/// Mean and standard deviation of the misfit of current liability in each quarter given the three figures, worked out
/// from nothing but the run and the formulae of the normal distribution.
struct Given {
    Eigen::VectorXd mean, sd;

    explicit Given(const Series& run) : mean(quarters), sd(quarters) {
        const double scale = base_series[liability].sd;
        const Measure& cases = *find_measure("cases_with_current_liability", "all");
        Eigen::Matrix3d observed;
        Eigen::Vector3d missed;
        for (std::size_t i = 0; i < 3; ++i) {
            missed[static_cast<Eigen::Index>(i)] =
                std::log(printed[i]) - std::log(*cases.value(run, at[i], opening + static_cast<int>(at[i])));
            for (std::size_t j = 0; j < 3; ++j)
                observed(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                    covariance(scale, at[i], at[j]) + (i == j ? std::pow(step / printed[i], 2) / 12 : 0.0);
        }
        const Eigen::Matrix3d inverse = Eigen::FullPivLU<Eigen::Matrix3d>(observed).inverse();
        for (std::size_t q = 0; q < quarters; ++q) {
            const Eigen::Vector3d with(covariance(scale, q, at[0]), covariance(scale, q, at[1]),
                                       covariance(scale, q, at[2]));
            mean[static_cast<Eigen::Index>(q)] = with.dot(inverse * missed);
            sd[static_cast<Eigen::Index>(q)] = std::sqrt(scale * scale - with.dot(inverse * with));
        }
    }
};

}  // namespace

TEST_CASE("what is missed is drawn given the residuals of the draw and goes on from the last of them") {
    const Parameters drawn = with_more_cases(1.02);
    Scenario scenario = tests::baseline();
    scenario.parameters = drawn;
    const Given given(run_expected(scenario, 1));
    REQUIRE(std::abs(given.mean[18]) > 0.01);  // there is something to go on from
    constexpr std::uint32_t draws = 300;
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(quarters), squares = sum;
    double other = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        const DiscrepancyPath path = of_three_figures().path(drawn, opening, quarters, 5, draw);
        REQUIRE(path.size() == quarters);
        for (std::size_t q = 0; q < quarters; ++q) {
            const double off = path[q][liability] - given.mean[static_cast<Eigen::Index>(q)];
            sum[static_cast<Eigen::Index>(q)] += off;
            squares[static_cast<Eigen::Index>(q)] += off * off;
        }
        other += std::pow(path[18][liability + 1] / base_series[liability + 1].sd, 2) / draws;
    }
    for (Eigen::Index q = 0; q < sum.size(); ++q) {
        INFO("quarter " << q);
        CHECK(std::abs(sum[q] / draws) < 5 * given.sd[q] / std::sqrt(draws));
        CHECK(squares[q] / draws == Approx(given.sd[q] * given.sd[q]).epsilon(5 * std::sqrt(2.0 / draws)));
    }
    CHECK(given.mean[19] == Approx(given.mean[18] * std::exp(-0.25)));
    CHECK(other == Approx(1).margin(5 * std::sqrt(2.0 / draws)));  // of what no figure says anything there is the prior
}

TEST_CASE("a path is named by seed and draw and is the same wherever the run begins and ends") {
    const Parameters drawn = with_more_cases(1.01);
    const auto path = [&](Quarter start, std::size_t count, std::uint64_t seed, std::uint32_t draw) {
        return of_all_figures().path(drawn, start, count, seed, draw);
    };
    const DiscrepancyPath whole = path(opening, quarters, 5, 3);
    path(opening, quarters, 5, 4);
    CHECK(path(opening, quarters, 5, 3) == whole);
    CHECK(path(opening, quarters, 5, 4) != whole);
    CHECK(path(opening, quarters, 6, 3) != whole);
    CHECK(path(opening, 20, 5, 3) == DiscrepancyPath(whole.begin(), whole.begin() + 20));
    CHECK(path(opening + 2, quarters - 2, 5, 3) == DiscrepancyPath(whole.begin() + 2, whole.end()));
    DiscrepancyPath earlier = path(opening - 2, quarters + 2, 5, 3);
    CHECK(earlier[0] == Discrepancy{});
    CHECK(earlier[1] == Discrepancy{});
    earlier.erase(earlier.begin(), earlier.begin() + 2);
    CHECK(earlier == whole);
    CHECK(path(opening - 9, 4, 5, 3) == DiscrepancyPath(4, Discrepancy{}));
}

TEST_CASE("the draw's own misses are made up for in the figures that are finely printed") {
    // Cases with a liability are printed to 100, so that a draw with 1% more has 1% less of them added.
    const auto added_in_june_2016 = [](double times) {
        return of_all_figures().path(with_more_cases(times), opening, quarters, 5, 0)[17][liability];
    };
    const double change = added_in_june_2016(1.01) - added_in_june_2016(1);
    CHECK(change < -0.002);
    CHECK(change > -0.01);
}

TEST_CASE("laws hold and shares stay in bounds in projections of both engines with what the model misses") {
    const Scenario scenario = tests::baseline();
    const RunResult result = run(scenario, {.replicates = 1, .scale = 400});
    const auto check = [&](const Series& now) {
        for (const ExpectedTally& t : now)  // one by one: stocks do not follow from flows any more
            CHECK(tests::broken_laws({t}, tests::Engine::expected) == std::vector<std::string>{});
        for (const Measure& m : measures())
            for (std::size_t q = 1; q < now.size(); ++q)
                if (const auto value = m.value(now, q, opening + static_cast<int>(q))) {
                    INFO(m.id << ", " << m.breakdown << ", quarter " << q << ": " << *value);
                    if (m.id != "liability_minus_credits_in_quarter") CHECK(*value >= 0);
                    if (m.unit == "percent" && m.id != "credits_as_pct_of_liabilities")  // credits are of arrears too
                        CHECK(*value <= 100 * (1 + 1e-12));
                }
    };
    for (std::uint32_t draw = 0; draw < 3; ++draw) {
        const DiscrepancyPath path = of_all_figures().path(with_more_cases(1.03), opening, quarters, 9, draw);
        check(with_discrepancy(result.expected, path));
        check(with_discrepancy(result.replicates[0], path));
    }
}

TEST_CASE("figures later than the last that was fitted tell nothing") {
    const Parameters p = tests::baseline().parameters;
    const ProjectedMisfit early(tests::baseline(), p, three_figures(), {2015, 1});
    CHECK(early.past().last_quarter == Quarter(2015, 1));
    std::string two = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
    for (std::size_t i = 0; i < 2; ++i) two += row_of(i);
    const ProjectedMisfit with_two(tests::baseline(), p, parse_history(two, "two.csv"), {2016, 3});
    CHECK(early.path(p, opening, quarters, 5, 0) == with_two.path(p, opening, quarters, 5, 0));
    CHECK(early.path(p, opening, quarters, 5, 0) != of_three_figures().path(p, opening, quarters, 5, 0));
}

TEST_CASE("without a fitted figure there is nothing to go on from") {
    const History none = parse_history("period_end,measure,breakdown,value,unit,rounding,source_id,note\n", "none.csv");
    CHECK_THROWS_WITH(ProjectedMisfit(tests::baseline(), tests::baseline().parameters, none, {2016, 3}),
                      Catch::Contains("none.csv: has no figure"));
}
