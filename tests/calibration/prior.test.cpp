#include "calibration/prior.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/core/problems.h"

using namespace ccsim;

namespace {

const double z95 = 1.6448536269514722;

std::vector<Prior> one_of_each() {
    return {Prior(PriorFamily::log_normal, {100, 200, 400}),
            Prior(PriorFamily::log_normal, {100, 200, 900}),  // leans
            Prior(PriorFamily::log_normal, {4, 2, 1}),        // falls
            Prior(PriorFamily::logit_normal, {0.1, 0.2, 0.5}),
            Prior(PriorFamily::logit_normal, {0.15, 0.25, 0.35}, 0, 0.5),
            Prior(PriorFamily::logit_normal, {-1, 1.8, 4.6}, -10, 10),
            Prior(PriorFamily::normal, {-6, 5, 16}),
            Prior(PriorFamily::normal, {3, 0, -1}),
            Prior::uniform(0, 7900)};
}

}  // namespace

TEST_CASE("a prior has the median and the 5% and 95% that were written") {
    const Prior leaning(PriorFamily::logit_normal, {0.1, 0.2, 0.5});
    CHECK(leaning.value_at(-z95) == Approx(0.1).epsilon(1e-12));
    CHECK(leaning.value_at(0) == Approx(0.2).epsilon(1e-12));
    CHECK(leaning.value_at(z95) == Approx(0.5).epsilon(1e-12));
    const Prior falling(PriorFamily::log_normal, {0.65, 0.35, 0.19});
    CHECK(falling.value_at(-z95) == Approx(0.65).epsilon(1e-12));
    CHECK(falling.value_at(0) == Approx(0.35).epsilon(1e-12));
    CHECK(falling.value_at(z95) == Approx(0.19).epsilon(1e-12));
    CHECK_FALSE(falling.rises());
    const Prior even = Prior::uniform(0, 100);
    CHECK(even.points().p5 == Approx(5));
    CHECK(even.points().median == Approx(50));
    CHECK(even.points().p95 == Approx(95));
}

TEST_CASE("a prior that leans no way is a plain normal on its scale") {
    const Prior prior(PriorFamily::log_normal, {50, 100, 200});
    CHECK(prior.value_at(2 * z95) == Approx(400));
    CHECK(prior.value_at(-2 * z95) == Approx(25));
    CHECK(Prior(PriorFamily::normal, {-6, 5, 16}).value_at(-2 * z95) == Approx(-17));
}

TEST_CASE("a value of a prior goes back to its normal number") {
    for (const Prior& prior : one_of_each())
        for (double z = -4; z <= 4; z += 0.25) {
            CAPTURE(word_of(prior.family()), prior.points().median, z);
            CHECK(prior.z_at(prior.value_at(z)) == Approx(z).margin(1e-6));
        }
}

TEST_CASE("a prior moves one way as far as 8 standard deviations") {
    for (const Prior& prior : one_of_each())
        for (double z = -8; z < 7.95; z += 0.1) {
            CAPTURE(word_of(prior.family()), prior.points().median, z);
            const double a = prior.value_at(z), b = prior.value_at(z + 0.1);
            REQUIRE(std::isfinite(a));
            CHECK((prior.rises() ? a < b : a > b));
        }
}

TEST_CASE("beyond 8 standard deviations a prior stays where it is") {
    for (const Prior& prior : one_of_each()) {
        CHECK(prior.value_at(8) == prior.value_at(50));
        CHECK(prior.value_at(-8) == prior.value_at(-1e300));
    }
}

TEST_CASE("values that a prior never reaches are at the nearer end") {
    CHECK(Prior(PriorFamily::log_normal, {100, 200, 400}).z_at(0) == -8);
    CHECK(Prior(PriorFamily::log_normal, {4, 2, 1}).z_at(-1) == 8);
    CHECK(Prior(PriorFamily::logit_normal, {0.1, 0.2, 0.4}).z_at(1) == 8);
    CHECK(Prior(PriorFamily::logit_normal, {0.4, 0.2, 0.1}).z_at(1) == -8);
    CHECK(Prior::uniform(0, 10).z_at(11) == 8);
    CHECK(Prior::uniform(0, 10).z_at(-1) == -8);
    CHECK(Prior(PriorFamily::normal, {-1, 0, 2}).z_at(-100) == -8);
    CHECK(Prior(PriorFamily::normal, {-2, 0, 1}).z_at(100) == 8);
}

TEST_CASE("bounds hold however far out") {
    const Prior fraction(PriorFamily::logit_normal, {0.64, 0.71, 0.78}, 0.5, 0.9);
    CHECK(fraction.value_at(-8) > 0.5);
    CHECK(fraction.value_at(8) < 0.9);
}

TEST_CASE("points that make no prior are told apart") {
    CHECK_FALSE(Prior::fault_of(PriorFamily::log_normal, {1, 2, 4}));
    CHECK(Prior::fault_of(PriorFamily::log_normal, {0, 2, 4}) == "0 is not above 0");
    CHECK(Prior::fault_of(PriorFamily::logit_normal, {0.1, 0.2, 1}) == "0.1 to 1 is not between the bounds, 0 and 1");
    CHECK(Prior::fault_of(PriorFamily::normal, {1, 3, 2}) == "p5 1, median 3, p95 2 neither rise nor fall");
    CHECK(Prior::fault_of(PriorFamily::normal, {1, 1, 2}));
    CHECK(Prior::fault_of(PriorFamily::normal, {0, 1, 4.1}));
    CHECK_FALSE(Prior::fault_of(PriorFamily::normal, {0, 1, 3.9}));
    CHECK(Prior::fault_of(PriorFamily::uniform, {}, 2, 2) == "least 2 is not below most 2");
    CHECK_THROWS_AS(Prior(PriorFamily::normal, {1, 3, 2}), Fault);
    CHECK_THROWS_AS(Prior::uniform(3, 2), Fault);
}
