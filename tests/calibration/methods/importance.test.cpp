#include "calibration/methods/importance.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/methods/moments.h"
#include "sim/core/problems.h"
#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

TEST_CASE("smoothed importance weights and k-hat are those of R's loo package") {
    const Fixture weights = read_fixture("importance_weights.csv"), shapes = read_fixture("importance_shapes.csv");
    REQUIRE(shapes.rows() == 4);
    for (int number = 0; number < 4; ++number) {
        const Fixture one = weights.of_case(number);
        const SmoothedWeights smoothed = smoothed_weights(one.column("ratio"), shapes.column("efficiency")(number));
        CAPTURE(number);
        CHECK(smoothed.shape == Approx(shapes.column("shape")(number)).epsilon(1e-9));
        CHECK((smoothed.log_weights - one.column("smoothed")).cwiseAbs().maxCoeff() < 1e-9);
    }
}

TEST_CASE("weights that are all the same stay and say that they were not smoothed") {
    const SmoothedWeights same = smoothed_weights(Eigen::VectorXd::Constant(100, -3.5));
    CHECK(same.log_weights == Eigen::VectorXd::Constant(100, -3.5));
    CHECK(std::isinf(same.shape));
}

TEST_CASE("a few weights are not smoothed") {
    const Eigen::VectorXd ratios = Eigen::VectorXd::LinSpaced(20, 0, 1);  // a fifth of them is 4: too few for a fit
    CHECK(std::isinf(smoothed_weights(ratios).shape));
    CHECK(std::isfinite(smoothed_weights(Eigen::VectorXd::LinSpaced(21, 0, 1)).shape));
}

TEST_CASE("importance weights of nothing are a fault") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(smoothed_weights(Eigen::VectorXd::Constant(30, -infinity)), Fault);
    Eigen::VectorXd with_nan = Eigen::VectorXd::Zero(30);
    with_nan(7) = std::nan("");
    CHECK_THROWS_AS(smoothed_weights(with_nan), Fault);
}

TEST_CASE("some importance weights of 0 stay 0") {
    Eigen::VectorXd ratios = Eigen::VectorXd::LinSpaced(200, -2, 0);
    ratios.head(50).setConstant(-std::numeric_limits<double>::infinity());
    const SmoothedWeights smoothed = smoothed_weights(ratios);
    CHECK(normalised_weights(smoothed.log_weights).head(50).sum() == 0);
    CHECK(std::isfinite(smoothed.shape));
}
