#include "calibration/methods/distributions.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/methods/moments.h"
#include "sim/core/problems.h"
#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

TEST_CASE("log densities are those of R's mvtnorm package") {
    const Frame frame = Frame::of(read_matrix("move_centre.csv"), read_matrix("move_scale.csv"));
    const Points points = read_matrix("move_points.csv");
    const Fixture numbers = read_fixture("move_numbers.csv");
    CHECK((log_normal_density(frame, points) - numbers.column("normal")).cwiseAbs().maxCoeff() < 1e-12);
    CHECK((StudentT{frame, 8}.log_density(points) - numbers.column("student")).cwiseAbs().maxCoeff() < 1e-12);
}

TEST_CASE("the log prior is that of independent standard normal numbers") {
    Points points(2, 2);
    points << 0, 1, 0, -2;
    const double at_0 = -std::log(2 * std::acos(-1.0));
    CHECK(log_prior(points)(0) == Approx(at_0));
    CHECK(log_prior(points)(1) == Approx(at_0 - 2.5));
}

TEST_CASE("normal and gamma numbers are quantiles of one uniform number each") {
    NamedEngine uniforms({.seed = 1, .purpose = 203}), normals({.seed = 1, .purpose = 203});
    NamedEngine gammas({.seed = 1, .purpose = 203});
    for (int i = 0; i < 100; ++i) {
        const double u = uniform_between(uniforms);
        CHECK(0.5 * std::erfc(-standard_normal(normals) / std::sqrt(2)) == Approx(u).epsilon(1e-9));
        CHECK(-std::expm1(-standard_gamma(gammas, 1)) == Approx(u).epsilon(1e-9));  // shape 1 is exponential
    }
}

TEST_CASE("draws of Student's t have its mean and covariance") {
    Eigen::Matrix2d scale;
    scale << 4, 1, 1, 2;
    const StudentT t{Frame::of(Eigen::Vector2d(3, -1), scale), 10};
    constexpr int count = 20'000;
    Points draws(2, count);
    for (int i = 0; i < count; ++i) {
        NamedEngine engine({.seed = 2, .purpose = 204, .lineage = static_cast<std::uint32_t>(i)});
        draws.col(i) = t.draw(engine);
    }
    const Moments found = moments(draws);
    const Eigen::Matrix2d covariance = scale * 10 / 8;
    for (Eigen::Index i = 0; i < 2; ++i)
        CHECK(std::abs(found.mean(i) - t.frame.centre(i)) < 5 * std::sqrt(covariance(i, i) / count));
    // The kurtosis of t with 10 degrees of freedom is 4, so that a variance has a relative error of sqrt(3 / n).
    CHECK((found.covariance - covariance).cwiseAbs().maxCoeff() < 5 * 5 * std::sqrt(3.0 / count));
}

TEST_CASE("a frame whitens what it stretches") {
    const Frame frame = Frame::of(read_matrix("move_centre.csv"), read_matrix("move_scale.csv"));
    const Eigen::Vector3d z(0.3, -2, 1);
    CHECK((frame.whitened(frame.centre + frame.stretched(z)) - z).norm() < 1e-14);
    CHECK(2 * frame.log_determinant() == Approx(std::log(read_matrix("move_scale.csv").determinant())));
}

TEST_CASE("a frame of a flat cloud of points is refused in words") {
    CHECK_THROWS_AS(Frame::of(Eigen::Vector2d(0, 0), Eigen::Matrix2d::Ones()), MethodFailed);
    CHECK_THROWS_AS(Frame::of(Eigen::Vector2d(0, 0), Eigen::Matrix2d::Constant(std::nan(""))), MethodFailed);
}

TEST_CASE("a log likelihood may be impossible but not NaN or plus infinity or missing") {
    const double infinity = std::numeric_limits<double>::infinity();
    const auto giving = [](double value, Eigen::Index count) {
        return [value, count](const Points&) -> Eigen::VectorXd { return Eigen::VectorXd::Constant(count, value); };
    };
    const Points points = Points::Zero(2, 3);
    CHECK(checked(giving(-infinity, 3), points)(2) == -infinity);
    CHECK_THROWS_AS(checked(giving(infinity, 3), points), Fault);
    CHECK_THROWS_AS(checked(giving(std::nan(""), 3), points), Fault);
    CHECK_THROWS_AS(checked(giving(1, 2), points), Fault);
}
