#include "calibration/methods/tempering.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/methods/moments.h"

using namespace ccsim::methods;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("the next temperature leaves half of the particles in effect") {
    const Eigen::VectorXd increments = Eigen::VectorXd::LinSpaced(1000, -40, 0);
    const double next = next_temperature(increments, 0.1, {});
    CHECK(next > 0.1);
    CHECK(next < 1);
    CHECK(effective_size(normalised_weights((next - 0.1) * increments)) == Approx(500).epsilon(1e-6));
    CHECK(effective_size(normalised_weights((next - 0.1) * increments)) >= 500);
}

TEST_CASE("the last temperature is exactly 1") {
    CHECK(next_temperature(Eigen::VectorXd::LinSpaced(1000, -1, 0), 0, {}) == 1);
    CHECK(next_temperature(Eigen::VectorXd::LinSpaced(1000, -40, 0), 1 - 1e-5, {}) == 1);
}

TEST_CASE("impossible particles count as lost") {
    Eigen::VectorXd increments = Eigen::VectorXd::Zero(100);
    increments.head(49).setConstant(-infinity);
    CHECK(next_temperature(increments, 0, {}) == 1);
    increments.head(51).setConstant(-infinity);
    CHECK_THROWS_AS(next_temperature(increments, 0, {}), MethodFailed);
    increments.setConstant(-infinity);
    CHECK_THROWS_AS(next_temperature(increments, 0, {}), MethodFailed);
}

TEST_CASE("a cliff that no step gets over fails") {
    Eigen::VectorXd increments = Eigen::VectorXd::Constant(100, -1e9);
    increments(7) = 0;
    CHECK_THROWS_AS(next_temperature(increments, 0.5, {}), MethodFailed);
}

TEST_CASE("the evidence increment is the log of a mean") {
    // Means of exp(0.5 x): of exp 0 and exp log 3.
    CHECK(log_evidence_increment(Eigen::Vector2d(0, 2 * std::log(3)), 0.5) == Approx(std::log(2)));
    CHECK(log_evidence_increment(Eigen::Vector2d(-infinity, 0), 0.5) == Approx(std::log(0.5)));
}

TEST_CASE("systematic resampling takes every place its weight's number of times or one more") {
    const Eigen::VectorXd weights = Eigen::Vector4d(0.5, 0.0, 0.3, 0.2);
    for (const double uniform : {1e-9, 0.25, 0.5, 0.75, 1 - 1e-9}) {
        const auto places = systematic_resampling(weights, 10, uniform);
        REQUIRE(places.size() == 10);
        CHECK(std::count(places.begin(), places.end(), 0) == 5);
        CHECK(std::count(places.begin(), places.end(), 1) == 0);
        CHECK(std::count(places.begin(), places.end(), 2) == 3);
    }
    CHECK(systematic_resampling(weights, 1, 0.49) == std::vector<Eigen::Index>{0});
    CHECK(systematic_resampling(weights, 1, 0.51) == std::vector<Eigen::Index>{2});
}

TEST_CASE("rounding never resamples a place without weight") {
    Eigen::VectorXd weights = Eigen::VectorXd::Constant(11, 0.1 * (1 - 1e-12));
    weights(10) = 0;
    CHECK(systematic_resampling(weights, 100, 1 - 1e-13).back() == 9);
}

TEST_CASE("memory is 1 of what stood still and -1 of what was mirrored and the mean of several") {
    const Points start = Points::Random(2, 50);
    Points end = start;
    CHECK(memory(start, end) == Approx(1));
    CHECK(memory(start, -end) == Approx(-1));
    end.row(1) = 3 - 2 * start.row(1).array();
    CHECK(memory(start, end) == Approx(0).margin(1e-12));
}
