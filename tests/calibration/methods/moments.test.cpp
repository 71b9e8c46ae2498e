#include "calibration/methods/moments.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace ccsim::methods;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Points some_points(Eigen::Index d, Eigen::Index count) {
    ccsim::NamedEngine engine({.seed = 3, .purpose = 205});
    return standard_normals(engine, d * count).reshaped(d, count);
}

}  // namespace

TEST_CASE("weights are in proportion however large or small their logarithms are") {
    const Eigen::VectorXd weights = normalised_weights(Eigen::Vector3d(-5000, -5000 + std::log(3), -infinity));
    CHECK(weights(0) == Approx(0.25));
    CHECK(weights(1) == Approx(0.75));
    CHECK(weights(2) == 0);
    CHECK(effective_size(weights) == Approx(1 / (0.0625 + 0.5625)));
    CHECK(log_sum_exp(Eigen::Vector2d(700, 700 + std::log(3))) == Approx(700 + std::log(4)));
    CHECK_THROWS_AS(normalised_weights(Eigen::Vector2d::Constant(-infinity)), MethodFailed);
}

TEST_CASE("a sum of products is a matrix product") {
    const Points a = some_points(3, 40), b = some_points(2, 40);
    CHECK((sum_of_products(a, b) - a * b.transpose()).norm() < 1e-12);
}

TEST_CASE("equal weights give the moments of the points over n") {
    const Points points = some_points(2, 50);
    const Moments plain = moments(points), weighted = shrunk_moments(points, Eigen::VectorXd::Constant(50, 0.02));
    CHECK((plain.mean - weighted.mean).norm() < 1e-14);
    const Eigen::Matrix2d expected = plain.covariance * 49 / 50 + 1e-10 * Eigen::Matrix2d::Identity();
    CHECK((weighted.covariance - expected).norm() < 1e-14);
}

TEST_CASE("a point of twice the weight counts as two") {
    Points three = some_points(2, 40), four(2, 41);
    four << three, three.col(0);
    Eigen::VectorXd weights = Eigen::VectorXd::Constant(40, 1.0 / 41);
    weights(0) *= 2;
    const Moments once = shrunk_moments(three, weights);
    const Moments twice = shrunk_moments(four, Eigen::VectorXd::Constant(41, 1.0 / 41));
    CHECK((once.mean - twice.mean).norm() < 1e-14);
    CHECK((once.covariance - twice.covariance).norm() < 1e-14);
}

TEST_CASE("a covariance of few points is shrunk so that it can be used") {
    // Ten points in eight dimensions: their own covariance is far from the identity they were drawn from.
    const Points points = some_points(8, 10);
    const Eigen::MatrixXd raw = moments(points).covariance * 9 / 10;
    const Eigen::MatrixXd shrunk = shrunk_moments(points, Eigen::VectorXd::Constant(10, 0.1)).covariance;
    const Eigen::MatrixXd truth = Eigen::MatrixXd::Identity(8, 8);
    CHECK((shrunk - truth).norm() < 0.5 * (raw - truth).norm());
    CHECK(shrunk.trace() == Approx(raw.trace()));
    // The same share of the identity for every element: the correlations keep their signs and order.
    const double share = 1 - shrunk(0, 1) / raw(0, 1);
    CHECK(share > 0);
    CHECK(share <= 1);
    CHECK(shrunk(3, 6) == Approx((1 - share) * raw(3, 6)));
}

TEST_CASE("a covariance of many points is not shrunk") {
    const Points points = some_points(3, 15);  // five a dimension
    const Eigen::MatrixXd covariance = shrunk_moments(points, Eigen::VectorXd::Constant(15, 1.0 / 15)).covariance;
    CHECK(covariance(0, 1) == Approx(moments(points).covariance(0, 1) * 14 / 15));
}
