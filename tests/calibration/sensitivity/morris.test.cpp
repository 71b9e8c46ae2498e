#include "calibration/sensitivity/morris.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::sensitivity;
using ccsim::tests::Fixture;
using ccsim::tests::read_fixture;

namespace {

Eigen::VectorXd output_of(const MorrisDesign& design, const std::function<double(const Eigen::VectorXd&)>& f) {
    Eigen::VectorXd out(design.points.cols());
    for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = f(design.points.col(i));
    return out;
}

}  // namespace

TEST_CASE("a trajectory moves each input once by two deviations and stays on the levels") {
    constexpr Eigen::Index inputs = 7;
    constexpr int trajectories = 200;
    const MorrisDesign design = morris_design(inputs, trajectories, 4);
    REQUIRE(design.points.cols() == trajectories * (inputs + 1));
    REQUIRE(design.moved.size() == trajectories * inputs);
    Eigen::ArrayXd times = Eigen::ArrayXd::Zero(4);
    for (const double z : design.points.reshaped()) {
        const double level = z + 1.5;
        REQUIRE((level == 0 || level == 1 || level == 2 || level == 3));
        ++times[static_cast<Eigen::Index>(level)];
    }
    std::set<Eigen::Index> moved_first;
    for (Eigen::Index t = 0; t < trajectories; ++t) {
        std::set<Eigen::Index> moved;
        for (Eigen::Index s = 0; s < inputs; ++s) {
            const Eigen::Index before = t * (inputs + 1) + s,
                               k = design.moved[static_cast<std::size_t>(t * inputs + s)];
            Eigen::VectorXd step = design.points.col(before + 1) - design.points.col(before);
            CHECK(std::abs(step[k]) == morris_step);
            step[k] = 0;
            CHECK(step.norm() == 0);
            moved.insert(k);
            if (s == 0) moved_first.insert(k);
        }
        CHECK(moved.size() == inputs);
    }
    CHECK(moved_first.size() == inputs);
    // Each level as often as the others: 5 standard errors of 1,400 points drawn (those of a trajectory hang together).
    for (const double share : times / times.sum()) CHECK(std::abs(share - 0.25) < 5 * std::sqrt(0.25 * 0.75 / 1400));
    CHECK(morris_design(inputs, trajectories, 5).points != design.points);
    // More trajectories do not change those there are.
    CHECK(morris_design(inputs, 3, 4).points == design.points.leftCols(3 * (inputs + 1)));
}

TEST_CASE("of a linear model mu is the slope and sigma is nothing") {
    const MorrisDesign design = morris_design(3, 10, 1);
    const auto effects =
        elementary_effects(design, output_of(design, [](const auto& z) { return 5 + 2 * z[0] - 0.25 * z[1]; }));
    const double slopes[] = {2, -0.25, 0};
    for (std::size_t k = 0; k < 3; ++k) {
        REQUIRE(effects[k]);
        CHECK(effects[k]->mu == Approx(slopes[k]).margin(1e-12));
        CHECK(effects[k]->mu_star == Approx(std::abs(slopes[k])).margin(1e-12));
        CHECK(effects[k]->sigma == Approx(0).margin(1e-12));
        CHECK(effects[k]->mu_star_error == Approx(0).margin(1e-12));
        CHECK(effects[k]->effects == 10);
        CHECK(effects[k]->dropped == 0);
    }
}

TEST_CASE("effects that cancel count by their size and an input that works by another has spread") {
    // Of z0 squared a step of two is worth 2 z + 2 at the lower end z, -1.5 or -0.5: -1 or 1. Of z1 z2 the effect of z1
    // is z2, a level: sizes 0.5 and 1.5, mean 1, and mean square 1.25.
    constexpr int trajectories = 4000;
    const MorrisDesign design = morris_design(3, trajectories, 1);
    const auto effects =
        elementary_effects(design, output_of(design, [](const auto& z) { return z[0] * z[0] + z[1] * z[2]; }));
    CHECK(effects[0]->mu_star == Approx(1));
    CHECK(effects[0]->mu_star_error == Approx(0).margin(1e-12));
    CHECK(std::abs(effects[0]->mu) < 5 / std::sqrt(trajectories));
    CHECK(effects[0]->sigma == Approx(1).margin(0.01));
    CHECK(std::abs(effects[1]->mu_star - 1) < 5 * 0.5 / std::sqrt(trajectories));
    CHECK(effects[1]->mu_star_error == Approx(0.5 / std::sqrt(trajectories)).epsilon(0.01));
    CHECK(effects[1]->sigma == Approx(std::sqrt(1.25)).epsilon(0.05));
}

TEST_CASE("elementary effects agree with those that NumPy works out of their definitions") {
    const Fixture points = read_fixture("morris_points.csv", "sensitivity"),
                  expected = read_fixture("morris_expected.csv", "sensitivity");
    MorrisDesign design{.points = methods::Points(4, static_cast<Eigen::Index>(points.rows()))};
    const char* const names[] = {"z0", "z1", "z2", "z3"};
    for (Eigen::Index k = 0; k < 4; ++k) design.points.row(k) = points.column(names[k]).transpose();
    for (const double moved : points.column("moved"))
        if (moved >= 0) design.moved.push_back(static_cast<Eigen::Index>(moved));
    const auto effects = elementary_effects(design, points.column("output"));
    for (std::size_t k = 0; k < 4; ++k) {
        const auto row = static_cast<Eigen::Index>(k);
        CHECK(effects[k]->mu == Approx(expected.column("mu")[row]).epsilon(1e-12));
        CHECK(effects[k]->mu_star == Approx(expected.column("mu_star")[row]).epsilon(1e-12));
        CHECK(effects[k]->sigma == Approx(expected.column("sigma")[row]).epsilon(1e-12));
        CHECK(effects[k]->mu_star_error == Approx(expected.column("mu_star_error")[row]).epsilon(1e-12));
    }
}

TEST_CASE("steps of which an end has no figure are dropped and counted") {
    const MorrisDesign design = morris_design(2, 8, 3);
    Eigen::VectorXd output = output_of(design, [](const auto& z) { return 3 * z[0]; });
    output[1] = std::numeric_limits<double>::quiet_NaN();  // the end of the first step and the start of the second
    const auto effects = elementary_effects(design, output);
    for (const auto& e : effects) {
        REQUIRE(e);
        CHECK(e->effects == 7);
        CHECK(e->dropped == 1);
    }
    CHECK(effects[0]->mu == Approx(3));
    output.setConstant(std::numeric_limits<double>::quiet_NaN());
    CHECK_FALSE(elementary_effects(design, output)[0]);
}
