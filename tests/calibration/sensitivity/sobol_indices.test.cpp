#include "calibration/sensitivity/sobol_indices.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "sim/random/named_engine.h"
#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::sensitivity;
using ccsim::tests::Fixture;
using ccsim::tests::read_fixture;

namespace {

constexpr double pi = std::numbers::pi;

using Function = std::function<double(const Eigen::VectorXd&)>;

/// Of three inputs, uniform from 0 to 1 here and from -pi to pi there.
double ishigami(const Eigen::VectorXd& u) {
    const Eigen::VectorXd x = pi * (2 * u.array() - 1);
    return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

/// The exact indices (Ishigami and Homma 1990), with a = 7 and b = 0.1.
struct Ishigami {
    double v1 = 0.5 * std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2), v2 = 49.0 / 8,
           v13 = 0.01 * std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50), all = v1 + v2 + v13;
    std::array<double, 3> first{v1 / all, v2 / all, 0}, total{(v1 + v13) / all, v2 / all, v13 / all};
};

constexpr std::array g_weights{0.0, 1.0, 4.5, 9.0, 99.0};

double g_function(const Eigen::VectorXd& u) {
    double out = 1;
    for (Eigen::Index k = 0; k < u.size(); ++k) {
        const double a = g_weights[static_cast<std::size_t>(k)];
        out *= (std::abs(4 * u[k] - 2) + a) / (1 + a);
    }
    return out;
}

Eigen::VectorXd output_of(const methods::Points& points, const Function& of_uniforms) {
    const boost::math::normal normal;
    Eigen::VectorXd out(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i)
        out[i] = of_uniforms(points.col(i).unaryExpr([&](double z) { return boost::math::cdf(normal, z); }));
    return out;
}

SobolIndices indices_of(const Function& f, Eigen::Index inputs, int points) {
    const auto found = sobol_indices(output_of(sobol_design(inputs, points, 7), f), inputs, {.resamples = 50});
    REQUIRE(found);
    return *found;
}

}  // namespace

TEST_CASE("indices are those that OpenTURNS makes of the same figures") {
    const Fixture outputs = read_fixture("sobol_outputs.csv", "sensitivity"),
                  expected = read_fixture("sobol_expected.csv", "sensitivity");
    for (const int number : {1, 2}) {
        const Fixture of_case = expected.of_case(number);
        const Eigen::VectorXd output = outputs.of_case(number).column("output");
        const auto inputs = static_cast<Eigen::Index>(of_case.rows());
        const auto found = sobol_indices(output, inputs, {.resamples = 20});
        REQUIRE(found);
        const double n = static_cast<double>(output.size() / (inputs + 2)), variance = found->sd * found->sd;
        CHECK(found->rows == n);
        for (Eigen::Index k = 0; k < inputs; ++k) {
            const auto at = static_cast<std::size_t>(k);
            // OpenTURNS takes the variance of the points A alone, and n - 1 and 2n - 1 for n and 2n.
            const double theirs = of_case.column("variance")[k];
            CHECK(found->first[at].value * variance * n / (n - 1) ==
                  Approx(of_case.column("first")[k] * theirs).epsilon(1e-10));
            CHECK(found->total[at].value * variance * 2 * n / (2 * n - 1) ==
                  Approx(of_case.column("total")[k] * theirs).epsilon(1e-10));
        }
    }
}

TEST_CASE("the indices of Ishigami's function are the exact ones") {
    const Ishigami exact;
    const SobolIndices found = indices_of(ishigami, 3, 8192);
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(std::abs(found.first[k].value - exact.first[k]) < 0.005);
        CHECK(std::abs(found.total[k].value - exact.total[k]) < 0.005);
    }
    CHECK(std::abs(found.mean - 3.5) < 0.01);
    CHECK(std::abs(found.sd - std::sqrt(exact.all)) < 0.01);
    CHECK(std::abs(found.sum_of_first.value - exact.first[0] - exact.first[1]) < 0.01);
}

TEST_CASE("the indices of the g-function are the exact ones") {
    // Of each factor by itself the variance is 1 / (3 (1 + a)^2); of the product, one less than the product of 1 +
    // these.
    double all = 1;
    for (const double a : g_weights) all *= 1 + 1 / (3 * (1 + a) * (1 + a));
    const SobolIndices found = indices_of(g_function, g_weights.size(), 8192);
    for (std::size_t k = 0; k < g_weights.size(); ++k) {
        const double v = 1 / (3 * std::pow(1 + g_weights[k], 2));
        CHECK(std::abs(found.first[k].value - v / (all - 1)) < 0.005);
        CHECK(std::abs(found.total[k].value - v * all / (1 + v) / (all - 1)) < 0.005);
    }
}

TEST_CASE("inputs that only add up share the variance by their squared slopes and one that does nothing has none") {
    const methods::Points points = sobol_design(4, 4096, 2);
    const Eigen::VectorXd output = (3 * points.row(0) + 4 * points.row(1) - 5 * points.row(2)).transpose();
    const auto found = sobol_indices(output, 4, {.resamples = 50});
    REQUIRE(found);
    const double shares[] = {0.18, 0.32, 0.5};
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(std::abs(found->first[k].value - shares[k]) < 0.005);
        CHECK(std::abs(found->total[k].value - shares[k]) < 0.005);
    }
    CHECK(found->first[3].value == 0);
    CHECK(found->total[3].value == 0);
    CHECK(found->total[3].p95 == 0);
    CHECK(std::abs(found->sum_of_first.value - 1) < 0.01);
}

TEST_CASE("bootstrap intervals of indices hold the exact ones about as often as they should") {
    // Points drawn independently, as the bootstrap takes them; those of a Sobol sequence err less.
    const Ishigami exact;
    constexpr int data_sets = 400, points = 300;
    std::array<int, 3> first{}, total{};
    for (std::uint32_t set = 0; set < data_sets; ++set) {
        NamedEngine engine({.seed = 3, .purpose = 200, .stage = 0, .lineage = set});
        methods::Points u(3, points * 5);
        for (double& x : u.leftCols(2 * points).reshaped()) x = uniform_between(engine);
        for (Eigen::Index k = 0; k < 3; ++k) {
            u.middleCols((2 + k) * points, points) = u.leftCols(points);
            u.row(k).segment((2 + k) * points, points) = u.row(k).segment(points, points);
        }
        Eigen::VectorXd output(u.cols());
        for (Eigen::Index i = 0; i < u.cols(); ++i) output[i] = ishigami(u.col(i));
        const auto found = sobol_indices(output, 3, {.resamples = 200, .seed = set});
        REQUIRE(found);
        const auto holds = [](const SobolIndex& index, double truth) {
            return index.p5 <= truth && truth <= index.p95;
        };
        for (std::size_t k = 0; k < 3; ++k) {
            first[k] += holds(found->first[k], exact.first[k]);
            total[k] += holds(found->total[k], exact.total[k]);
        }
    }
    // 90%, less some points as the bootstrap of so few is a little narrow; 400 sets have a standard error of 1.5
    // points.
    for (std::size_t k = 0; k < 3; ++k) {
        INFO("input " << k << ": " << first[k] << ", " << total[k] << " of " << data_sets);
        CHECK(first[k] > 0.84 * data_sets);
        CHECK(first[k] < 0.95 * data_sets);
        CHECK(total[k] > 0.84 * data_sets);
        CHECK(total[k] < 0.95 * data_sets);
    }
}

TEST_CASE("a point without a figure takes its row with it and more than half leave no indices") {
    constexpr int points = 256;
    const double none = std::numeric_limits<double>::quiet_NaN();
    const Eigen::VectorXd whole = output_of(sobol_design(3, points, 7), ishigami);
    Eigen::VectorXd output = whole;
    output[5] = output[points + 9] = output[3 * points + 9] = output[4 * points + 200] = none;
    const auto found = sobol_indices(output, 3, {.resamples = 50});
    REQUIRE(found);
    CHECK(found->rows == points - 3);
    CHECK(found->dropped == 3);
    CHECK(complete_points(output, 3) == points - 3);
    // The same as if those rows had never been.
    Eigen::VectorXd without((points - 3) * 5);
    Eigen::Index next = 0;
    for (Eigen::Index i = 0; i < output.size(); ++i)
        if (const Eigen::Index row = i % points; row != 5 && row != 9 && row != 200) without[next++] = whole[i];
    const auto expected = sobol_indices(without, 3, {.resamples = 50});
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(found->first[k].value == expected->first[k].value);
        CHECK(found->total[k].p95 == expected->total[k].p95);
    }
    output.head(points / 2 + 1).setConstant(none);
    CHECK_FALSE(sobol_indices(output, 3, {.resamples = 50}));
}

TEST_CASE("an output that does not vary has no indices") {
    CHECK_FALSE(sobol_indices(Eigen::VectorXd::Constant(5 * 64, 1e6), 3, {.resamples = 50}));
    CHECK_FALSE(sobol_indices(Eigen::VectorXd::Zero(5 * 64), 3, {.resamples = 50}));
}

TEST_CASE("a design has A, B, and for each input A with that input from B") {
    const methods::Points design = sobol_design(3, 16, 5);
    REQUIRE(design.cols() == 16 * 5);
    for (Eigen::Index k = 0; k < 3; ++k) {
        methods::Points expected = design.leftCols(16);
        expected.row(k) = design.middleCols(16, 16).row(k);
        CHECK(design.middleCols(16 * (2 + k), 16) == expected);
    }
    CHECK(sobol_design(3, 16, 6) != design);
}
