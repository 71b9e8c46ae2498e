#include "calibration/methods/ensemble_inversion.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/methods/moments.h"
#include "sim/core/problems.h"
#include "tests/calibration/methods/exact_problem.h"
#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

TEST_CASE("an update of an ensemble is that worked out in R in the units of the observations") {
    const Frame errors = Frame::of(read_matrix("update_observed.csv"), read_matrix("update_errors.csv"));
    const Points updated =
        kalman_update(read_matrix("update_members.csv"), errors.whitened(read_matrix("update_outputs.csv")),
                      Eigen::VectorXd::Zero(3), read_matrix("update_noise.csv"), 0.3);
    CHECK((updated - read_matrix("update_expected.csv")).cwiseAbs().maxCoeff() < 1e-12);
}

TEST_CASE("how much an iteration takes in is as in R and never more than is left") {
    const Frame errors = Frame::of(read_matrix("update_observed.csv"), read_matrix("update_errors.csv"));
    const Eigen::MatrixXd outputs = errors.whitened(read_matrix("update_outputs.csv"));
    const Eigen::VectorXd misfits = 0.5 * outputs.colwise().squaredNorm().transpose();
    CHECK(next_share(misfits, 3, 0) == Approx(read_fixture("update_share.csv").column("share")(0)).epsilon(1e-12));
    CHECK(next_share(misfits, 3, 0.9) == Approx(0.1));
    // By hand: misfits 1 and 3 of 8 outputs: 8 / (2 x 2) = 2 and sqrt(8 / (2 x 2)) = 1.41, of which 1 is left.
    CHECK(next_share(Eigen::Vector2d(1, 3), 8, 0) == 1);
    CHECK(next_share(Eigen::Vector2d(100, 300), 8, 0) == Approx(0.02));
}

TEST_CASE("ensemble inversion comes near the exact posterior of a linear problem") {
    const ExactProblem problem = exact_problem(0, 1);
    const Inversion found = invert(problem.forward(), problem.observations, 25, {}, 1);
    CHECK(found.iterations <= 6);
    CHECK(found.evaluations == 500 * found.iterations);
    CHECK(found.replaced == 0);
    const Eigen::VectorXd spread = problem.posterior_covariance().diagonal().cwiseSqrt();
    const Moments of_z = moments(problem.linear(found.members));
    const Eigen::ArrayXd off = (of_z.mean - problem.posterior_mean()).array() / spread.array();
    CHECK(std::sqrt(off.square().mean()) < 0.25);
    const double ratio = (of_z.covariance.diagonal().cwiseSqrt().array() / spread.array()).mean();
    CHECK(ratio > 0.93);
    CHECK(ratio < 1.03);
}

TEST_CASE("the reference is as much wider than the ensemble as it says") {
    const ExactProblem problem = exact_problem(0, 2);
    const Inversion found = invert(problem.forward(), problem.observations, 25, {.members = 200, .inflation = 2}, 1);
    const auto [frame, freedom] = found.reference;
    CHECK(freedom == 5);
    CHECK(frame.centre == found.mean);
    const Eigen::MatrixXd covariance = frame.factor * frame.factor.transpose() * freedom / (freedom - 2);
    CHECK((covariance - 4 * found.covariance).norm() < 1e-12 * covariance.norm());
}

TEST_CASE("evaluations that fail are replaced and change the answer little") {
    const ExactProblem problem = exact_problem(0, 3);
    const ForwardMap whole = problem.forward();
    const ForwardMap failing = [&whole](const Points& points) {
        Eigen::MatrixXd outputs = whole(points);
        for (Eigen::Index j = 0; j < points.cols(); j += 10) outputs(3, j) = std::nan("");
        return outputs;
    };
    const Inversion found = invert(failing, problem.observations, 25, {}, 1);
    CHECK(found.replaced == 50 * found.iterations);
    CHECK(found.members.allFinite());
    const Eigen::VectorXd spread = problem.posterior_covariance().diagonal().cwiseSqrt();
    const Eigen::ArrayXd off = (moments(problem.linear(found.members)).mean - problem.posterior_mean()).array();
    CHECK(std::sqrt((off / spread.array()).square().mean()) < 0.3);
}

TEST_CASE("ensemble inversion says in words why it gives up") {
    const ExactProblem problem = exact_problem(0, 1);
    const ForwardMap failing = [](const Points& points) -> Eigen::MatrixXd {
        return Eigen::MatrixXd::Constant(180, points.cols(), std::nan(""));
    };
    CHECK_THROWS_WITH(invert(failing, problem.observations, 25, {.members = 100}, 1),
                      Catch::StartsWith("100 of 100 evaluations failed"));
    Observations far = problem.observations;
    far.observed.array() += 1e6;
    CHECK_THROWS_WITH(invert(problem.forward(), far, 25, {.members = 100, .most_iterations = 5}, 1),
                      Catch::Contains("had not taken in the data after 5 iterations"));
    CHECK_THROWS_AS(invert(problem.forward(), problem.observations, 25, {.members = 30}, 1), Fault);
}

TEST_CASE("ensemble inversion depends on its seed and on nothing else") {
    const ExactProblem problem = exact_problem(0.01, 1);
    const auto members = [&](std::uint64_t seed) {
        return invert(problem.forward(), problem.observations, 25, {.members = 100}, seed).members;
    };
    CHECK(members(1) == members(1));
    CHECK(members(1) != members(2));
}
