#include "calibration/likelihood.h"

#include <Eigen/LU>
#include <Eigen/QR>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/discrepancy_draws.h"
#include "calibration/published_history.h"
#include "sim/core/problems.h"
#include "tests/support/scenarios.h"
#include "tests/support/tallies.h"

using namespace ccsim;

namespace {

const Series& run() {
    static const Series series = run_expected(tests::baseline(), 100);
    return series;
}

Likelihood published() { return {observations(published_history()), run(), {2012, 1}}; }

Observation observation(std::string_view id, std::string_view breakdown, Quarter quarter, double value, double step,
                        Scale scale = Scale::log, double own_error = 0) {
    const Measure* const measure = find_measure(id, breakdown);
    REQUIRE(measure != nullptr);
    return {measure, quarter, value, step, scale, own_error, "test", 0};
}

/// The same totals in every quarter: a sum over four of them takes a quarter of each.
Series flat(std::size_t quarters) { return Series(quarters, run()[12]); }

constexpr Quarter start{2012, 1};

}  // namespace

TEST_CASE("sums over twelve months share three quarters or two or one with those that follow") {
    std::vector<Observation> sums;
    for (int later = 0; later < 5; ++later)
        sums.push_back(observation("maintenance_collected_and_arranged_12m", "Maintenance Direct part",
                                   Quarter(2013, 1) + later, 400, 1e-6));
    DiscrepancyScales scales;
    scales.sd[static_cast<std::size_t>(Base::maintenance_due)] = 0.03;
    scales.persistence = 0;
    const Eigen::MatrixXd c = Likelihood(sums, flat(9), start, scales).covariance();
    CHECK(c(0, 0) == Approx(0.03 * 0.03 / 4).epsilon(1e-4));
    for (int later = 1; later < 5; ++later) CHECK(c(0, later) / c(0, 0) == Approx(1 - 0.25 * later).margin(1e-4));

    // With correlation p from quarter to quarter, the sum of four has variance (4 + 6 p + 4 p^2 + 2 p^3) / 16.
    scales.persistence = 0.5;
    const Eigen::MatrixXd kept = Likelihood(sums, flat(9), start, scales).covariance();
    CHECK(kept(0, 0) == Approx(0.03 * 0.03 * (4 + 3 + 1 + 0.25) / 16).epsilon(1e-4));
}

TEST_CASE("the log likelihood is that of an independent computation") {
    // likelihood.R prints the expected figures.
    const std::vector<Observation> some{
        observation("cases_with_current_liability", "all", {2012, 4}, 600'000, 100),
        observation("maintenance_collected_and_arranged_12m", "Maintenance Direct part", {2013, 1}, 400, 0.1),
        observation("cases_with_current_liability", "all", {2013, 2}, 580'000, 10'000, Scale::log, 0.01),
        observation("pct_cases_paying_full_liability", "collection service (90% or more of liability)", {2013, 2}, 65,
                    1, Scale::logit),
    };
    DiscrepancyScales scales;
    scales.sd[static_cast<std::size_t>(Base::current_liability)] = 0.02;
    scales.sd[static_cast<std::size_t>(Base::maintenance_due)] = 0.03;
    scales.sd[static_cast<std::size_t>(Base::paying_in_full)] = 0.05;
    scales.persistence = 0.8;
    const Likelihood likelihood(some, flat(7), start, scales);
    const Eigen::Vector4d predicted(std::log(610'000), std::log(390), std::log(600'000), std::log(0.63 / 0.37));
    CHECK(likelihood.log_likelihood(predicted) == Approx(7.1463994130).epsilon(1e-6));
    CHECK(likelihood.whitened(likelihood.observed() - predicted).squaredNorm() == Approx(7.2424782073).epsilon(1e-6));
    CHECK(likelihood.scores(predicted)[3] == Approx(1.6830941591).epsilon(1e-6));
}

TEST_CASE("the built-in observations give a covariance that can be used as it is") {
    const Likelihood likelihood = published();
    REQUIRE(likelihood.observations().size() == 112);
    CHECK(likelihood.coarse().empty());
    const Eigen::VectorXd rounding = likelihood.rounding_shares();
    CHECK(rounding.minCoeff() > 0);
    CHECK(rounding.maxCoeff() < 0.5);
    CHECK(likelihood.predicted(run()).allFinite());
    CHECK(std::isfinite(likelihood.log_likelihood(likelihood.predicted(run()))));
    // No observation is a repeat of others: given all others, each is left with more than its rounding.
    const Eigen::MatrixXd inverse = likelihood.covariance().inverse();
    for (Eigen::Index i = 0; i < inverse.rows(); ++i) {
        const Observation& o = likelihood.observations()[static_cast<std::size_t>(i)];
        INFO(o.measure->id << ", " << o.measure->breakdown << ", " << o.quarter.last_day());
        CHECK(std::sqrt(1 / inverse(i, i)) > 1.2 * std::sqrt(likelihood.rounding_variances()[i]));
    }
}

TEST_CASE("the loadings say what a discrepancy does to the predictions") {
    const Likelihood likelihood = published();
    const Eigen::VectorXd before = likelihood.predicted(run());
    for (std::uint32_t draw = 0; draw < 5; ++draw) {
        const DiscrepancyPath path = draw_discrepancy(likelihood.scales(), run().size(), 11, draw);
        const Eigen::VectorXd moved = likelihood.predicted(with_discrepancy(run(), path)) - before;
        Eigen::VectorXd said = Eigen::VectorXd::Zero(moved.size());
        for (std::size_t q = 0; q < run().size(); ++q)
            for (std::size_t b = 0; b < bases; ++b)
                said += likelihood.loadings().col(static_cast<Eigen::Index>(q * bases + b)) * path[q][b];
        CHECK((moved - said).norm() < 0.05 * moved.norm());
        CHECK(moved.norm() > 0.1);
    }
}

TEST_CASE("a sum since closure began takes from each quarter its part of the sum") {
    const std::vector<Observation> letters{
        observation("cases_final_letter_proactive_cumulative", "segment 1", {2015, 4}, 186'500, 50)};
    const Eigen::MatrixXd loadings = discrepancy_loadings(letters, run(), start);
    constexpr auto ended = static_cast<Eigen::Index>(Base::ended);
    const auto on = [&](Eigen::Index quarter) {
        return loadings(0, quarter * static_cast<Eigen::Index>(bases) + ended);
    };
    double all = 0, total = 0;
    const auto in_quarter = [](std::size_t q) {
        return *find_measure("liabilities_ended_quarter", "segment 1")->value(run(), q, start + static_cast<int>(q));
    };
    for (std::size_t q = 1; q <= 15; ++q) total += in_quarter(q);
    for (Eigen::Index q = 0; q <= 15; ++q) all += on(q);
    CHECK(all == Approx(1).epsilon(1e-4));
    CHECK(on(14) == Approx(in_quarter(14) / total).epsilon(1e-4));
    CHECK(on(16) == 0);
}

TEST_CASE("figures drawn from the likelihood have its chi-square") {
    const Likelihood likelihood = published();
    const Eigen::MatrixXd root = likelihood.covariance().llt().matrixL();
    const auto count = static_cast<double>(root.rows());
    double sum = 0;
    constexpr int draws = 200;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        // Discrepancies of a path long enough serve as independent normals.
        DiscrepancyScales unit{.sd = {}, .persistence = 0};
        unit.sd.fill(1);
        const DiscrepancyPath path = draw_discrepancy(unit, 12, 5, draw);
        Eigen::VectorXd normals(root.rows());
        for (Eigen::Index i = 0; i < normals.size(); ++i)
            normals[i] = path[static_cast<std::size_t>(i) / bases][static_cast<std::size_t>(i) % bases];
        sum += likelihood.whitened(root * normals).squaredNorm();
    }
    const double standard_error = std::sqrt(2 * count / draws);
    CHECK(sum / draws == Approx(count).margin(5 * standard_error));
}

TEST_CASE("singular values are sensitivities in standard deviations of the observations") {
    const Likelihood likelihood = published();
    const Eigen::MatrixXd root = likelihood.covariance().llt().matrixL();
    Eigen::MatrixXd some = Eigen::MatrixXd::Zero(root.rows(), 4);
    for (Eigen::Index i = 0; i < root.rows(); ++i)
        for (Eigen::Index j = 0; j < 4; ++j)
            some(i, j) = tests::made_up(static_cast<std::uint32_t>(j), 0, static_cast<std::uint32_t>(i));
    const Eigen::MatrixXd directions =
        Eigen::HouseholderQR<Eigen::MatrixXd>(some).householderQ() * Eigen::MatrixXd::Identity(root.rows(), 4);
    const Eigen::Vector4d sizes(5, 2, 1.1, 0.3);
    const Eigen::VectorXd found = likelihood.singular_values(root * directions * sizes.asDiagonal());
    CHECK((found - sizes).norm() < 1e-9);
    CHECK(directions_identified(found) == 3);
}

TEST_CASE("a prediction that is missing makes the figures impossible") {
    const Likelihood likelihood = published();
    Eigen::VectorXd predicted = likelihood.predicted(run());
    predicted[3] = std::numeric_limits<double>::quiet_NaN();
    CHECK(likelihood.log_likelihood(predicted) == -std::numeric_limits<double>::infinity());
    CHECK(likelihood.predicted(Series(run().begin(), run().begin() + 10)).array().isNaN().any());
}

TEST_CASE("observations that the run cannot predict are refused by name") {
    const std::vector<Observation> some{
        observation("cases_paying_towards_arrears", "all", {2012, 1}, 275'700, 100),
        observation("cases_with_arrears", "all", {2012, 1}, 1'188'200, 100),
        observation("cases_with_arrears", "all", {2016, 3}, 1'015'600, 100),
    };
    try {
        const Likelihood likelihood(some, flat(5), start);
        FAIL("a flow of the opening was taken");
    } catch (const InputError& e) {
        REQUIRE(e.problems().size() == 2);
        CHECK(e.problems()[0].key == "cases_paying_towards_arrears");
        CHECK(e.problems()[1].what.find("2016-09-30") != std::string::npos);
    }
}

TEST_CASE("an observation that is rounding and little else is reported") {
    const std::vector<Observation> some{
        observation("cases_with_current_liability", "all", {2013, 1}, 600'000, 100'000),
        observation("cases_with_current_liability", "all", {2013, 2}, 600'000, 10'000),
    };
    CHECK(Likelihood(some, flat(7), start).coarse() == std::vector<std::size_t>{0});
}
