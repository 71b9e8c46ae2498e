#include "calibration/methods/preconditioned_move.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/methods/moments.h"
#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

StudentT fit_of_fixture() { return {Frame::of(read_matrix("move_centre.csv"), read_matrix("move_scale.csv")), 8}; }

}  // namespace

TEST_CASE("proposals and their acceptance are those worked out in R") {
    const StudentT fit = fit_of_fixture();
    const Points points = read_matrix("move_points.csv"), normals = read_matrix("move_normals.csv");
    const Points expected = read_matrix("move_proposals.csv");
    const Fixture numbers = read_fixture("move_numbers.csv");
    REQUIRE(points.cols() == 5);
    for (Eigen::Index i = 0; i < 5; ++i) {
        const MoveNumbers drawn{numbers.column("gamma")(i), 0.5, normals.col(i)};
        const Eigen::VectorXd moved = proposal(fit, points.col(i), numbers.column("step_size")(i), drawn);
        CHECK((moved - expected.col(i)).norm() < 1e-12);
        CHECK(log_acceptance(fit, points.col(i), numbers.column("target_now")(i), moved,
                             numbers.column("target_proposed")(i)) ==
              Approx(numbers.column("log_acceptance")(i)).margin(1e-11));
    }
}

TEST_CASE("every move is accepted when the target is the distribution it is made around") {
    const StudentT fit = fit_of_fixture();
    NamedEngine engine({.seed = 4, .purpose = 206});
    Eigen::VectorXd point = fit.draw(engine);
    for (int i = 0; i < 50; ++i) {
        const Eigen::VectorXd moved = proposal(fit, point, 0.7, draw_move(engine, fit));
        CHECK(std::abs(log_acceptance(fit, point, fit.log_density(point)(0), moved, fit.log_density(moved)(0))) <
              1e-12);
        point = moved;
    }
}

TEST_CASE("moves leave the distribution they are made around as it is") {
    // Each starts from a draw of it; the covariance after a move is that of the t distribution again.
    const StudentT fit{Frame::of(Eigen::Vector2d(1, 2), Eigen::Matrix2d::Identity()), 12};
    constexpr int count = 20'000;
    Points moved(2, count);
    for (int i = 0; i < count; ++i) {
        NamedEngine engine({.seed = 4, .purpose = 207, .lineage = static_cast<std::uint32_t>(i)});
        const Eigen::VectorXd start = fit.draw(engine);
        moved.col(i) = proposal(fit, start, 0.6, draw_move(engine, fit));
    }
    const Moments found = moments(moved);
    CHECK((found.mean - fit.frame.centre).norm() < 5 * std::sqrt(2 * 1.2 / count));
    CHECK((found.covariance - 1.2 * Eigen::Matrix2d::Identity()).cwiseAbs().maxCoeff() <
          5 * 1.2 * std::sqrt(2.75 / count));
}

TEST_CASE("an impossible proposal is never accepted and an impossible point is always left") {
    const StudentT fit = fit_of_fixture();
    const double infinity = std::numeric_limits<double>::infinity();
    const Eigen::Vector3d here(0, 0, 0), there(1, 1, 1);
    CHECK(log_acceptance(fit, here, -3, there, -infinity) == -infinity);
    CHECK(log_acceptance(fit, here, -infinity, there, -infinity) == -infinity);
    CHECK(log_acceptance(fit, here, -infinity, there, -3) == infinity);
}

TEST_CASE("a step size learns in the first fifth of a stage and then stays") {
    CHECK(adapted_step_size(0.5, 0.9, 0.3, 1, 40) > 0.5);
    CHECK(adapted_step_size(0.5, 0.1, 0.3, 1, 40) < 0.5);
    CHECK(adapted_step_size(0.5, 0.8, 0.8, 1, 40) == 0.5);
    CHECK(adapted_step_size(0.5, 0.9, 0.3, 7, 40) > 0.5);
    CHECK(adapted_step_size(0.5, 0.9, 0.3, 8, 40) == 0.5);
    CHECK(adapted_step_size(0.5, 0.0, 0.3, 39, 40) == 0.5);
    CHECK(adapted_step_size(0.98, 1, 0.3, 0, 40) == largest_step_size);
    CHECK(adapted_step_size(0.051, 0, 0.3, 0, 40) == smallest_step_size);
}
