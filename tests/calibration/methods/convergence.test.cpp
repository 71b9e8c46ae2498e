#include "calibration/methods/convergence.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/calibration/methods/fixtures.h"

using namespace ccsim::methods;
using namespace ccsim::tests;

TEST_CASE("R-hat and effective sizes are those of R's posterior package") {
    const Fixture draws = read_fixture("convergence_draws.csv"), expected = read_fixture("convergence_expected.csv");
    REQUIRE(expected.rows() == 8);
    for (int number = 0; number < 8; ++number) {
        const Draws chains = matrix_of(draws.of_case(number));
        CAPTURE(number);
        const auto wanted = [&](const char* name) { return Approx(expected.column(name)(number)).epsilon(1e-9); };
        CHECK(r_hat(chains) == wanted("r_hat"));
        CHECK(bulk_effective_size(chains) == wanted("bulk"));
        CHECK(tail_effective_size(chains) == wanted("tail"));
        CHECK(mean_effective_size(chains) == wanted("mean"));
    }
}

TEST_CASE("draws that say nothing have no R-hat and no effective size") {
    Draws nan = Draws::Random(20, 4);
    nan(3, 2) = std::nan("");
    for (const Draws& draws : {Draws(Draws::Constant(20, 4, 1.5)), Draws(Draws::Random(3, 4)), nan}) {
        CHECK(std::isnan(r_hat(draws)));
        CHECK(std::isnan(bulk_effective_size(draws)));
        CHECK(std::isnan(tail_effective_size(draws)));
        CHECK(std::isnan(mean_effective_size(draws)));
        CHECK_FALSE(convergence({draws}).reached());
    }
}

TEST_CASE("convergence is that of the worst quantity") {
    const Fixture fixture = read_fixture("convergence_draws.csv");
    const Draws independent = matrix_of(fixture.of_case(0)), shifted = matrix_of(fixture.of_case(3));
    CHECK(convergence({independent}).reached());
    CHECK_FALSE(convergence({independent}).reached(0.99, 400));
    CHECK_FALSE(convergence({independent}).reached(1.01, 550));  // the tail is worth 522
    const Convergence both = convergence({independent, shifted});
    CHECK(both.largest_r_hat == r_hat(shifted));
    CHECK(both.smallest_bulk == bulk_effective_size(shifted));
    CHECK(both.smallest_tail == tail_effective_size(shifted));
    CHECK_FALSE(both.reached());
}
