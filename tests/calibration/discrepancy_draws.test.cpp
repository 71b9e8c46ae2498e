#include "calibration/discrepancy_draws.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/published_history.h"
#include "sim/core/problems.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;

namespace {

const Series& run() {
    static const Series series = [] {
        Series all = run_expected(tests::baseline(), 100);
        all.resize(19);  // to September 2016
        return all;
    }();
    return series;
}

const Likelihood& published() {
    static const Likelihood likelihood(observations(published_history()), run(), {2012, 1});
    return likelihood;
}

constexpr std::size_t quarters = 28;  // to December 2018, the opening included

Eigen::VectorXd flattened(const DiscrepancyPath& path, std::size_t count) {
    Eigen::VectorXd out(static_cast<Eigen::Index>(count * bases));
    for (std::size_t q = 0; q < count; ++q)
        for (std::size_t b = 0; b < bases; ++b) out[static_cast<Eigen::Index>(q * bases + b)] = path[q][b];
    return out;
}

/// What a path adds to the predictions.
Eigen::VectorXd loaded(const DiscrepancyPath& path) { return published().loadings() * flattened(path, run().size()); }

/// Predictions that are off by what this path adds.
Eigen::VectorXd off_by(const DiscrepancyPath& path) { return published().observed() - loaded(path); }

}  // namespace

TEST_CASE("paths have the declared scales and the declared correlation from quarter to quarter") {
    const DiscrepancyScales scales = DiscrepancyScales::declared();
    constexpr std::uint32_t draws = 4000;
    Discrepancy squares{}, neighbours{}, year_apart{};
    double across = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        const DiscrepancyPath path = draw_discrepancy(scales, 9, 1, draw);
        for (std::size_t b = 0; b < bases; ++b) {
            squares[b] += path[8][b] * path[8][b] / (scales.sd[b] * scales.sd[b] * draws);
            neighbours[b] += path[8][b] * path[7][b] / (scales.sd[b] * scales.sd[b] * draws);
            year_apart[b] += path[8][b] * path[4][b] / (scales.sd[b] * scales.sd[b] * draws);
        }
        across += path[8][0] * path[8][1] / (scales.sd[0] * scales.sd[1] * draws);
    }
    const double standard_error = std::sqrt(2.0 / draws);  // of a mean square; that of a mean product is no larger
    for (std::size_t b = 0; b < bases; ++b) {
        INFO(base_series[b].name);
        CHECK(scales.sd[b] == base_series[b].sd);
        CHECK(squares[b] == Approx(1).margin(5 * standard_error));
        CHECK(neighbours[b] == Approx(std::exp(-0.25)).margin(5 * standard_error));
        CHECK(year_apart[b] == Approx(std::exp(-1)).margin(5 * standard_error));
    }
    CHECK(across == Approx(0).margin(5 * standard_error));
}

TEST_CASE("a path has a name and a longer one begins as a shorter one") {
    const DiscrepancyScales scales = DiscrepancyScales::declared();
    const DiscrepancyPath path = draw_discrepancy(scales, 10, 1, 0);
    DiscrepancyPath longer = draw_discrepancy(scales, 30, 1, 0);
    longer.resize(10);
    CHECK(longer == path);
    CHECK(draw_discrepancy(scales, 10, 2, 0) != path);
    CHECK(draw_discrepancy(scales, 10, 1, 1) != path);
    const DiscrepancyPath doubled = draw_discrepancy(DiscrepancyScales::declared(2), 10, 1, 0);
    CHECK(doubled[9][3] == Approx(2 * path[9][3]));

    const Eigen::VectorXd predicted = off_by(draw_discrepancy(scales, run().size(), 8, 8));
    DiscrepancyPath given = draw_discrepancy(published(), predicted, 40, 1, 0);
    given.resize(25);
    CHECK(given == draw_discrepancy(published(), predicted, 25, 1, 0));
    CHECK(given != draw_discrepancy(published(), predicted, 25, 1, 1));
}

TEST_CASE("the mean path makes up for what the model misses in figures that are finely printed") {
    const DiscrepancyPath truth = draw_discrepancy(published().scales(), run().size(), 21, 0);
    const Eigen::VectorXd missing = loaded(truth);
    const Eigen::VectorXd made_up = loaded(mean_discrepancy(published(), off_by(truth), quarters));
    int finely_printed = 0;
    for (Eigen::Index i = 0; i < missing.size(); ++i) {
        const Observation& o = published().observations()[static_cast<std::size_t>(i)];
        INFO(o.measure->id << ", " << o.measure->breakdown << ", " << o.quarter.last_day());
        const double error = std::sqrt(published().rounding_variances()[i] + published().own_variances()[i]);
        CHECK(std::abs(missing[i] - made_up[i]) < 3 * error);
        if (published().own_variances()[i] == 0) {
            CHECK(std::abs(missing[i] - made_up[i]) < step_on_scale(o));
            ++finely_printed;
        }
    }
    CHECK(finely_printed > 30);
}

TEST_CASE("after the last figure the mean path goes back to zero as its correlation says") {
    const DiscrepancyPath truth = draw_discrepancy(published().scales(), run().size(), 22, 0);
    const DiscrepancyPath mean = mean_discrepancy(published(), off_by(truth), quarters);
    REQUIRE(mean.size() == quarters);
    for (std::size_t b = 0; b < bases; ++b)
        for (std::size_t q = run().size(); q < quarters; ++q)
            CHECK(mean[q][b] == Approx(misfit_persistence * mean[q - 1][b]));
    // What is well measured to the end is found.
    constexpr auto liability = static_cast<std::size_t>(Base::current_liability);
    CHECK(mean[18][liability] == Approx(truth[18][liability]).margin(0.001));
    CHECK(std::abs(truth[18][liability]) > 0.002);
    // A model that misses nothing has no discrepancy.
    const DiscrepancyPath none = mean_discrepancy(published(), published().observed(), quarters);
    CHECK(flattened(none, quarters).norm() == 0);
}

TEST_CASE("paths given the figures have the mean and the covariance of the usual formulae") {
    const DiscrepancyPath truth = draw_discrepancy(published().scales(), run().size(), 23, 0);
    const Eigen::VectorXd predicted = off_by(truth);
    const Eigen::VectorXd mean = flattened(mean_discrepancy(published(), predicted, quarters), quarters);

    const Eigen::MatrixXd prior = discrepancy_covariance(published().scales(), quarters);
    const Eigen::MatrixXd with_figures =
        prior.leftCols(published().loadings().cols()) * published().loadings().transpose();
    const Eigen::MatrixXd whitened = published().whitened(with_figures.transpose());
    const Eigen::MatrixXd covariance = prior - whitened.transpose() * whitened;

    constexpr std::uint32_t draws = 2000;
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(mean.size());
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(mean.size(), mean.size());
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        const Eigen::VectorXd off =
            flattened(draw_discrepancy(published(), predicted, quarters, 3, draw), quarters) - mean;
        sum += off;
        products += off * off.transpose();
    }
    int far = 0;
    const Eigen::VectorXd sd = covariance.diagonal().cwiseMax(0).cwiseSqrt();
    for (Eigen::Index i = 0; i < mean.size(); ++i) {
        CHECK(std::abs(sum[i] / draws) < 5 * sd[i] / std::sqrt(draws) + 1e-12);
        for (Eigen::Index j = 0; j <= i; ++j) {
            const double error = sd[i] * sd[j] * std::sqrt(2.0 / draws);
            far += std::abs(products(i, j) / draws - covariance(i, j)) > 5.5 * error + 1e-15;
        }
    }
    CHECK(far == 0);
    // The figures tell something, and what they tell is forgotten again.
    const auto at = [&](std::size_t q) { return sd[static_cast<Eigen::Index>(q * bases)]; };
    CHECK(at(18) < 0.4 * base_series[0].sd);
    CHECK(at(27) > 0.9 * base_series[0].sd);
}

TEST_CASE("there is no discrepancy where the model predicts nothing") {
    Eigen::VectorXd predicted = published().observed();
    predicted[0] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(mean_discrepancy(published(), predicted, quarters), Fault);
    CHECK_THROWS_AS(draw_discrepancy(published(), predicted, quarters, 1, 0), Fault);
}
