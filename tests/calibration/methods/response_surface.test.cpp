#include "calibration/methods/response_surface.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/calibration/methods/normal_points.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

constexpr Eigen::Index d = 4;

/// Two residuals, of the second degree.
Eigen::VectorXd of_second_degree(const Eigen::VectorXd& x) {
    return Eigen::Vector2d(1 + 2 * x(0) - x(3) + 3 * x(1) * x(2) + 0.5 * x(0) * x(0), x(2) - x(3) * x(0) - x(3) * x(3));
}

Eigen::MatrixXd residuals_at(const Points& points, double cube = 0) {
    Eigen::MatrixXd out(2, points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
        out.col(i) = of_second_degree(points.col(i));
        out(0, i) += cube * std::pow(points(0, i), 3);
    }
    return out;
}

const Frame frame = [] {
    Eigen::MatrixXd spread = 0.3 * Eigen::MatrixXd::Identity(d, d);
    spread(0, 1) = spread(1, 0) = 0.1;
    return Frame::of(Eigen::VectorXd::LinSpaced(d, -0.5, 0.5), spread);
}();

Points seen_from_outside(const Points& z) {
    Points out(z.rows(), z.cols());
    for (Eigen::Index i = 0; i < z.cols(); ++i) out.col(i) = frame.centre + frame.stretched(z.col(i));
    return out;
}

}  // namespace

TEST_CASE("a response surface of residuals of the second degree is those residuals") {
    const Points points = seen_from_outside(normal_points(d, 20'000, 1));
    const auto surface = ResponseSurface::fitted(frame, points, residuals_at(points), 1);
    REQUIRE(surface);
    const Points z = normal_points(d, 20, 2);
    const Eigen::VectorXd exact = 0.5 * residuals_at(seen_from_outside(z)).colwise().squaredNorm().transpose();
    const Eigen::VectorXd found = surface->misfit(z).half_squares;
    // Ten points' worth of holding back, of 20,000.
    for (Eigen::Index i = 0; i < z.cols(); ++i) CHECK(found(i) == Approx(exact(i)).epsilon(0.005).margin(0.005));
}

TEST_CASE("the slopes of a response surface are those of its misfit") {
    const Points points = seen_from_outside(normal_points(d, 400, 3));
    const auto surface = ResponseSurface::fitted(frame, points, residuals_at(points, 0.3), 1);
    REQUIRE(surface);
    const Points z = normal_points(d, 5, 4);
    const Points slopes = surface->misfit(z).slopes;
    constexpr double h = 1e-5;
    for (Eigen::Index k = 0; k < d; ++k) {
        Points up = z, down = z;
        up.row(k).array() += h;
        down.row(k).array() -= h;
        const Eigen::VectorXd difference =
            (surface->misfit(up).half_squares - surface->misfit(down).half_squares) / (2 * h);
        for (Eigen::Index i = 0; i < z.cols(); ++i) CHECK(slopes(k, i) == Approx(difference(i)).epsilon(1e-6));
    }
}

TEST_CASE("points far out do not bend a response surface where the others are") {
    const Points near = seen_from_outside(normal_points(d, 2000, 5));
    Points both(d, 2200);
    both << near, seen_from_outside(10 * normal_points(d, 200, 6));
    const auto of_near = ResponseSurface::fitted(frame, near, residuals_at(near, 0.2), 1);
    const auto of_both = ResponseSurface::fitted(frame, both, residuals_at(both, 0.2), 1);
    REQUIRE((of_near && of_both));
    const Points z = normal_points(d, 200, 7);
    const Eigen::VectorXd exact = 0.5 * residuals_at(seen_from_outside(z), 0.2).colwise().squaredNorm().transpose();
    const double error_near = (of_near->misfit(z).half_squares - exact).norm();
    CHECK((of_both->misfit(z).half_squares - exact).norm() < 2 * error_near);
}

TEST_CASE("a response surface needs as many points as coefficients and is the same for any threads") {
    CHECK(ResponseSurface::coefficients(d) == 15);
    const Points points = seen_from_outside(normal_points(d, 3000, 8)), few = points.leftCols(14);
    CHECK_FALSE(ResponseSurface::fitted(frame, few, residuals_at(few), 1));
    CHECK(ResponseSurface::fitted(frame, points.leftCols(15), residuals_at(points.leftCols(15)), 1));
    const Points z = normal_points(d, 9, 9);
    const auto one = ResponseSurface::fitted(frame, points, residuals_at(points), 1);
    const auto three = ResponseSurface::fitted(frame, points, residuals_at(points), 3);
    CHECK(one->misfit(z).slopes == three->misfit(z).slopes);
}
