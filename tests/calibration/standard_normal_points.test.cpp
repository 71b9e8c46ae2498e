#include "calibration/standard_normal_points.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace ccsim;

TEST_CASE("the points of the priors are standard normal in each dimension and unrelated between them") {
    const auto points = standard_normal_points(1024, 32, 5);
    REQUIRE(points.size() == 1024);
    for (std::size_t d = 0; d < 32; ++d) {
        double sum = 0, squares = 0, with_next = 0;
        int below_0 = 0;
        for (const auto& point : points) {
            sum += point[d];
            squares += point[d] * point[d];
            with_next += point[d] * point[(d + 1) % 32];
            below_0 += point[d] < 0;
        }
        CAPTURE(d);
        CHECK(below_0 == 512);  // a digital net: half of them, not about half
        CHECK(std::abs(sum / 1024) < 0.01);
        CHECK(squares / 1024 == Approx(1).margin(0.02));
        CHECK(std::abs(with_next / 1024) < 0.1);
    }
}

TEST_CASE("each dimension of the points has a shift of its own") {
    const auto first = standard_normal_points(1, 32, 5).front();  // unshifted it is 0 everywhere
    CHECK(std::set<double>(first.begin(), first.end()).size() == 32);
}

TEST_CASE("the points of the priors depend on the seed alone") {
    CHECK(standard_normal_points(8, 3, 5) == standard_normal_points(8, 3, 5));
    CHECK(standard_normal_points(8, 3, 5) != standard_normal_points(8, 3, 6));
    const auto few = standard_normal_points(8, 3, 5), more = standard_normal_points(16, 3, 5);
    CHECK(std::equal(few.begin(), few.end(), more.begin()));
}
